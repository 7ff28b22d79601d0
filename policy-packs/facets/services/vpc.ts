import type { Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { linked } from "../linked";
import { ownership } from "../read";
import type { FacetsOf } from "../table";

type Kinds =
  | "AWS::EC2::FlowLog"
  | "AWS::EC2::InternetGateway"
  | "AWS::EC2::NetworkAcl"
  | "AWS::EC2::NetworkAclEntry"
  | "AWS::EC2::Subnet"
  | "AWS::EC2::SubnetNetworkAclAssociation"
  | "AWS::EC2::VPC"
  | "AWS::EC2::VPCCidrBlock"
  | "Custom::VpcRestrictDefaultSG";

const flowLogs = (it: View<unknown>, near: Neighbours): Value<boolean> =>
  linked(
    it,
    near,
    near.all("AWS::EC2::FlowLog").map((log) => log.view.get("ResourceId")),
  );

export const vpc: FacetsOf<Kinds> = {
  "AWS::EC2::FlowLog": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::EC2::InternetGateway": {},
  "AWS::EC2::NetworkAcl": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::EC2::NetworkAclEntry": {},
  "AWS::EC2::Subnet": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::EC2::VPC": {
    audit: (it, near) => [{ aspect: "flow-logs", enabled: flowLogs(it, near) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::EC2::SubnetNetworkAclAssociation": {},
  "AWS::EC2::VPCCidrBlock": {},
  "Custom::VpcRestrictDefaultSG": {},
};
