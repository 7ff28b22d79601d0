import { Input, planned, type Planned, type Text } from "../../model/plan";
import type { Tags } from "../../model/planned/tags";
import type { MachineTierSpec } from "./spec";

interface TemplateSpec {
  readonly tags: Tags;
  readonly subnet: Text;
  readonly keyArn: Text;
  readonly tier: MachineTierSpec<unknown>;
}

/**
 * A machine for one job: of one image, with a disk of the tier's key that goes with it, in one subnet without a public address. It has
 * no instance profile and no key pair, so that neither the job nor anybody else has credentials there or a way in; what shuts it
 * down, ends it. Metadata asks for a token and is no hop away from it. Sources: FSBP EC2.8, EC2.25 and EC2.170, CIS AWS Foundations
 * 5.7, SLSA build L3 (isolated), https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
export const planTemplate = (id: string, { tags, subnet, keyArn, tier }: TemplateSpec): Planned =>
  planned("AWS::EC2::LaunchTemplate", id, {
    LaunchTemplateData: {
      BlockDeviceMappings: [
        {
          DeviceName: tier.image.rootDevice ?? "/dev/xvda",
          Ebs: {
            DeleteOnTermination: true,
            Encrypted: true,
            KmsKeyId: keyArn,
            VolumeSize: tier.diskSize ?? 30,
            VolumeType: "gp3",
          },
        },
      ],
      ImageId: tier.image.id,
      InstanceInitiatedShutdownBehavior: "terminate",
      InstanceType: tier.instanceType,
      MetadataOptions: {
        HttpEndpoint: "enabled",
        HttpPutResponseHopLimit: 1,
        HttpTokens: "required",
        InstanceMetadataTags: "disabled",
      },
      NetworkInterfaces: [
        {
          AssociatePublicIpAddress: false,
          DeleteOnTermination: true,
          DeviceIndex: 0,
          Groups: [new Input(tier.zone.securityGroup)],
          SubnetId: subnet,
        },
      ],
      TagSpecifications: (["instance", "network-interface", "volume"] as const).map((ResourceType) => ({
        ResourceType,
        Tags: tags,
      })),
    },
    TagSpecifications: [{ ResourceType: "launch-template", Tags: tags }],
  });
