import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const ec2SecurityGroups: FacetsOf<
  "AWS::EC2::SecurityGroup" | "AWS::EC2::SecurityGroupEgress" | "AWS::EC2::SecurityGroupIngress"
> = {
  "AWS::EC2::SecurityGroup": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::EC2::SecurityGroupEgress": {},
  "AWS::EC2::SecurityGroupIngress": {},
};
