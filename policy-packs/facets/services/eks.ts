import type { KeyOwner } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { allOf, anyOf, keyOwner, ownership, tagMap } from "../read";
import type { FacetsOf } from "../table";

type Cluster = View<Properties<"AWS::EKS::Cluster">>;

/**
 * From Kubernetes 1.28 on, everything in the API is encrypted with a key of AWS's; a cluster without a version gets a later one:
 * https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
 */
const secretsEncrypted = (it: Cluster): Value<boolean> => {
  const config = it.get("EncryptionConfig");
  return given(config.items(), (items) =>
    items.length > 0
      ? derive(config.items(), () => true)
      : derive(it.get("Version").str(""), (version) => version === "" || !/^1\.(\d|1\d|2[0-7])(\.|$)/.test(version)),
  );
};

const secretsKey = (it: Cluster): Value<KeyOwner> => {
  const config = it.get("EncryptionConfig");
  return given(config.items(), ([first]) =>
    first === undefined
      ? derive(config.items(), () => "aws-owned")
      : keyOwner(first.get("Provider").get("KeyArn"), "aws-owned"),
  );
};

/** Public and to everybody unless it says otherwise: https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
const endpointOpen = (it: Cluster): Value<boolean> => {
  const config = it.get("ResourcesVpcConfig");
  const cidrs = config.get("PublicAccessCidrs");
  const toEverybody = given(cidrs.items(), (items) =>
    anyOf(
      items.map((item) => derive(item.str(""), (cidr) => cidr.endsWith("/0"))),
      derive(cidrs.items(), () => true),
    ),
  );
  const open = config.get("EndpointPublicAccess").bool(true);
  return allOf([toEverybody, open], open);
};

/** The logs that tell who did what; the other two tell how the control plane fares. */
const useLogs = ["api", "audit", "authenticator"];

const controlPlaneLogs = (it: Cluster): Value<boolean> => {
  const types = it.get("Logging").get("ClusterLogging").get("EnabledTypes");
  return given(types.items(), (items): Value<boolean> => {
    const named = items.map((item) => item.get("Type").str(""));
    const enabled = named.flatMap((name) => (name.known ? [name.value] : []));
    const complete = useLogs.every((log) => enabled.includes(log));
    const all = derive(types.items(), () => complete);
    return (
      (complete ? undefined : named.find((name) => !name.known)) ??
      (all.known && items.length > 0 ? { ...all, shown: enabled.join(", ") } : all)
    );
  });
};

export const eks: FacetsOf<"AWS::EKS::Cluster" | "AWS::EKS::FargateProfile" | "AWS::EKS::Nodegroup"> = {
  "AWS::EKS::FargateProfile": {},
  "AWS::EKS::Cluster": {
    atRest: (it) => [{ aspect: "secrets", encrypted: secretsEncrypted(it), key: secretsKey(it) }],
    exposure: (it) => [{ aspect: "endpoint", open: endpointOpen(it) }],
    audit: (it) => [{ aspect: "control-plane-logs", enabled: controlPlaneLogs(it) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::EKS::Nodegroup": {
    // A key without source groups opens port 22 to the Internet:
    // https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html
    exposure: (it) => {
      const groups = it.get("RemoteAccess").get("SourceSecurityGroups");
      const key = it.get("RemoteAccess").get("Ec2SshKey").isSet();
      return [{ aspect: "ssh", open: allOf([derive(groups.items(), (items) => items.length === 0), key], key) }];
    },
    ownership: (it) => tagMap(it.get("Tags")),
  },
};
