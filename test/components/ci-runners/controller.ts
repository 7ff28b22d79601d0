import { runInNewContext } from "node:vm";
import * as crypto from "node:crypto";
import { boot } from "../../../components/ci-runners/ec2/boot";
import { code } from "../../../components/ci-runners/ec2/code";
import { decisions } from "../../../components/ci-runners/ec2/decisions";
import type { Tier } from "../../../components/ci-runners/tiers";

/** A run as GitHub tells of it, as far as the controller looks. */
export interface Run {
  readonly id: number;
  readonly run_attempt: number;
  readonly event: string;
  readonly head_branch: string;
  readonly head_sha: string;
  readonly head_repository: { readonly id: number } | null;
  readonly repository: { readonly id: number };
  readonly path: string;
  readonly actor: { readonly id: number };
  readonly triggering_actor: { readonly id: number };
  readonly onBranch?: boolean;
}

export interface Job {
  readonly id: number;
  readonly status: string;
  readonly labels: readonly string[];
  readonly runner_name?: string;
  readonly run: Run;
}

export interface Machine {
  readonly id: string;
  readonly state: string;
  readonly launched: number;
  readonly tier: string;
  readonly job: string;
  readonly run: string;
  readonly runner: string;
}

export interface TierConfig {
  readonly tier: Tier;
  readonly spelled: string;
  readonly label: string;
  readonly group: number;
  readonly atOnce: number;
  readonly minutes: number;
  readonly actors: readonly number[] | null;
  readonly branches: readonly string[];
  readonly workflows: readonly string[] | null;
  readonly templates: readonly (readonly [string, string])[];
}

export interface World {
  readonly jobs: readonly Job[];
  readonly machines: readonly Machine[];
  readonly tiers: readonly TierConfig[];
  readonly now: number;
}

export interface Decided {
  readonly start: readonly { readonly job: Job; readonly spec: TierConfig; readonly template: readonly string[] }[];
  readonly refuse: readonly { readonly job: Job; readonly why: string }[];
  readonly end: readonly Machine[];
}

/** The very text that runs in Lambda, without what it asks and does. */
export const assign = runInNewContext(`${decisions}\nassign`) as (world: World) => Decided;

/** Who deploys. */
export const deployer = 583231;

export const tierConfigs: readonly TierConfig[] = (["pullRequest", "branch", "protectedBranch", "deploy"] as const).map(
  (tier, index) => ({
    tier,
    spelled: tier,
    label: `sallyport-ci-${tier}`,
    group: 11 + index,
    atOnce: 2,
    minutes: 60,
    actors: tier === "pullRequest" ? null : [deployer],
    branches: tier === "protectedBranch" || tier === "deploy" ? ["main"] : [],
    workflows: tier === "deploy" ? [".github/workflows/deploy.yml"] : null,
    templates: [
      [`lt-${tier}-a`, "3"],
      [`lt-${tier}-b`, "4"],
    ],
  }),
);

/** A push to `main` by who deploys, of the workflow that deploys. */
export const run = (own: Partial<Run> = {}): Run => ({
  id: 9001,
  run_attempt: 1,
  event: "push",
  head_branch: "main",
  head_sha: "c0ffee",
  head_repository: { id: 101 },
  repository: { id: 101 },
  path: ".github/workflows/deploy.yml",
  actor: { id: deployer },
  triggering_actor: { id: deployer },
  ...own,
});

export const job = (tier: Tier, of: Run, own: Partial<Job> = {}): Job => ({
  id: 1,
  status: "queued",
  labels: [`sallyport-ci-${tier}`],
  run: of,
  ...own,
});

interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: unknown;
}

interface Sent {
  readonly name: string;
  readonly input: Record<string, unknown>;
}

export interface Trial {
  /** What was asked of GitHub. */
  readonly calls: readonly Call[];
  /** What was sent to AWS. */
  readonly sent: readonly Sent[];
  readonly log: readonly string[];
  readonly error?: string;
}

export interface Given {
  readonly runs?: readonly Run[];
  readonly jobs?: readonly Omit<Job, "run">[];
  readonly machines?: readonly Machine[];
  /** What the branch points to, and how a commit stands to that. */
  readonly tip?: string;
  readonly comparison?: string;
  /** What GitHub or EC2 refuse, by a part of a path or by a command. */
  readonly refuses?: string;
  readonly configuration?: string;
}

const { privateKey } = crypto.generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

export const secretTexts = { token: "ghs_secretToken", configuration: "aml0Y29uZmln", key: privateKey };

const answerOf = (given: Given, path: string): unknown => {
  if (path.endsWith("/access_tokens")) return { token: secretTexts.token };
  if (path.endsWith("/generate-jitconfig")) {
    return { runner: { id: 77 }, encoded_jit_config: given.configuration ?? secretTexts.configuration };
  }
  if (path.includes("/actions/runs?")) {
    return { workflow_runs: path.includes("example/shop") && path.endsWith("=queued") ? (given.runs ?? []) : [] };
  }
  if (path.includes("/jobs?")) return { jobs: given.jobs ?? [] };
  if (path.includes("/git/ref/")) return { ref: "refs/heads/main", object: { sha: given.tip ?? "c0ffee" } };
  if (path.includes("/compare/")) return { status: given.comparison ?? "diverged" };
  return {};
};

/** Runs the whole text once, as Lambda does, with GitHub and AWS played by what is given. */
export const runOnce = async (given: Given, now = Date.now()): Promise<Trial> => {
  const calls: Call[] = [];
  const sent: Sent[] = [];
  const log: string[] = [];
  const fetch = (url: string, init: { method: string; headers: Record<string, string>; body?: string }) => {
    const path = url.replace("https://api.github.com", "");
    const authorization = init.headers["authorization"] ?? "";
    calls.push({ method: init.method, path, authorization, body: JSON.parse(init.body ?? "null") as unknown });
    const ok = given.refuses === undefined || !path.includes(given.refuses);
    return Promise.resolve({
      ok,
      status: ok ? 200 : 403,
      json: () => Promise.resolve(structuredClone(answerOf(given, path))),
    });
  };
  const command = (name: string) =>
    class {
      readonly commandName = name;
      constructor(readonly input: Record<string, unknown>) {}
    };
  const client = class {
    send({ commandName: name, input }: { readonly commandName: string; readonly input: Record<string, unknown> }) {
      sent.push({ name, input });
      if (given.refuses === name) return Promise.reject(new Error("no capacity"));
      return Promise.resolve(awsAnswer(given, name));
    }
  };
  const modules: Record<string, unknown> = {
    "node:crypto": crypto,
    "@aws-sdk/client-ec2": {
      EC2Client: client,
      DescribeInstancesCommand: command("DescribeInstances"),
      RunInstancesCommand: command("RunInstances"),
      TerminateInstancesCommand: command("TerminateInstances"),
    },
    "@aws-sdk/client-secrets-manager": {
      SecretsManagerClient: client,
      GetSecretValueCommand: command("GetSecretValue"),
    },
  };
  const exports: { handler?: () => Promise<void> } = {};
  const clock = { now: () => now };
  runInNewContext(`const config = ${JSON.stringify(config)};\n${code}`, {
    require: (name: string) => modules[name],
    exports,
    fetch,
    console: { log: (line: string) => log.push(line) },
    AbortSignal,
    Buffer,
    Date: clock,
  });
  const error = await exports.handler?.().then(
    () => undefined,
    (it: unknown) => String(it),
  );
  return { calls, sent, log, ...(error === undefined ? {} : { error }) };
};

const awsAnswer = ({ machines = [] }: Given, name: string): unknown => {
  if (name === "GetSecretValue") return { SecretString: secretTexts.key };
  if (name === "RunInstances") return { Instances: [{ InstanceId: "i-new", ImageId: "ami-1" }] };
  if (name !== "DescribeInstances") return {};
  const Instances = machines.map((it) => ({
    InstanceId: it.id,
    State: { Name: it.state },
    LaunchTime: new Date(it.launched),
    Tags: Object.entries({ Tier: it.tier, Job: it.job, Run: it.run, Runner: it.runner }).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  }));
  return { Reservations: [{ Instances }] };
};

const config = {
  name: "ci",
  organization: "example",
  app: 1234,
  installation: 5678,
  privateKey: "arn:the-secret",
  permissions: { actions: "read", contents: "read", organization_self_hosted_runners: "write" },
  repositories: [
    { id: 101, path: "example/shop" },
    { id: 102, path: "example/tools" },
  ],
  tiers: tierConfigs,
};

export const bootScript = boot;
