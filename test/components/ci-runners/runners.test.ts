import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { oneOf } from "../../../components/ci-runners/codebuild/project";
import type { TierSpec } from "../../../components/ci-runners/codebuild/spec";
import { tiers, type Tier } from "../../../components/ci-runners/tiers";
import { PlanError } from "../../../components/model/plan-error";
import { templateOf } from "../network/given";
import { actors, oneTier, plan, runnerPlans, zone, type AnyRunners } from "./given";

interface Tree {
  readonly [key: string]: unknown;
}
interface Resource {
  readonly Type: string;
  readonly Properties: Tree;
}

const resourcesOf = (own: Partial<AnyRunners> = {}): { readonly [id: string]: Resource } =>
  templateOf(plan(own).resources).Resources;

const ofType = (type: string, all: { readonly [id: string]: Resource }): readonly Tree[] =>
  Object.values(all)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);

const projects = (own: Partial<AnyRunners> = {}): readonly Tree[] =>
  ofType("AWS::CodeBuild::Project", resourcesOf(own));

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Tree;
}

const statementsOf = (policy: Tree): readonly Statement[] =>
  (policy["PolicyDocument"] as { readonly Statement: readonly Statement[] }).Statement;

const policies = (own: Partial<AnyRunners> = {}): readonly Tree[] =>
  ofType("AWS::IAM::ManagedPolicy", resourcesOf(own));

/** What a resource names, as ids of the plan and values that were handed in. */
const named = (tree: unknown): readonly string[] => {
  if (typeof tree === "string") return [tree];
  if (Array.isArray(tree)) return tree.flatMap(named);
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, item]) =>
    key === "Fn::GetAtt" ? [String((item as readonly string[])[0])] : key === "Ref" ? [String(item)] : named(item),
  );
};

describe("a tier of trust", () => {
  const all = resourcesOf();
  const prefixes = ["pull-request", "branch", "protected-branch", "deploy"];
  const whose = (id: string): string | undefined =>
    prefixes.filter((it) => id === it || id.startsWith(`${it}-`)).sort((a, b) => b.length - a.length)[0];

  it("has a machine, a role, a key, a log group, subnets and a security group that no other has", () => {
    const parts = projects().map((it) => {
      const { SecurityGroupIds: groups, Subnets: subnets } = it["VpcConfig"] as Record<string, readonly string[]>;
      const { CloudWatchLogs: logs } = it["LogsConfig"] as { readonly CloudWatchLogs: Tree };
      return [
        it["Name"],
        it["ServiceRole"],
        it["EncryptionKey"],
        logs["GroupName"],
        ...(groups ?? []),
        ...(subnets ?? []),
      ];
    });
    expect(parts.length).toBe(4);
    const flat = parts.flat().map((it) => JSON.stringify(it));
    expect(new Set(flat).size).toBe(flat.length);
  });

  it("refers to nothing of another", () => {
    for (const [id, { Properties }] of Object.entries(all).filter(([id]) => whose(id) !== undefined)) {
      const others = named(Properties)
        .filter((it) => it in all)
        .filter((it) => whose(it) !== whose(id));
      expect([id, others]).toEqual([id, []]);
    }
  });

  it("has a key of its own that serves its log group alone", () => {
    const keys = ofType("AWS::KMS::Key", all);
    expect(keys.length).toBe(5);
    for (const key of keys) {
      const { Statement: statements } = key["KeyPolicy"] as { readonly Statement: readonly Statement[] };
      expect(statements.map(({ Sid }) => Sid)).toEqual(["AdministerWithoutDecrypting", "EncryptOwnLogGroups"]);
    }
  });

  it("is refused where it shares a zone with another, whatever the zone's values are", () => {
    const shared = zone("shared");
    const two = (one: Partial<AnyRunners["tiers"]>) => () => plan({ tiers: one });
    const branch: TierSpec<string> = { zone: shared, actors };
    expect(two({ branch, deploy: { zone: shared, actors } })).toThrow(/Tiers branch and deploy stand in one zone/);
    const sameSubnet = { ...zone("other"), subnets: { a: shared.subnets.b } };
    expect(two({ branch, deploy: { zone: sameSubnet, actors } })).toThrow(PlanError);
    const sameGroup = { ...zone("other"), securityGroup: shared.securityGroup };
    expect(two({ branch, deploy: { zone: sameGroup, actors } })).toThrow(PlanError);
    expect(two({ branch, deploy: { zone: zone("other"), actors } })).not.toThrow();
  });

  it.each([
    [{ sensitivity: "edge" as const }, /zone for "edge"/],
    [{ sensitivity: "data" as const }, /zone for "data"/],
    [{ ports: [8443] }, /port 8443.*nobody calls a runner/],
  ])("does not stand where it has no business: %j", (own, message) => {
    expect(() => oneTier({ zone: { ...zone("one"), ...own } })).toThrow(message);
  });
});

describe("a machine", () => {
  it.each(runnerPlans)("%s: is one job's, keeps nothing and has no rights over its host", (_, resources) => {
    const made = ofType("AWS::CodeBuild::Project", templateOf(resources).Resources);
    expect(made.length).toBeGreaterThan(1);
    for (const project of made) {
      expect(project).toMatchObject({
        Artifacts: { Type: "NO_ARTIFACTS" },
        AutoRetryLimit: 0,
        Cache: { Type: "NO_CACHE" },
        Environment: { PrivilegedMode: false },
        Visibility: "PRIVATE",
      });
      expect(project["Environment"]).not.toHaveProperty("Fleet");
    }
  });

  it("is there for jobs of its repository and runs nothing that somebody starts by hand", () => {
    for (const project of projects()) {
      const { BuildSpec: text } = project["Source"] as { readonly BuildSpec: string };
      const { phases } = JSON.parse(text) as { readonly phases: { readonly build: { readonly commands: string[] } } };
      expect(phases.build.commands.at(-1)).toBe("exit 1");
    }
  });

  it("takes an image of one's own by its digest and no other way", () => {
    const image = {
      repository: { arn: "arn:aws:ecr:eu-west-1:111122223333:repository/ci", uri: "registry/ci" },
      digest: `sha256:${"0".repeat(64)}`,
    } as const;
    const [project] = ofType("AWS::CodeBuild::Project", templateOf(oneTier({ image }).resources).Resources);
    expect(JSON.stringify(project?.["Environment"])).toContain(`"registry/ci","@","${image.digest}"`);
    const tag = { ...image, digest: "sha256:latest" } as const;
    expect(() => oneTier({ image: tag })).toThrow(/digest sha256:latest: write sha256: and 64 digits/);
  });

  it.each([
    [{ jobMinutes: 481 }, /jobMinutes of tier branch is 481/],
    [{ jobMinutes: 4 }, /jobMinutes/],
    [{ queueMinutes: 4 }, /queueMinutes/],
    [{ atOnce: 0 }, /atOnce/],
    [{ atOnce: 1.5 }, /atOnce/],
  ])("ends: %j is refused", (own, message) => {
    expect(() => oneTier(own)).toThrow(message);
  });
});

describe("who starts a job", () => {
  const filters = (own: Partial<TierSpec<string>>, tier?: Tier): readonly Tree[] => {
    const [project] = ofType("AWS::CodeBuild::Project", templateOf(oneTier(own, tier).resources).Resources);
    const { FilterGroups: groups } = project?.["Triggers"] as { readonly FilterGroups: readonly (readonly Tree[])[] };
    expect(groups.length).toBe(1);
    return groups[0] ?? [];
  };

  it("is the repository by its jobs alone, and of its people those that are named", () => {
    expect(filters({ workflows: ["Build (main)"] })).toEqual([
      { ExcludeMatchedPattern: false, Pattern: "WORKFLOW_JOB_QUEUED", Type: "EVENT" },
      { ExcludeMatchedPattern: false, Pattern: "^(?:583231|810438)$", Type: "ACTOR_ACCOUNT_ID" },
      { ExcludeMatchedPattern: false, Pattern: "^(?:Build \\(main\\))$", Type: "WORKFLOW_NAME" },
    ]);
  });

  it("is matched as a whole: a text passes if it is one of those named, and otherwise never", () => {
    const texts = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, fc.string(), (allowed, other) => {
        const pattern = new RegExp(oneOf(allowed), "s");
        expect(allowed.every((it) => pattern.test(it))).toBe(true);
        expect(pattern.test(other)).toBe(allowed.includes(other));
        expect(pattern.test(`1${allowed[0] ?? ""}`)).toBe(allowed.includes(`1${allowed[0] ?? ""}`));
      }),
    );
  });

  it("may be anybody for pull requests and branches, where somebody says why, and never where changes are trusted", () => {
    const anybody = { anybody: { why: "everybody may propose a change" } };
    expect(filters({ actors: anybody }, "pullRequest").map(({ Type }) => Type)).toEqual(["EVENT"]);
    expect(() => oneTier({ actors: { anybody: { why: " " } } })).toThrow(/must say why/);
    expect(() => oneTier({ actors: { anybody: { why: "a trial", until: "2026-05-31" } } })).toThrow(
      /ended on 2026-05-31/,
    );
    for (const tier of ["protectedBranch", "deploy"] as const) {
      expect(() => oneTier({ actors: anybody }, tier)).toThrow(/runs jobs of anybody: name its actors/);
    }
  });

  it.each([[[]], [[0]], [[1.5]], [[-1]], [[2 ** 60]]])("is an account by its number, which %j is not", (wrong) => {
    expect(() => oneTier({ actors: wrong as unknown as typeof actors })).toThrow(/numbers of their accounts/);
  });

  it.each([
    [{ github: "example/*" }, /example\/\*: write one repository/],
    [{ github: "example/shop/.." }, /write one repository/],
    [{ gitlab: "example/web?x=1" }, /write one repository/],
    [{ gitlab: "example/shop", host: "token@git.example.com" }, /name of the host alone/],
  ])("is one repository by its name, which %j is not", (it, message) => {
    const repository = { ...it, connection: { arn: "c" } } as AnyRunners["repositories"][string];
    expect(() => plan({ repositories: { shop: repository } })).toThrow(message);
  });

  it("comes to a project that is told by a label of its own", () => {
    const { tiers: made } = plan().outputs(JSON.stringify);
    const labels = tiers.flatMap((tier) => Object.values(made[tier].projects).map(({ label }) => label));
    expect(labels[3]).toBe("codebuild-ci-deploy-shop-${{ github.run_id }}-${{ github.run_attempt }}");
    expect(new Set(labels).size).toBe(4);
  });
});

describe("what a job can do in the account", () => {
  it("is nothing but to write its tier's log, to stand in its tier's subnets, and to open its repository", () => {
    const allowed = policies().map((it) =>
      statementsOf(it)
        .filter(({ Effect }) => Effect === "Allow")
        .flatMap(({ Action }) => Action)
        .filter((it) => !it.startsWith("ec2:Describe")),
    );
    const usual = [
      "codeconnections:GetConnection",
      "codeconnections:GetConnectionToken",
      "ec2:CreateNetworkInterface",
      "ec2:CreateNetworkInterfacePermission",
      "ec2:DeleteNetworkInterface",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ];
    expect(allowed.map((it) => [...it].sort())).toEqual([
      usual,
      usual,
      [...usual, "kms:Decrypt", "secretsmanager:GetSecretValue"].sort(),
      usual,
    ]);
  });

  it("is bounded, and CodeBuild alone has it, for this tier's projects of this account", () => {
    const roles = ofType("AWS::IAM::Role", resourcesOf());
    expect(roles.length).toBe(4);
    for (const role of roles) {
      expect(role["PermissionsBoundary"]).toBe("arn:aws:iam::111122223333:policy/boundary");
      const { Statement: trust } = role["AssumeRolePolicyDocument"] as { readonly Statement: readonly Tree[] };
      expect(trust.map((it) => it["Principal"])).toEqual([{ Service: "codebuild.amazonaws.com" }]);
      expect(JSON.stringify(trust[0]?.["Condition"])).toMatch(
        /aws:SourceArn.*:project\/".*ci-[a-z-]+.*aws:SourceAccount/,
      );
    }
  });

  it("is refused to calls from inside the network, where it is CodeBuild's to do", () => {
    for (const policy of policies()) {
      const [deny] = statementsOf(policy).filter(({ Effect }) => Effect === "Deny");
      expect(deny?.Condition).toEqual({ StringEquals: { "aws:SourceVpc": "vpc-1" } });
      expect(deny?.Action).toEqual(
        expect.arrayContaining(["codeconnections:GetConnectionToken", "ec2:CreateNetworkInterface"]),
      );
      expect(deny?.Action).not.toContain("logs:PutLogEvents");
    }
  });

  it("makes no interface outside the tier's subnets and group", () => {
    for (const statement of policies().flatMap(statementsOf)) {
      if (statement.Effect === "Deny" || !JSON.stringify(statement.Action).includes("NetworkInterface")) continue;
      if (JSON.stringify(statement.Action).includes("Describe")) continue;
      expect(JSON.stringify([statement.Resource, statement.Condition])).toMatch(/subnet-[a-z]+-a.*subnet-[a-z]+-b/);
    }
  });

  it("reads secrets by reference, each with its key for that secret alone, and none where anybody sends code", () => {
    const [, , main] = policies();
    const open = statementsOf(main ?? {}).find(({ Sid }) => Sid === "OpenNpmToken");
    expect(JSON.stringify(open?.Condition)).toContain(
      '"kms:EncryptionContext:SecretARN":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:npm-AbCdEf"',
    );
    const variables = projects().flatMap((it) => (it["Environment"] as Tree)["EnvironmentVariables"] ?? []);
    expect(variables).toEqual([
      {
        Name: "NPM_TOKEN",
        Type: "SECRETS_MANAGER",
        Value: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:npm-AbCdEf",
      },
    ]);
    const secrets = { NPM_TOKEN: { arn: "s", keyArn: "k" } };
    expect(() => oneTier({ secrets }, "pullRequest")).toThrow(/has secrets, and runs what anybody sends/);
    expect(() => oneTier({ secrets: { AWS_KEY: secrets.NPM_TOKEN } })).toThrow(/secret in AWS_KEY/);
    expect(() => oneTier({ secrets: { npm: secrets.NPM_TOKEN } })).toThrow(/secret in npm/);
  });
});

describe("the record of machines", () => {
  const all = resourcesOf();

  it("has every project's, and goes to an encrypted log group of its own that EventBridge may write to", () => {
    const [rule] = ofType("AWS::Events::Rule", all);
    const names = projects().map((it) => it["Name"]);
    expect(rule?.["EventPattern"]).toEqual({
      source: ["aws.codebuild"],
      "detail-type": ["CodeBuild Build State Change"],
      detail: { "project-name": names },
    });
    expect(named(rule?.["Targets"])).toContain("records-log-group");
    expect(all["records-log-group"]?.Properties).toMatchObject({
      DeletionProtectionEnabled: true,
      KmsKeyId: { "Fn::GetAtt": ["records-key", "Arn"] },
      RetentionInDays: 365,
    });
    const [policy] = ofType("AWS::Logs::ResourcePolicy", all);
    expect(JSON.stringify(policy)).toMatch(/events\.amazonaws\.com.*records-log-group.*aws:SourceAccount/);
  });
});

describe("what runners can be told to leave open", () => {
  const expires = "2026-12-31";

  it("is that their logs can be deleted, until a day", () => {
    const control = "logs-deletion-protected" as const;
    const groups = ofType(
      "AWS::Logs::LogGroup",
      resourcesOf({ unsafe: [{ control, reason: "a test environment", expires }] }),
    );
    expect(groups.map((it) => it["DeletionProtectionEnabled"])).toEqual([false, false, false, false, false]);
    expect(() => plan({ unsafe: [{ control, reason: "a test environment", expires: "2026-05-31" }] })).toThrow(
      /ended on/,
    );
  });
});

describe("runners that cannot be", () => {
  it.each<[Partial<AnyRunners>, RegExp]>([
    [{ tiers: {} }, /have no tier/],
    [{ repositories: {} }, /have no repository/],
    [{ tiers: { forks: { zone: zone("one"), actors } } as AnyRunners["tiers"] }, /Tier forks is none/],
    [{ repositories: { Shop: { github: "example/shop", connection: { arn: "c" } } } }, /small letters/],
  ])("%j: one sentence says why", (own, message) => {
    expect(() => plan(own)).toThrow(message);
  });
});
