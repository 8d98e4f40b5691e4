// Prints what the AwsSolutions rules of cdk-nag find in each template of a folder, as JSON lines.
//   node cdk_nag.mjs PACKAGES FOLDER    PACKAGES: the folder in which its packages are installed
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const [packages, folder] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(packages), "package.json"));
const { App, Stack } = load("aws-cdk-lib");
const { CfnInclude } = load("aws-cdk-lib/cloudformation-include");
const { AwsSolutionsChecks } = load("cdk-nag");

const outdir = mkdtempSync(path.join(tmpdir(), "cdk-nag-"));

function findingsOf(file) {
  const app = new App({ outdir });
  const template = path.parse(file).name;
  const stack = new Stack(app, template);
  new CfnInclude(stack, "Template", { templateFile: path.join(folder, file) });
  const { violations } = new AwsSolutionsChecks(app).validateScope(stack);
  return violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) =>
      ({ template, resource: constructPath.split("/").at(-1), rule: ruleName })));
}

try {
  for (const file of readdirSync(folder).sort()) {
    for (const finding of findingsOf(file)) console.log(JSON.stringify(finding));
  }
} finally {
  rmSync(outdir, { recursive: true });
}
