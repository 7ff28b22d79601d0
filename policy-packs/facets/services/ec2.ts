import type { Facets } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { given, type Value } from "../../../components/model/value";
import { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { anyOf, ownership, unclear } from "../read";
import { templateTags } from "../runners";
import type { FacetsOf } from "../table";
import { launchedVolumes } from "../volumes";

type Instance = View<Properties<"AWS::EC2::Instance">>;
type Interface = View<NonNullable<Properties<"AWS::EC2::Instance">["NetworkInterfaces"]>[number]>;
type Near = Pick<Neighbours, "targets">;

/** Whether the subnet gives its machines public addresses. */
const bySubnet = (subnet: View<string>, near: Near): Value<boolean> => {
  const [found] = near.targets(subnet, "AWS::EC2::Subnet");
  if (found !== undefined) return found.view.get("MapPublicIpOnLaunch").bool(false);
  return given(subnet.isSet(), (set) => {
    // Default subnets give public addresses unless somebody changed them: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
    const decides = set ? "it is defined elsewhere and" : "it is not set, so a subnet of the default VPC";
    return unclear(subnet, `${decides} decides whether there is a public address`);
  });
};

const byInterface = (one: Interface, subnet: View<string>, near: Near): Value<boolean> =>
  given(one.get("AssociatePublicIpAddress").bool(), (stated): Value<boolean> => {
    const existing = !one.get("NetworkInterfaceId").isAbsent();
    if (stated !== undefined || existing) return one.get("AssociatePublicIpAddress").bool(false);
    return bySubnet(View.either(one.get("SubnetId"), subnet), near);
  });

const publicIp = (it: Instance, near: Near): Facets["exposure"] => {
  const open = given(it.get("NetworkInterfaces").items(), (interfaces): Value<boolean> =>
    anyOf(
      interfaces.map((one) => byInterface(one, it.get("SubnetId"), near)),
      bySubnet(it.get("SubnetId"), near),
    ),
  );
  const fromTemplate = !it.get("LaunchTemplate").isAbsent();
  const silent = it.get("NetworkInterfaces").isAbsent() && it.get("SubnetId").isAbsent();
  return fromTemplate && silent ? [] : [{ aspect: "public-ip", open }];
};

const blockDevices = (it: Instance, near: Pick<Neighbours, "all">): Facets["atRest"] => {
  const devices = it.get("BlockDeviceMappings");
  // What a launch template says is judged on the template.
  return devices.isAbsent() && !it.get("LaunchTemplate").isAbsent() ? [] : launchedVolumes(devices, near);
};

type Template = View<Properties<"AWS::EC2::LaunchTemplate">>;

/** Where a template says nothing of public addresses, the subnet it is used in decides, and that is judged there. */
const templatePublicIp = (it: Template): Facets["exposure"] => {
  const stated = it
    .get("LaunchTemplateData")
    .get("NetworkInterfaces")
    .alternatives()
    .map((one) => one.get("AssociatePublicIpAddress"))
    .filter((one) => !one.isAbsent())
    .map((one) => one.bool(false));
  const [first] = stated;
  return first === undefined ? [] : [{ aspect: "public-ip", open: anyOf(stated, first) }];
};

export const ec2: FacetsOf<"AWS::EC2::Instance" | "AWS::EC2::InstanceMetadataDefaults" | "AWS::EC2::LaunchTemplate"> = {
  "AWS::EC2::Instance": {
    atRest: blockDevices,
    exposure: publicIp,
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::EC2::InstanceMetadataDefaults": {},
  "AWS::EC2::LaunchTemplate": {
    atRest: (it, near) => launchedVolumes(it.get("LaunchTemplateData").get("BlockDeviceMappings"), near),
    exposure: templatePublicIp,
    ownership: (it) => ownership(templateTags(it)),
  },
};
