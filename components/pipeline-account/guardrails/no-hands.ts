import { rolesUnder } from "./exempt";
import { infrastructureChanges } from "./infrastructure";
import { deny, type Intent } from "./intents";
import { reads } from "./reads";

const scp = { policy: "SERVICE_CONTROL_POLICY" } as const;
const perimeter = "https://github.com/aws-samples/data-perimeter-policy-examples/tree/main/service_control_policies";

/** Nothing changes but through the pipeline. */
export const noHands = {
  "humans-read-only": {
    ...scp,
    why: "what a person changes by hand is in no commit, and nobody reviewed it",
    source:
      "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_use_people_away.html",
    deny: ({ exemptions: { breakGlass }, people }) => [
      {
        Sid: "PeopleLook",
        Effect: "Deny",
        NotAction: [...reads, "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
        Resource: ["*"],
        Condition: { ArnLike: { "aws:PrincipalArn": people } },
      },
      {
        Sid: "PeopleBreakGlass",
        Effect: "Deny",
        Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
        NotResource: [rolesUnder(breakGlass)],
        Condition: { ArnLike: { "aws:PrincipalArn": people } },
      },
    ],
  },
  "changes-through-pipeline": {
    ...scp,
    why: "an application that is broken into must not change who may do what, or what can be reached",
    source:
      "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_appsec_regularly_assess_security_properties_of_pipelines.html",
    deny: ({ unless }) => unless(["pipeline", "break-glass"], deny("PipelineChanges", infrastructureChanges)),
  },
  "pipeline-network": {
    ...scp,
    why: "a credential of the pipeline that is carried away opens nothing elsewhere",
    source: `${perimeter}, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip`,
    deny: ({ exemptions: { deploy }, network: { vpcs, addresses, subnets } }) => {
      const byDeploy = {
        ArnLike: { "aws:PrincipalArn": rolesUnder(deploy) },
        BoolIfExists: { "aws:ViaAWSService": "false" },
      };
      return [
        deny("DeployFromNetwork", ["*"], {
          ...byDeploy,
          StringNotEqualsIfExists: { "aws:SourceVpc": vpcs },
          ...(addresses.length === 0 ? {} : { NotIpAddressIfExists: { "aws:SourceIp": addresses } }),
        }),
        ...(subnets.length === 0
          ? []
          : [
              deny("DeployFromSubnets", ["*"], {
                ...byDeploy,
                Null: { "aws:VpcSourceIp": "false" },
                NotIpAddress: { "aws:VpcSourceIp": subnets },
              }),
            ]),
      ];
    },
  },
} satisfies { readonly [name: string]: Intent };
