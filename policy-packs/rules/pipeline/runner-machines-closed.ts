import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, fail, pass, type Verdict } from "../../core/verdict";
import { ownership } from "../../facets/read";
import { templateTags } from "../../facets/runners";

type Template = View<Properties<"AWS::EC2::LaunchTemplate">>;
type Data = View<NonNullable<Properties<"AWS::EC2::LaunchTemplate">["LaunchTemplateData"]>>;

const absent = (name: string, view: View<string>, because: string): Verdict =>
  aspect(name, view.isAbsent() ? pass : fail(view, because));

const like = <T>(name: string, value: Value<T>, isRight: (value: T) => boolean, because: string): Verdict =>
  aspect(
    name,
    given(value, (it) => (isRight(it) ? pass : fail(value, because))),
  );

const disks = (data: Data): readonly Verdict[] => {
  const devices = data.get("BlockDeviceMappings");
  if (devices.isAbsent()) return [aspect("disk", fail(devices, "the image decides what its disk is encrypted with"))];
  return devices
    .alternatives()
    .map((it) => it.get("Ebs").get("DeleteOnTermination").bool(true))
    .map((kept) => like("disk", kept, (goes) => goes, "what a job wrote outlives its machine"));
};

const interfaces = (data: Data): readonly Verdict[] => {
  const listed = data.get("NetworkInterfaces");
  const groups = data.get("SecurityGroupIds");
  const own = listed.alternatives().map((it) => it.get("Groups"));
  const grouped = !groups.isAbsent() || (own.length > 0 && own.every((it) => !it.isAbsent()));
  const open = "its subnet may give it a public address";
  return [
    aspect("group", grouped ? pass : fail(listed, "it stands in the group that everything stands in by default")),
    ...(listed.isAbsent()
      ? [aspect("public-ip", fail(listed, open))]
      : listed
          .alternatives()
          .map((it) => it.get("AssociatePublicIpAddress").bool())
          .map((address) => like("public-ip", address, (it) => it === false, open))),
  ];
};

const check = (it: Template): Verdict | readonly Verdict[] =>
  given(
    derive(ownership(templateTags(it)).tags, (tags) => tags.get("TrustTier")),
    (tier): Verdict | readonly Verdict[] => {
      if (tier === undefined) return [];
      const data = it.get("LaunchTemplateData");
      const profile = data.get("IamInstanceProfile");
      return [
        absent("profile", profile.get("Arn"), "whatever runs in any job has its credentials"),
        absent("profile", profile.get("Name"), "whatever runs in any job has its credentials"),
        absent("key-pair", data.get("KeyName"), "somebody can log in to the machine, and nobody needs to"),
        like(
          "end",
          data.get("InstanceInitiatedShutdownBehavior").str("stop"),
          (end) => end === "terminate",
          "a machine that shuts itself down after its job is kept, with what the job left",
        ),
        like(
          "hop-limit",
          data.get("MetadataOptions").get("HttpPutResponseHopLimit").num(),
          (hops) => hops === 1,
          "containers and whatever forwards for them reach the metadata, too; images that ask for version 2 say 2",
        ),
        ...disks(data),
        ...interfaces(data),
      ];
    },
  );

const closed = {
  TagSpecifications: [{ ResourceType: "launch-template", Tags: [{ Key: "TrustTier", Value: "branch" }] }],
  LaunchTemplateData: {
    BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { DeleteOnTermination: true, Encrypted: true } }],
    InstanceInitiatedShutdownBehavior: "terminate",
    MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 },
    NetworkInterfaces: [{ AssociatePublicIpAddress: false, Groups: ["sg-1"], SubnetId: "subnet-1" }],
  },
};

export default defineRule({
  id: "runner-machines-closed",
  title: "A machine for CI jobs has no credentials and no way in, and ends with its job",
  principle: "pipeline",
  severity: "high",
  why: "A job runs code of everybody whose package it uses: what the machine has, it has, and what it leaves there, the next one finds.",
  fix: {
    pulumi:
      'In the launch template that is tagged `TrustTier` take out `iamInstanceProfile` and `keyName`, and set `instanceInitiatedShutdownBehavior: "terminate"`, `httpPutResponseHopLimit: 1`, and network interfaces with a security group and `associatePublicIpAddress: "false"`.',
    cloudformation:
      "In the launch template that is tagged `TrustTier` take out `IamInstanceProfile` and `KeyName`, and set `InstanceInitiatedShutdownBehavior: terminate`, `HttpPutResponseHopLimit: 1`, and network interfaces with a security group and `AssociatePublicIpAddress: false`.",
  },
  links: ["https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners"],
  checks: { "AWS::EC2::LaunchTemplate": check },
  examples: {
    good: [{ type: "AWS::EC2::LaunchTemplate", properties: closed }],
    bad: [
      {
        type: "AWS::EC2::LaunchTemplate",
        properties: {
          ...closed,
          LaunchTemplateData: { ...closed.LaunchTemplateData, IamInstanceProfile: { Name: "build" } },
        },
      },
    ],
  },
  equivalents: [],
});
