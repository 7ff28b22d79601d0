import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

function roleFor(name: string, service: string, policies: readonly string[]): aws.iam.Role {
  const role = new aws.iam.Role(name, { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: service }) });
  policies.forEach((policy, index) => {
    new aws.iam.RolePolicyAttachment(`${name}-${index}`, { role, policyArn: `arn:aws:iam::aws:policy/${policy}` });
  });
  return role;
}

const subnetIds = aws.ec2.getSubnetsOutput().ids;

const cluster = new aws.eks.Cluster("main", {
  roleArn: roleFor("control", "eks.amazonaws.com", ["AmazonEKSClusterPolicy"]).arn,
  vpcConfig: { subnetIds, endpointPublicAccess: false, endpointPrivateAccess: true },
  enabledClusterLogTypes: ["api", "audit"],
});

new aws.eks.NodeGroup("workers", {
  clusterName: cluster.name,
  nodeRoleArn: roleFor("workers", "ec2.amazonaws.com", ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy"]).arn,
  subnetIds,
  scalingConfig: { desiredSize: 2, minSize: 1, maxSize: 3 },
});

const issuer = cluster.identities.apply(([identity]) => identity!.oidcs[0]!.issuer);
const provider = new aws.iam.OpenIdConnectProvider("cluster", {
  clientIdLists: ["sts.amazonaws.com"],
  thumbprintLists: ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"],
  url: issuer,
});

const trust = aws.iam.getPolicyDocumentOutput({
  statements: [
    {
      actions: ["sts:AssumeRoleWithWebIdentity"],
      principals: [{ type: "Federated", identifiers: [provider.arn] }],
      conditions: [
        {
          test: "StringEquals",
          variable: issuer.apply((url) => `${url.replace("https://", "")}:sub`),
          values: ["system:serviceaccount:default:app"],
        },
      ],
    },
  ],
});
new aws.iam.Role("app", { assumeRolePolicy: trust.json });

export const kubeconfig = pulumi.all([cluster.name, cluster.endpoint, cluster.certificateAuthority]).apply(
  ([name, server, authority]) => JSON.stringify({ clusters: [{ name, cluster: { server, data: authority.data } }] }),
);
export const group = cluster.vpcConfig.clusterSecurityGroupId;
