import { describe, expect, it } from "@jest/globals";
import { tiers, type Tier } from "../../../components/ci-runners/tiers";
import type { MachineTierSpec } from "../../../components/ci-runners/ec2/spec";
import { templateOf } from "../network/given";
import { actors, zone } from "./given";
import { anybody, image, oneTier, plan, type AnyMachines } from "./machines-given";

interface Tree {
  readonly [key: string]: unknown;
}
interface Resource {
  readonly Type: string;
  readonly Properties: Tree;
}

const resourcesOf = (own: Partial<AnyMachines> = {}): { readonly [id: string]: Resource } =>
  templateOf(plan(own).resources).Resources;

const ofType = (type: string, all = resourcesOf()): readonly Tree[] =>
  Object.values(all)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);

const templates = (): readonly Tree[] =>
  ofType("AWS::EC2::LaunchTemplate").map((it) => it["LaunchTemplateData"] as Tree);

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Tree;
}

const statements = (): readonly Statement[] =>
  ["controller-role-policy", "controller-machines-policy"].flatMap((id) => {
    const policy = resourcesOf()[id]?.Properties["PolicyDocument"];
    return (policy as { readonly Statement: readonly Statement[] }).Statement;
  });

const statement = (sid: string): Statement => {
  const found = statements().find(({ Sid }) => Sid === sid);
  if (found === undefined) throw new Error(`There is no statement ${sid}.`);
  return found;
};

describe("a machine", () => {
  it("has no credentials, no way in and no public address, and nothing stands in its user data", () => {
    expect(templates().length).toBe(8);
    for (const it of templates()) {
      for (const none of ["IamInstanceProfile", "KeyName", "UserData"]) expect(it).not.toHaveProperty(none);
      expect(it["NetworkInterfaces"]).toEqual([expect.objectContaining({ AssociatePublicIpAddress: false })]);
      expect(it["MetadataOptions"]).toMatchObject({ HttpTokens: "required", HttpPutResponseHopLimit: 1 });
    }
  });

  it("ends with its disk when it shuts down, and the disk has the tier's key", () => {
    const all = resourcesOf();
    const machines = Object.entries(all).filter(([, { Type }]) => Type === "AWS::EC2::LaunchTemplate");
    for (const [id, { Properties }] of machines) {
      const data = Properties["LaunchTemplateData"] as Tree;
      const key = id.replace(/template-[ab]$/, "key");
      expect(all[key]?.Type).toBe("AWS::KMS::Key");
      expect(data["InstanceInitiatedShutdownBehavior"]).toBe("terminate");
      expect(data["BlockDeviceMappings"]).toEqual([
        expect.objectContaining({
          Ebs: expect.objectContaining({
            DeleteOnTermination: true,
            Encrypted: true,
            KmsKeyId: { "Fn::GetAtt": [key, "Arn"] },
          }) as unknown,
        }),
      ]);
    }
  });

  it("shares neither key, subnet nor security group with those of another tier", () => {
    const parts = tiers.map((tier) => {
      const word = tier.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const own = Object.entries(resourcesOf()).filter(([id]) => new RegExp(`^${word}-template-[ab]$`).test(id));
      expect(own.length).toBe(2);
      return new Set(
        own.flatMap(([, { Properties }]) => {
          const data = Properties["LaunchTemplateData"] as {
            readonly BlockDeviceMappings: readonly { readonly Ebs: Tree }[];
            readonly NetworkInterfaces: readonly { readonly Groups: readonly unknown[]; readonly SubnetId: unknown }[];
          };
          return [
            ...data.BlockDeviceMappings.map(({ Ebs }) => JSON.stringify(Ebs["KmsKeyId"])),
            ...data.NetworkInterfaces.flatMap(({ Groups, SubnetId }) => [JSON.stringify(Groups), String(SubnetId)]),
          ];
        }),
      );
    });
    const sizes = parts.reduce((sum, { size }) => sum + size, 0);
    expect(new Set(parts.flatMap((it) => [...it])).size).toBe(sizes);
    expect(sizes).toBe(16);
  });
});

describe("the controller", () => {
  it("can be called by the clock alone: it has no address, no webhook and no permission for anybody", () => {
    const types = Object.values(resourcesOf()).map(({ Type }) => Type);
    for (const door of ["AWS::Lambda::Url", "AWS::Lambda::Permission", "AWS::ApiGatewayV2::Api"]) {
      expect(types).not.toContain(door);
    }
    expect(types.filter((it) => it === "AWS::Scheduler::Schedule").length).toBe(1);
  });

  it("stands in its zone, runs one at a time, and has no secret in its settings", () => {
    const [it] = ofType("AWS::Lambda::Function");
    expect(it).toMatchObject({
      ReservedConcurrentExecutions: 1,
      VpcConfig: { SecurityGroupIds: ["sg-controller"], SubnetIds: ["subnet-controller-a", "subnet-controller-b"] },
    });
    expect(it).not.toHaveProperty("Environment");
  });

  it("reads what the plan decided, as the first line of its code", () => {
    const [it] = ofType("AWS::Lambda::Function");
    const parts = (it?.["Code"] as { ZipFile: { "Fn::Join": readonly [string, readonly unknown[]] } }).ZipFile[
      "Fn::Join"
    ][1];
    const flat = (part: unknown): string =>
      typeof part === "string"
        ? part
        : typeof part === "object" && part !== null && "Fn::Join" in part
          ? (part as { "Fn::Join": readonly [string, readonly unknown[]] })["Fn::Join"][1].map(flat).join("")
          : "known-later";
    const [line = ""] = parts.map(flat).join("").split("\n");
    const config = JSON.parse(line.replace(/^const config = /, "").replace(/;$/, "")) as Tree;
    expect(config).toMatchObject({
      name: "ci",
      organization: "example",
      repositories: [
        { id: 101, path: "example/shop" },
        { id: 102, path: "example/tools" },
      ],
      permissions: { actions: "read", contents: "read", organization_self_hosted_runners: "write" },
    });
    expect((config["tiers"] as readonly Tree[])[3]).toEqual({
      tier: "deploy",
      spelled: "deploy",
      label: "sallyport-ci-deploy",
      group: 14,
      atOnce: 1,
      minutes: 30,
      actors: [583231],
      branches: ["main", "release/2"],
      workflows: [".github/workflows/deploy.yml"],
      templates: [
        ["known-later", "known-later"],
        ["known-later", "known-later"],
      ],
    });
  });

  it("reads no commits where no tier asks for a branch", () => {
    const code = JSON.stringify(templateOf(oneTier({ actors: anybody }, "pullRequest").resources));
    expect(code).not.toMatch(/\\"contents\\"/);
  });
});

describe("what the controller may do", () => {
  it("is nothing but this, and to pass a role is not among it", () => {
    const allowed = statements()
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action)
      .filter((it) => !it.startsWith("ec2:Describe"));
    expect([...new Set(allowed)].sort()).toEqual([
      "ec2:CreateNetworkInterface",
      "ec2:CreateTags",
      "ec2:DeleteNetworkInterface",
      "ec2:RunInstances",
      "ec2:TerminateInstances",
      "kms:CreateGrant",
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "secretsmanager:GetSecretValue",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]);
  });

  it("makes machines of these templates as they are, with its tag, and ends those with it", () => {
    for (const sid of ["MakeMachines", "MakeMachinesOf"]) {
      expect(statement(sid).Condition).toMatchObject({ Bool: { "ec2:IsLaunchTemplateResource": "true" } });
    }
    expect(JSON.stringify(statement("MakeMachines").Condition)).toMatch(/ec2:LaunchTemplate.*deploy-template-a/);
    expect(statement("MakeMachines").Condition).toMatchObject({
      StringEquals: { "aws:RequestTag/SallyportRunners": "ci" },
    });
    expect(statement("EndMachines").Condition).toEqual({
      StringEquals: { "aws:ResourceTag/SallyportRunners": "ci" },
    });
    expect(statement("TagMachines").Condition).toMatchObject({ StringEquals: { "ec2:CreateAction": "RunInstances" } });
    expect(JSON.stringify(statement("UseTemplates").Resource)).not.toContain("*");
  });

  it("fits into what IAM takes, with four tiers in three subnets each and images with keys of their own", () => {
    const arn = (text: string) => `arn:aws:kms:eu-west-1:111122223333:key/${text.padEnd(36, "0")}`;
    const wide = (name: string) => ({
      ...zone(name),
      securityGroup: `sg-${name}`.padEnd(20, "0"),
      subnets: Object.fromEntries(["a", "b", "c"].map((it) => [it, `subnet-${name}-${it}`.padEnd(24, "0")])),
    });
    const tier = (name: string, group: number, word: string) => ({
      image: { id: `ami-${word.repeat(17)}` as const, keyArn: arn(name) },
      instanceType: "m8g.large",
      zone: wide(name),
      group,
      actors,
    });
    const named = { branches: ["main"], workflows: [".github/workflows/deploy.yml"] } as const;
    const all = resourcesOf({
      controller: { zone: wide("controller") },
      tiers: {
        pullRequest: tier("forks", 11, "a"),
        branch: tier("branches", 12, "b"),
        protectedBranch: { ...tier("main", 13, "c"), ...named },
        deploy: { ...tier("deploy", 14, "d"), ...named },
      },
    });
    for (const id of ["controller-role-policy", "controller-machines-policy"]) {
      const joined = (text: string): string =>
        text.replace(
          /\{"Fn::Join":\["",\[((?:"[^"]*",?)*)\]\]\}/g,
          (_, parts: string) => `"${parts.replace(/","|"/g, "")}"`,
        );
      const known = JSON.stringify(all[id]?.Properties["PolicyDocument"])
        .replace(/\{"Ref":"AWS::Partition"\}/g, '"aws"')
        .replace(/\{"Ref":"AWS::Region"\}/g, '"ap-southeast-1"')
        .replace(/\{"Ref":"AWS::AccountId"\}/g, '"111122223333"')
        .replace(/\{"Ref":"AWS::URLSuffix"\}/g, '"amazonaws.com"')
        .replace(/\{"Ref":"[\w-]+template-[abc]"\}/g, '"lt-0123456789abcdef0"')
        .replace(/\{"Fn::GetAtt":[^}]*\}/g, JSON.stringify(arn("other")));
      const text = joined(joined(known));
      expect(text).not.toMatch(/Fn::|"Ref"/);
      expect(text.length).toBeLessThanOrEqual(6144);
    }
  });

  it("opens the App's key for that one secret, and the disks' keys for EC2 alone", () => {
    expect(JSON.stringify(statement("OpenAppKey").Condition)).toContain("secret:app-AbCdEf");
    expect(JSON.stringify(statement("EncryptDisks").Condition)).toContain("kms:ViaService");
    expect(statement("LetEc2EncryptDisks").Condition).toMatchObject({ Bool: { "kms:GrantIsForAWSResource": "true" } });
  });

  it("is bounded, and so is what the clock may do", () => {
    const roles = ofType("AWS::IAM::Role");
    expect(roles.length).toBe(2);
    for (const role of roles) expect(role["PermissionsBoundary"]).toBe("arn:aws:iam::111122223333:policy/boundary");
  });

  it("is within a boundary for the services that its page names", () => {
    const policies = ofType("AWS::IAM::ManagedPolicy").map((it) => it["PolicyDocument"]);
    const all = policies.flatMap((it) => (it as { readonly Statement: readonly Statement[] }).Statement);
    const services = all
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap(({ Action }) => Action)
      .map((it) => it.split(":")[0]);
    expect([...new Set(services)].sort()).toEqual(["ec2", "kms", "lambda", "logs", "secretsmanager", "xray"]);
  });
});

describe("the record of machines", () => {
  it("is EC2's word on each that was made and that is gone, in an encrypted log group that is kept", () => {
    const all = resourcesOf();
    expect(ofType("AWS::Events::Rule", all)[0]?.["EventPattern"]).toEqual({
      source: ["aws.ec2"],
      "detail-type": ["EC2 Instance State-change Notification"],
    });
    for (const group of ofType("AWS::Logs::LogGroup", all)) {
      expect(group).toMatchObject({ DeletionProtectionEnabled: true, RetentionInDays: 365 });
      expect(group).toHaveProperty("KmsKeyId");
    }
    const expires = "2026-12-31";
    const opened = resourcesOf({ unsafe: [{ control: "logs-deletion-protected", reason: "a test", expires }] });
    expect(ofType("AWS::Logs::LogGroup", opened).map((it) => it["DeletionProtectionEnabled"])).toEqual([false, false]);
  });
});

describe("what a program gets", () => {
  it("is a label a tier, and a template a subnet at its version", () => {
    const { tiers: made, records, log } = plan().outputs(JSON.stringify);
    expect(tiers.map((tier) => made[tier].label)).toEqual([
      "sallyport-ci-pull-request",
      "sallyport-ci-branch",
      "sallyport-ci-protected-branch",
      "sallyport-ci-deploy",
    ]);
    expect(made.deploy.launchTemplates).toEqual({
      a: { id: '{"Ref":"deploy-template-a"}', version: '{"Fn::GetAtt":["deploy-template-a","LatestVersionNumber"]}' },
      b: { id: '{"Ref":"deploy-template-b"}', version: '{"Fn::GetAtt":["deploy-template-b","LatestVersionNumber"]}' },
    });
    expect([records.name, log.name]).toEqual(['{"Ref":"records-log-group"}', '{"Ref":"controller-log-group"}']);
  });
});

describe("machines that cannot be", () => {
  const machine = { image, instanceType: "m8g.large" } as const;

  it.each<[Tier, Partial<MachineTierSpec<string>>, RegExp]>([
    ["branch", { image: { id: "ami-latest" } }, /image of tier branch is ami-latest: write its id/],
    ["branch", { image: { id: "resolve:ssm:/aws/ami" as "ami-1" } }, /write its id/],
    ["branch", { instanceType: "large" }, /instanceType of tier branch is large/],
    ["branch", { group: 1 }, /runner group 1: make one for it alone/],
    ["branch", { jobMinutes: 4 }, /jobMinutes of tier branch is 4/],
    ["branch", { atOnce: 0 }, /atOnce of tier branch is 0/],
    ["branch", { diskSize: 4 }, /diskSize of tier branch is 4/],
    ["branch", { actors: ["octocat"] as never }, /numbers of their accounts/],
    ["branch", { actors: { anybody: { why: " " } } }, /must say why/],
    ["branch", { actors: { anybody: { why: "a day", until: "2026-05-31" } } }, /ended on/],
    ["branch", { workflows: ["ci.yml"] as never }, /has workflow ci.yml: write its file/],
    ["protectedBranch", {}, /must name its branches/],
    ["protectedBranch", { branches: ["release/*"] }, /has branch release\/\*/],
    ["protectedBranch", { branches: ["refs/heads/main"] }, /write its whole name/],
    ["protectedBranch", { branches: ["main"], actors: anybody as never }, /runs jobs of anybody: name its actors/],
    ["deploy", { branches: ["main"] }, /must name its workflows/],
    ["forks" as Tier, {}, /Tier forks is none/],
  ])("tier %s with %j: one sentence says why", (tier, own, message) => {
    expect(() => oneTier(own, tier)).toThrow(message);
  });

  it.each<[Partial<AnyMachines>, RegExp]>([
    [{ tiers: {} }, /have no tier/],
    [{ repositories: {} }, /There is no repository/],
    [{ repositories: { shop: { github: "example/*", id: 1 } } }, /write one, as example\/shop/],
    [{ repositories: { shop: { github: "example/shop", id: 0 } } }, /and its number/],
    [{ repositories: { a: { github: "one/a", id: 1 }, b: { github: "two/b", id: 2 } } }, /of one and two/],
    [{ controller: { zone: zone("forks") } }, /Tier pullRequest and the controller stand in one zone/],
    [{ controller: { zone: { ...zone("c"), ports: [443] } } }, /The controller stands in a zone to which flows lead/],
  ])("%j: one sentence says why", (own, message) => {
    expect(() => plan(own)).toThrow(message);
  });

  it("two tiers in one runner group", () => {
    const tier = (name: string) => ({ ...machine, zone: zone(name), group: 11, actors });
    const both = {
      branch: tier("one"),
      deploy: { ...tier("two"), branches: ["main"], workflows: [".github/workflows/deploy.yml"] },
    } as AnyMachines["tiers"];
    expect(() => plan({ tiers: both })).toThrow(/Tiers branch and deploy have one runner group/);
  });
});
