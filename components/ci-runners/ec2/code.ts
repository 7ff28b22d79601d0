import { boot } from "./boot";
import { decisions } from "./decisions";

/**
 * What the controller asks and does. Machines that are over their time are ended before GitHub is asked anything, so that they are also
 * where GitHub cannot be. What GitHub answers is never written to the log: of errors, the number alone.
 * https://docs.github.com/en/rest/actions/self-hosted-runners#create-configuration-for-a-just-in-time-runner-for-an-organization
 */
const work = `
const crypto = require("node:crypto");
const ec2 = require("@aws-sdk/client-ec2");
const secrets = require("@aws-sdk/client-secrets-manager");

const cloud = new ec2.EC2Client();
const vault = new secrets.SecretsManagerClient();
const api = "https://api.github.com";

const say = (what, more) => console.log(JSON.stringify({ what, runners: config.name, ...more }));

const ask = async (token, method, path, body) => {
  const response = await fetch(api + path, {
    method,
    redirect: "error",
    signal: AbortSignal.timeout(10000),
    headers: {
      accept: "application/vnd.github+json",
      authorization: "Bearer " + token,
      "content-type": "application/json",
      "user-agent": "sallyport",
      "x-github-api-version": "2022-11-28",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error("GitHub answered " + response.status + " to " + method + " " + path);
  return response.status === 204 ? undefined : response.json();
};

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

// Good for the named repositories and for an hour, and for less than the app could do.
const signIn = async (now) => {
  const { SecretString: key } = await vault.send(new secrets.GetSecretValueCommand({ SecretId: config.privateKey }));
  const seconds = Math.floor(now / 1000);
  const claim = encoded({ alg: "RS256", typ: "JWT" }) + "." +
    encoded({ iat: seconds - 60, exp: seconds + 300, iss: String(config.app) });
  const jwt = claim + "." + crypto.sign("RSA-SHA256", Buffer.from(claim), key).toString("base64url");
  const { token } = await ask(jwt, "POST", "/app/installations/" + config.installation + "/access_tokens", {
    repository_ids: config.repositories.map(({ id }) => id),
    permissions: config.permissions,
  });
  return token;
};

const runsOf = async (token, { id, path }) => {
  const pages = await Promise.all(["queued", "in_progress"].map((status) =>
    ask(token, "GET", "/repos/" + path + "/actions/runs?per_page=100&status=" + status)));
  // Somebody else may have the name by now, but not the number.
  return pages.flatMap((it) => it.workflow_runs).filter((it) => it.repository.id === id);
};

const jobsOfRun = async (token, repository, run) => {
  const page = await ask(token, "GET",
    "/repos/" + repository.path + "/actions/runs/" + run.id + "/jobs?filter=latest&per_page=100");
  return page.jobs.map((job) => ({ ...job, run, repository }));
};

// Twenty at once: there is less than a minute, and GitHub takes no more than a hundred.
const jobsOf = async (token, repository) => {
  const runs = await runsOf(token, repository);
  const jobs = [];
  while (runs.length > 0) {
    jobs.push(...await Promise.all(runs.splice(0, 20).map((run) => jobsOfRun(token, repository, run))));
  }
  return jobs.flat();
};

// A repository that GitHub does not tell of keeps no other from its machines.
const allJobs = async (token) => {
  const jobs = [];
  for (const repository of config.repositories) {
    jobs.push(...await jobsOf(token, repository).catch((error) => {
      say("failed", { repository: repository.path, error: error.name + ": " + error.message });
      return [];
    }));
  }
  return jobs;
};

const isOnBranch = async (token, { path }, { head_branch: branch, head_sha: commit }) => {
  const tip = await ask(token, "GET", "/repos/" + path + "/git/ref/heads/" + branch.split("/").map(encodeURIComponent).join("/"));
  if (tip.ref !== "refs/heads/" + branch) return false;
  if (tip.object.sha === commit) return true;
  const { status } = await ask(token, "GET", "/repos/" + path + "/compare/" + tip.object.sha + "..." + commit);
  return status === "behind" || status === "identical";
};

const lookUpBranches = async (token, jobs) => {
  for (const { labels, status, run, repository } of jobs) {
    const spec = askedOf({ labels }, config.tiers);
    if (status !== "queued" || spec === undefined || !needsBranch(spec) || run.onBranch !== undefined) continue;
    // A branch that is gone is none: what GitHub does not answer, nobody deserves.
    if (wrongRun(run, spec) === undefined) run.onBranch = await isOnBranch(token, repository, run).catch(() => false);
  }
};

const tagsOf = ({ Tags = [] }) => Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));

const machinesNow = async () => {
  const machines = [];
  let NextToken;
  do {
    const page = await cloud.send(new ec2.DescribeInstancesCommand({
      Filters: [{ Name: "tag:SallyportRunners", Values: [config.name] }],
      NextToken,
    }));
    for (const it of (page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances)) {
      const tags = tagsOf(it);
      machines.push({ id: it.InstanceId, state: it.State.Name, launched: it.LaunchTime.getTime(),
        tier: tags.Tier, job: tags.Job, run: tags.Run, runner: tags.Runner });
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return machines;
};

const end = async (machines, why) => {
  for (const { id, tier, job, run } of machines) {
    await cloud.send(new ec2.TerminateInstancesCommand({ InstanceIds: [id] }));
    say("ended", { instance: id, tier, job, run, why });
  }
};

const userDataOf = (configuration, { job, spec }) => {
  if (!/^[A-Za-z0-9+/=_-]+$/.test(configuration)) throw new Error("GitHub's configuration of a runner is none");
  const numbers = { REPOSITORY: job.repository.id, RUN: job.run.id, ATTEMPT: job.run.run_attempt, MINUTES: spec.minutes };
  const lines = Object.entries(numbers).map(([name, value]) => name + "=" + Number(value));
  return ["#!/bin/bash", "JITCONFIG='" + configuration + "'", ...lines, boot].join("\\n");
};

const launch = async (token, it) => {
  const { job, spec, attempt, template: [LaunchTemplateId, Version] } = it;
  const name = [config.name, spec.spelled, job.id, attempt].join("-");
  const runners = "/orgs/" + config.organization + "/actions/runners";
  const made = await ask(token, "POST", runners + "/generate-jitconfig",
    { name, runner_group_id: spec.group, labels: [spec.label], work_folder: "_work" });
  const tags = { SallyportRunners: config.name, Tier: spec.tier, Job: job.id, Run: job.run.id,
    Repository: job.repository.id, Commit: job.run.head_sha, Runner: name };
  const Tags = Object.entries(tags).map(([Key, value]) => ({ Key, Value: String(value) }));
  try {
    const { Instances: [machine] } = await cloud.send(new ec2.RunInstancesCommand({
      LaunchTemplate: { LaunchTemplateId, Version },
      MinCount: 1,
      MaxCount: 1,
      ClientToken: crypto.createHash("sha256").update(name).digest("hex").slice(0, 60),
      UserData: Buffer.from(userDataOf(made.encoded_jit_config, it)).toString("base64"),
      TagSpecifications: ["instance", "volume", "network-interface"].map((ResourceType) => ({ ResourceType, Tags })),
    }));
    say("made", { instance: machine.InstanceId, image: machine.ImageId, template: LaunchTemplateId, version: Version,
      tier: spec.tier, repository: job.repository.path, run: job.run.id, job: job.id, commit: job.run.head_sha });
  } catch (error) {
    await ask(token, "DELETE", runners + "/" + made.runner.id).catch(() => undefined);
    throw error;
  }
};

exports.handler = async () => {
  const now = Date.now();
  const machines = await machinesNow();
  const late = overdue(machines, config.tiers, now);
  await end(late, "it is over its time");
  const token = await signIn(now);
  const jobs = await allJobs(token);
  await lookUpBranches(token, jobs);
  const decided = assign({ jobs, machines, tiers: config.tiers, now });
  await end(decided.end.filter((it) => !late.includes(it)), "a job of another run has it");
  for (const { job, why } of decided.refuse) {
    say("refused", { repository: job.repository.path, run: job.run.id, job: job.id, commit: job.run.head_sha,
      labels: job.labels, why });
  }
  for (const it of decided.start) {
    // One that fails is tried again in a minute, and keeps no other from its machine.
    await launch(token, it).catch((error) => say("failed", { job: it.job.id, tier: it.spec.tier, error: error.name + ": " + error.message }));
  }
};
`.trimStart();

/** The whole file but its first line, `const config = …`, which the plan writes. */
export const code = [`const boot = ${JSON.stringify(boot)};`, decisions, work].join("\n");
