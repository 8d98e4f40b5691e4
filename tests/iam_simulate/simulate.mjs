// Reads requests as JSON lines and prints what @cloud-copilot/iam-simulate says of each, by its one
// policy alone.
//   node simulate.mjs FOLDER    the folder in which its package is installed
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const part = (name, file) =>
  import(pathToFileURL(path.join(folder, "node_modules/@cloud-copilot", name, "dist/esm", file)));
const { analyzeIdentityPolicies, analyzeResourcePolicy } =
  await part("iam-simulate", "core_engine/CoreSimulatorEngine.js");
const { DiscoveryContextKeyConstraints } =
  await part("iam-simulate", "context_keys/discoveryContextKeyConstraints.js");
const { AwsRequestImpl } = await part("iam-simulate", "request/request.js");
const { RequestContextImpl } = await part("iam-simulate", "requestContext.js");
const { loadPolicy } = await part("iam-policy", "index.js");

const parameters = {
  simulationMode: "Strict",
  discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]),
};
// An account as the principal leaves it to the account's own policies, as ours does.
const ofAccount = { AllowedForAccount: "Allowed", DeniedForAccount: "ExplicitlyDenied" };

function verdict({ policy, kind, caller, action, resource, context }) {
  const present = Object.entries(context).filter(([, value]) => value !== null && value.length > 0);
  const asked = { resource: resource ?? "arn:aws:iam::999999999999:role/asked", accountId: "999999999999" };
  const request = new AwsRequestImpl(caller.service ?? caller.arn, asked, action,
    new RequestContextImpl(Object.fromEntries(present)));
  const loaded = loadPolicy(policy, { name: "policy" });
  const { result } = kind === "identity"
    ? analyzeIdentityPolicies([loaded], request, parameters, "identity")
    : analyzeResourcePolicy(loaded, request, false, parameters);
  return ofAccount[result] ?? result;
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = verdict(JSON.parse(line));
  } catch (error) {
    answer = `failed: ${error.message}`;
  }
  process.stdout.write(`${answer}\n`);
}
