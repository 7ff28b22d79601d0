import { notPast } from "../model/argument";
import { planned, ref, type Planned } from "../model/plan";
import { PlanError } from "../model/plan-error";
import type { ResourceType } from "../model/planned";
import type { EncryptionExclusion } from "../model/planned/perimeter";
import type { TagsOf } from "./zones";

/** What may pass unencrypted where the network enforces encryption. Its own gateways to the Internet are known from its flows. */
const byArgument = {
  "elastic-file-system": "ElasticFileSystemExclusionInput",
  lambda: "LambdaExclusionInput",
  "virtual-private-gateway": "VirtualPrivateGatewayExclusionInput",
  "vpc-lattice": "VpcLatticeExclusionInput",
  "vpc-peering": "VpcPeeringExclusionInput",
} as const satisfies { readonly [name: string]: EncryptionExclusion };

/** Packets that leave AWS are not AWS's to encrypt, so that a gateway to the Internet must be excluded. */
const byGateway = {
  EgressOnlyInternetGatewayExclusionInput: "AWS::EC2::EgressOnlyInternetGateway",
  InternetGatewayExclusionInput: "AWS::EC2::InternetGateway",
  NatGatewayExclusionInput: "AWS::EC2::NatGateway",
} as const satisfies { readonly [E in EncryptionExclusion]?: ResourceType };

/**
 * VPC encryption control: AWS shows which traffic inside the VPC is encrypted (`monitor`), or lets nothing start there that does not
 * encrypt it in hardware (`enforce`), but for what is argued. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-encryption-controls.html
 * (NIST 800-53 SC-8). Not made by default: AWS bills it by the hour, and older instance types cannot start under it.
 */
export type EncryptionControl =
  | { readonly mode: "monitor" }
  | {
      readonly mode: "enforce";
      readonly except?: { readonly [E in keyof typeof byArgument]?: { readonly why: string; readonly until?: string } };
    };

/** `others` are what else the network has. */
export const planEncryptionControl = (
  spec: EncryptionControl | undefined,
  others: readonly Planned[],
  tags: TagsOf,
  today: string,
): readonly Planned[] =>
  spec === undefined
    ? []
    : [
        planned("AWS::EC2::VPCEncryptionControl", "vpc-encryption-control", {
          VpcId: ref("vpc"),
          Mode: spec.mode,
          // AWS takes exclusions in this mode only.
          ...(spec.mode === "enforce" ? exclusionsOf(spec.except ?? {}, others, today) : {}),
          Tags: tags("encryption-control"),
        }),
      ];

const exclusionsOf = (
  except: { readonly [name: string]: { readonly why: string; readonly until?: string } | undefined },
  others: readonly Planned[],
  today: string,
): { readonly [E in EncryptionExclusion]?: "enable" | "disable" } => {
  for (const [name, reason] of Object.entries(except)) {
    if (reason === undefined) continue;
    const what = `encryptionControl except ${name}`;
    if (reason.why.trim() === "") throw new PlanError(`${what} must say why.`);
    if (reason.until !== undefined) notPast(what, reason.until, today);
  }
  const on = (is: boolean) => (is ? "enable" : "disable");
  return Object.fromEntries([
    ...Object.entries(byArgument).map(([name, exclusion]) => [exclusion, on(except[name] !== undefined)]),
    ...Object.entries(byGateway).map(([exclusion, type]) => [exclusion, on(others.some((it) => it.type === type))]),
  ]) as { readonly [E in EncryptionExclusion]: "enable" | "disable" };
};
