import { isObject, Unresolved, type Raw, type RawObject } from "../../../../components/model/raw";
import { own } from "../template";
import { beside, same, theirs, type Made, type Serverless } from "./made";
import { documentOf } from "./policy-templates";

/** The role that SAM makes for what names none. */
export interface RoleOf {
  readonly service: string;
  /** Names of AWS's managed policies that it always has. */
  readonly managed: readonly string[];
  readonly statements: readonly RawObject[];
}

export const roleOf = (it: Serverless, { service, managed, statements }: RoleOf): Made => {
  const { id, properties } = it;
  const written = policiesOf(own(properties, "Policies"));
  const inline = [
    ...(statements.length === 0 ? [] : [{ Version: "2012-10-17", Statement: statements }]),
    ...written.documents,
  ];
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: [service] }, Action: ["sts:AssumeRole"] }],
  };
  const role = beside(it, "AWS::IAM::Role", {
    AssumeRolePolicyDocument: own(properties, "AssumeRolePolicyDocument") ?? trust,
    ManagedPolicyArns: [...managed.map(managedArn), ...written.managed],
    Policies: inline.map((document, index) => ({
      PolicyName: `${id}RolePolicy${String(index)}`,
      PolicyDocument: document,
    })),
    ...same(properties, ["PermissionsBoundary"]),
    Tags: theirs,
  });
  return { resources: { [`${id}Role`]: role }, notes: [] };
};

const managedArn = (name: string): RawObject => ({ "Fn::Sub": `arn:\${AWS::Partition}:iam::aws:policy/${name}` });

/** Managed policies by ARN or by AWS's name, documents, and SAM's templates of policies, which it fills in itself. */
const policiesOf = (written: Raw): { readonly managed: readonly Raw[]; readonly documents: readonly Raw[] } => {
  const entries: readonly Raw[] = Array.isArray(written)
    ? (written as readonly Raw[])
    : written === undefined
      ? []
      : [written];
  const managed: Raw[] = [];
  const documents: Raw[] = [];
  for (const entry of entries) {
    if (typeof entry === "string") managed.push(entry.startsWith("arn:") ? entry : managedArn(entry));
    else if (!isObject(entry)) documents.push(new Unresolved("it is no policy"));
    else if (own(entry, "Statement") !== undefined) documents.push({ Version: "2012-10-17", ...entry });
    else {
      const [name = ""] = Object.keys(entry);
      if (name === "Ref" || name.startsWith("Fn::")) managed.push(entry);
      else
        documents.push(
          documentOf(name, own(entry, name)) ?? new Unresolved(`SAM writes it from its policy template ${name}`),
        );
    }
  }
  return { managed, documents };
};
