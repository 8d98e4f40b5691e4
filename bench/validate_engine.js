// Validates a template with the CloudFormation Validate engine that aws-cdk-lib carries, as the CDK
// does it, and prints how long the first and the later validations of this process took.
//   node validate_engine.js AWS_CDK_LIB TEMPLATE TIMES
const path = require("node:path");

const [library, file, count] = process.argv.slice(2);
const validate = require(path.join(library, "node_modules/@aws/cloudformation-validate"));
const engine = new validate.CompositeEngine();
const times = [];
let report;
for (let i = 0; i < Number(count); ++i) {
  const begin = performance.now();
  report = engine.validateTemplate(new validate.TemplateFile(file), {
    detailLevel: "STANDARD",
    severityLevel: "WARN",
    pseudoParameterOverrides: { accountId: "222222222222", region: "us-east-1" },
  });
  times.push(performance.now() - begin);
}
const later = times.slice(1).sort((a, b) => a - b);
console.log(JSON.stringify({
  version: validate.version(),
  rules: engine.listRules().length,
  diagnostics: report.diagnostics.length,
  first: times[0],
  later: later.length > 0 ? later[Math.floor(later.length / 2)] : null,
}));
engine.free();
