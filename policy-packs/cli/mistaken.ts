import { basename } from "node:path";

import { isRecord } from "../../components/model/record";

/** What a file, named by the user, is instead of an input, and what to give in its place. Undefined where nothing tells. */
export const mistakenFor = (file: string, text: string, value: unknown): string | undefined => {
  const name = basename(file);
  if (/^[^a-z]{0,3}\0|^.\0|�/i.test(text.slice(0, 200))) return "is no text in UTF-8: save it as UTF-8";
  if (/\.tf(\.json)?$/.test(name)) return planOf("is Terraform's source");
  if (/^Pulumi(\..+)?\.ya?ml$/.test(name)) return "belongs to a Pulumi program: run `sallyport preview` on its folder";
  if (/^serverless\.ya?ml$/.test(name)) {
    return "is of the Serverless Framework: run `serverless package` and give the templates in .serverless";
  }
  if (!isRecord(value)) return undefined;
  if ("terraform_version" in value && "resources" in value) return planOf("is Terraform's own state file");
  if ("format_version" in value && "planned_values" in value) return "is a Terraform plan without values to read";
  if ("artifacts" in value && "version" in value) return "is the manifest of a CDK assembly: give its folder";
  if (Array.isArray(value["Resources"])) {
    return "is no CloudFormation template: Resources is a list, and is to be a map of names to resources";
  }
  return "AWSTemplateFormatVersion" in value && !("Resources" in value)
    ? "is a CloudFormation template without Resources"
    : undefined;
};

const planOf = (what: string): string => `${what}: give what \`terraform show -json\` prints`;
