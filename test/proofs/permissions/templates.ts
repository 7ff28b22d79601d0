import type { Graph } from "../../../components/model/graph";
import type { RawObject } from "../../../components/model/raw";
import { adaptTemplate, parseTemplate } from "../../../policy-packs/adapters/cloudformation";

/** A policy document of one statement. */
export const allow = (Action: string | readonly string[], Resource: unknown, more: object = {}) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource, ...more }],
});

export const graphOf = (Resources: object): Graph => {
  const parsed = parseTemplate(JSON.stringify({ Resources }), "shop.json");
  if (parsed.problem !== undefined) throw new Error(parsed.problem.message);
  return adaptTemplate(parsed.template as RawObject, { file: "shop.json", locate: parsed.locate }).graph;
};

export const trusting = (Principal: unknown, more: object = {}) =>
  allow("sts:AssumeRole", undefined, { Principal, ...more });

export const byEc2 = trusting({ Service: "ec2.amazonaws.com" });

/** A role with one inline policy for each document. */
export const role = (...documents: readonly object[]) => ({
  Type: "AWS::IAM::Role",
  Properties: {
    AssumeRolePolicyDocument: byEc2,
    Policies: documents.map((PolicyDocument, at) => ({ PolicyName: `p${String(at)}`, PolicyDocument })),
  },
});
