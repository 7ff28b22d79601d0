import { notPast } from "../../model/argument";
import { Input, type Text } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { PolicyStatement } from "../../model/planned/policy";
import type { PipelineNetwork } from "./spec";

/**
 * Denies every call from elsewhere. A call by an endpoint has the VPC and no address, one over the Internet the address and no VPC;
 * what is not there counts as another. What a service of AWS's does in the role's name comes from that service's own network and is
 * let through: CloudFormation could make nothing otherwise.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 */
export const onlyFrom = <R>(network: PipelineNetwork<R>, today: string): readonly PolicyStatement<Text>[] => {
  if ("anywhere" in network) {
    if (network.anywhere.why.trim() === "") throw new PlanError("network.anywhere must say why.");
    notPast("network.anywhere", network.anywhere.until, today);
    return [];
  }
  const { vpcs, addresses } = network;
  return [
    {
      Sid: "OnlyFromPipeline",
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: {
        ...(vpcs === undefined
          ? {}
          : { StringNotEqualsIfExists: { "aws:SourceVpc": vpcs.map((it) => new Input(it)) } }),
        ...(addresses === undefined || addresses.length === 0
          ? {}
          : { NotIpAddressIfExists: { "aws:SourceIp": addresses.map((it) => new Input(it)) } }),
        BoolIfExists: { "aws:PrincipalIsAWSService": false, "aws:ViaAWSService": false },
      },
    },
  ];
};

/** Whether there is a statement to attach. Throws a `PlanError` on an address that is none, or is everybody's. */
export const checkNetwork = <R>(network: PipelineNetwork<R>): void => {
  if ("anywhere" in network) return;
  for (const it of network.addresses ?? []) {
    if (typeof it !== "string" || it.includes("${Token[")) continue;
    const [, bits] = /^(?:\d{1,3}\.){3}\d{1,3}\/(\d{1,2})$/.exec(it) ?? /^[0-9a-fA-F:]+\/(\d{1,3})$/.exec(it) ?? [];
    if (bits === undefined) throw new PlanError(`network.addresses has ${it}: write it as 203.0.113.7/32.`);
    if (Number(bits) < 8) throw new PlanError(`network.addresses has ${it}, which is nearly everybody: name your own.`);
  }
};
