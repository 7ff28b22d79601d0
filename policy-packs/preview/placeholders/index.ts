import type { WireObject } from "../../adapters/pulumi/sentinels";
import { APPS } from "./aws-apps";
import { COMPUTE } from "./aws-compute";
import { DATA } from "./aws-data";
import { EGRESS } from "./aws-egress";
import { IDENTITY } from "./aws-identity";
import { NETWORK } from "./aws-network";
import { hash } from "./identity";
import { OTHERS } from "./other-packages";
import { conceive, type Pattern, type Subject } from "./template";

export type { Subject } from "./template";

const AWS: { readonly [type: string]: Pattern } = { ...NETWORK, ...EGRESS, ...COMPUTE, ...DATA, ...IDENTITY, ...APPS };

/**
 * The id and outputs a resource would have, made up: well-formed, the same for the same URN each time. What cannot be made up is
 * left out, which the SDK takes as unknown.
 *
 * @param id The real id, where the resource exists already.
 */
export function placeholderOf(subject: Subject & { readonly id?: string }): {
  readonly id: string;
  readonly outputs: WireObject;
} {
  const [pkg] = subject.type.split(":");
  if (pkg === "aws") return conceive(subject, AWS[keyOf(subject.type)] ?? generic(subject), subject.id);
  if (pkg === "aws-native") return conceive(subject, nativePattern(subject), subject.id);
  if (pkg === "pulumi-nodejs" || subject.type === "pulumi:pulumi:StackReference")
    return { id: subject.id ?? "", outputs: subject.inputs };
  const pattern = OTHERS[subject.type] ?? (pkg === "kubernetes" ? OTHERS["kubernetes"] : undefined);
  const id = subject.id ?? `${subject.name}-${hash(subject.urn, 7)}`;
  return pattern === undefined ? { id, outputs: subject.inputs } : conceive(subject, pattern, subject.id);
}

/** Modules that were renamed, and the V2 types of version 6, under the names of today. */
const RENAMED: { readonly [module: string]: string } = {
  alb: "lb",
  elasticloadbalancingv2: "lb",
  applicationloadbalancing: "lb",
  elasticloadbalancing: "elb",
};

/** `aws:s3/bucketV2:BucketV2` is "s3/bucket". */
export function keyOf(token: string): string {
  const [, path = ""] = token.split(":");
  const [module = "", type = ""] = path.split("/");
  return `${RENAMED[module] ?? module}/${type.replace(/[vV]2$/, "")}`;
}

function generic({ type }: Subject): Pattern {
  const [module = "", kind = ""] = keyOf(type).split("/");
  return { arn: `${module}:{region}:{account}:${kind}/{name}` };
}

/** CloudFormation's types have the same services under names of their own; most are named by `<Type>Name`. */
function nativePattern({ type, inputs }: Subject): Pattern {
  const [, module = "", title = ""] = type.split(":");
  const kind = title.charAt(0).toLowerCase() + title.slice(1);
  const known = AWS[`${module}/${kind}`] ?? generic({ type: `aws:${module}/${kind}:${title}` } as Subject);
  const named = [`${kind}Name`, "name"].find((property) => property in inputs) ?? `${kind}Name`;
  return { ...known, named, outputs: { ...known.outputs, awsId: "{id}", [`${kind}Id`]: "{id}" } };
}
