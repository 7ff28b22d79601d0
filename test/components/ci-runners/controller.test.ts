import { execFileSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { tiers, type Tier } from "../../../components/ci-runners/tiers";
import {
  assign,
  bootScript,
  deployer,
  job,
  run,
  runOnce,
  secretTexts,
  tierConfigs,
  type Given,
  type Job,
  type Machine,
  type Run,
  type World,
} from "./controller";

const minute = 60_000;
const now = 1_000 * minute;

const decide = (own: Partial<World>) => assign({ jobs: [], machines: [], tiers: tierConfigs, now, ...own });

const machine = (own: Partial<Machine> = {}): Machine => ({
  id: "i-1",
  state: "running",
  launched: now - 5 * minute,
  tier: "deploy",
  job: "1",
  run: "9001",
  runner: "ci-deploy-1-1",
  ...own,
});

/** What becomes of one job that waits: `made`, or why not. */
const fate = (tier: Tier, own: Partial<Run> = {}): string => {
  const { start, refuse } = decide({ jobs: [job(tier, run({ onBranch: true, ...own }))] });
  return start.length === 1 ? "made" : (refuse[0]?.why ?? "nothing");
};

const fork = { event: "pull_request", head_repository: { id: 666 }, actor: { id: 666 }, triggering_actor: { id: 666 } };

describe("a job gets a machine of the tier that its run deserves", () => {
  it.each<[string, Tier, Partial<Run>]>([
    ["a pull request of a fork", "pullRequest", fork],
    ["a pull request of a fork that is gone", "pullRequest", { ...fork, head_repository: null }],
    ["a pull request of the team", "branch", { event: "pull_request" }],
    ["a push to a branch", "branch", { head_branch: "wip", onBranch: false }],
    ["a push to the protected branch", "protectedBranch", { path: ".github/workflows/ci.yml" }],
    ["the workflow that deploys", "deploy", {}],
    ["the workflow that deploys, on a schedule", "deploy", { event: "schedule" }],
  ])("%s", (_, tier, own) => {
    expect(fate(tier, own)).toBe("made");
  });
});

describe("a job gets no machine that its run does not deserve, whatever its label says:", () => {
  it.each<[string, Tier, Partial<Run>, RegExp]>([
    ["a fork that asks for deploy", "deploy", fork, /pull request of a fork/],
    ["a fork whose branch is called main", "deploy", { ...fork, head_branch: "main" }, /pull request of a fork/],
    ["a fork that says it is a push", "deploy", { head_repository: { id: 666 } }, /no tier is for the event push/],
    ["a fork that asks for the team's", "branch", fork, /pull request of a fork/],
    ["the team that asks for strangers'", "pullRequest", {}, /no pull request of a fork/],
    ["a pull request from main", "protectedBranch", { event: "pull_request" }, /no branch of the tier/],
    ["a branch that asks for deploy", "deploy", { head_branch: "wip" }, /no branch of the tier/],
    ["a tag called main", "deploy", { onBranch: false }, /commit is not on the branch/],
    ["nobody looked whether it is on the branch", "deploy", { onBranch: undefined as never }, /not on the branch/],
    ["another workflow", "deploy", { path: ".github/workflows/ci.yml" }, /does not have the workflow/],
    ["an actor not named", "deploy", { actor: { id: 5 } }, /whom the tier does not name/],
    ["a re-run by somebody else", "deploy", { triggering_actor: { id: 5 } }, /whom the tier does not name/],
    ["pull_request_target", "pullRequest", { ...fork, event: "pull_request_target" }, /no tier is for the event/],
    ["workflow_run", "deploy", { event: "workflow_run" }, /no tier is for the event/],
    ["a comment", "branch", { event: "issue_comment" }, /no tier is for the event/],
  ])("%s", (_, tier, own, why) => {
    expect(fate(tier, own)).toMatch(why);
  });

  it("two labels at once", () => {
    const both = job("deploy", run({ onBranch: true }), { labels: ["sallyport-ci-branch", "sallyport-ci-deploy"] });
    expect(decide({ jobs: [both] })).toMatchObject({ start: [], refuse: [{ why: "it asks for more than one label" }] });
  });

  it("others' labels are none of its business", () => {
    expect(decide({ jobs: [job("deploy", run(), { labels: ["ubuntu-latest"] })] })).toEqual({
      start: [],
      refuse: [],
      end: [],
    });
  });
});

describe("machines", () => {
  const waits = job("deploy", run({ onBranch: true }));

  it("are one a job", () => {
    expect(decide({ jobs: [waits], machines: [machine()] }).start).toEqual([]);
  });

  it("are made again where one ended without the job, three times in all", () => {
    const gone = (count: number) =>
      Array.from({ length: count }, (_, index) => machine({ id: `i-${String(index)}`, state: "terminated" }));
    expect(decide({ jobs: [waits], machines: gone(2) }).start.length).toBe(1);
    const { start, refuse } = decide({ jobs: [waits], machines: gone(3) });
    expect([start, refuse[0]?.why]).toEqual([[], "its machines ended before they took it"]);
  });

  it("are ended when they are over their time, whatever state they are in, and those of no tier at once", () => {
    const late = { launched: now - 71 * minute };
    const machines = [
      ...["pending", "running", "stopping", "stopped"].map((state) => machine({ id: state, state, ...late })),
      machine({ id: "in time", launched: now - 69 * minute }),
      machine({ id: "gone", state: "terminated", ...late }),
      machine({ id: "of no tier", tier: "other", launched: now }),
    ];
    const ended = decide({ machines }).end.map(({ id }) => id);
    expect(ended).toEqual(["pending", "running", "stopping", "stopped", "of no tier"]);
  });

  it("that a job of another run has are ended", () => {
    const thief = job("deploy", run({ id: 666, ...fork }), { status: "in_progress", runner_name: "ci-deploy-1-1" });
    expect(decide({ jobs: [thief], machines: [machine()] }).end.map(({ id }) => id)).toEqual(["i-1"]);
    const own = { ...thief, run: run() };
    expect(decide({ jobs: [own], machines: [machine()] }).end).toEqual([]);
  });
});

const runs: fc.Arbitrary<Run> = fc.record({
  id: fc.integer({ min: 1, max: 5 }),
  run_attempt: fc.constant(1),
  event: fc.constantFrom(
    "push",
    "pull_request",
    "pull_request_target",
    "workflow_run",
    "schedule",
    "workflow_dispatch",
  ),
  head_branch: fc.constantFrom("main", "wip"),
  head_sha: fc.constant("c0ffee"),
  head_repository: fc.constantFrom({ id: 101 }, { id: 666 }, null),
  repository: fc.constant({ id: 101 }),
  path: fc.constantFrom(".github/workflows/deploy.yml", ".github/workflows/ci.yml"),
  actor: fc.constantFrom({ id: deployer }, { id: 5 }),
  triggering_actor: fc.constantFrom({ id: deployer }, { id: 5 }),
  onBranch: fc.boolean(),
});

const jobs: fc.Arbitrary<readonly Job[]> = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 30 }),
    status: fc.constantFrom("queued", "in_progress"),
    labels: fc.constantFrom(...tiers).map((tier) => [`sallyport-ci-${tier}`]),
    run: runs,
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);

const machines: fc.Arbitrary<readonly Machine[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    state: fc.constantFrom("pending", "running", "terminated"),
    launched: fc.integer({ min: 0, max: 100 }).map((it) => now - it * minute),
    tier: fc.constantFrom(...tiers),
    job: fc.integer({ min: 1, max: 30 }).map(String),
    run: fc.integer({ min: 1, max: 5 }).map(String),
    runner: fc.string(),
  }),
  { maxLength: 8 },
);

describe("whatever GitHub says", () => {
  it("no stranger's code gets a machine but strangers', and what deploys is on its branch, by whom is named", () => {
    fc.assert(
      fc.property(jobs, machines, (waiting, there) => {
        for (const { job: it, spec } of decide({ jobs: waiting, machines: there }).start) {
          const stranger = it.run.head_repository?.id !== 101;
          expect(spec.tier === "pullRequest").toBe(stranger);
          expect(it.labels).toEqual([spec.label]);
          expect(["pull_request_target", "workflow_run"]).not.toContain(it.run.event);
          if (spec.tier === "pullRequest") continue;
          expect([it.run.actor.id, it.run.triggering_actor.id]).toEqual([deployer, deployer]);
          if (spec.tier === "branch") continue;
          expect(it.run).toMatchObject({ head_branch: "main", onBranch: true });
          expect(it.run.event).not.toBe("pull_request");
        }
      }),
    );
  });

  it("a tier never has more machines than it may, and a job never two", () => {
    fc.assert(
      fc.property(jobs, machines, (waiting, there) => {
        const { start } = decide({ jobs: waiting, machines: there });
        const alive = there.filter(({ state }) => state !== "terminated");
        for (const { tier, atOnce } of tierConfigs) {
          const fresh = start.filter(({ spec }) => spec.tier === tier).length;
          const before = alive.filter((it) => it.tier === tier).length;
          expect(fresh === 0 || before + fresh <= atOnce).toBe(true);
        }
        expect(new Set(start.map((it) => it.job.id)).size).toBe(start.length);
      }),
    );
  });
});

describe("the controller, once", () => {
  const waits = { id: 1, status: "queued", labels: ["sallyport-ci-deploy"] };
  const given: Given = { runs: [run()], jobs: [waits] };
  const named = async (of: Given, name: string) => (await runOnce(of, now)).sent.filter((it) => it.name === name);

  it("makes a machine for a job, of the template at its exact version, with nothing else of its own", async () => {
    const [made, ...others] = await named(given, "RunInstances");
    expect(others).toEqual([]);
    expect(Object.keys(made?.input ?? {}).sort()).toEqual(
      ["ClientToken", "LaunchTemplate", "MaxCount", "MinCount", "TagSpecifications", "UserData"].sort(),
    );
    expect(made?.input).toMatchObject({
      MaxCount: 1,
      LaunchTemplate: { LaunchTemplateId: "lt-deploy-b", Version: "4" },
    });
    expect(JSON.stringify(made?.input["TagSpecifications"])).toContain('{"Key":"SallyportRunners","Value":"ci"}');
  });

  it("registers one runner for it, in the tier's group, with the tier's label alone", async () => {
    const { calls } = await runOnce(given, now);
    const [registered, ...others] = calls.filter(({ path }) => path.endsWith("generate-jitconfig"));
    expect(others).toEqual([]);
    expect(registered).toMatchObject({
      path: "/orgs/example/actions/runners/generate-jitconfig",
      body: { name: "ci-deploy-1-1", runner_group_id: 14, labels: ["sallyport-ci-deploy"] },
    });
  });

  it("asks GitHub for a token of the named repositories, with the fewest permissions", async () => {
    const { calls } = await runOnce(given, now);
    expect(calls[0]).toMatchObject({
      method: "POST",
      path: "/app/installations/5678/access_tokens",
      body: {
        repository_ids: [101, 102],
        permissions: { actions: "read", contents: "read", organization_self_hosted_runners: "write" },
      },
    });
    expect(calls[0]?.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it("hands the machine the runner's configuration and nothing that opens anything else", async () => {
    const [made] = await named(given, "RunInstances");
    const script = Buffer.from(String(made?.input["UserData"]), "base64").toString();
    expect(script.split("\n").slice(0, 6)).toEqual([
      "#!/bin/bash",
      `JITCONFIG='${secretTexts.configuration}'`,
      "REPOSITORY=101",
      "RUN=9001",
      "ATTEMPT=1",
      "MINUTES=60",
    ]);
    expect(script).not.toContain(secretTexts.token);
    expect(script).not.toContain("PRIVATE KEY");
  });

  it("makes none of a configuration that would be more than one word of a script, and takes the runner away", async () => {
    const { sent, calls, log } = await runOnce({ ...given, configuration: "x'; curl evil #" }, now);
    expect(sent.filter(({ name }) => name === "RunInstances")).toEqual([]);
    expect(calls.at(-1)).toMatchObject({ method: "DELETE", path: "/orgs/example/actions/runners/77" });
    expect(log.join()).toContain('"what":"failed"');
  });

  it.each<[string, Given, number]>([
    ["where the branch is", { ...given, tip: "c0ffee" }, 1],
    ["behind where it is by now", { ...given, tip: "other", comparison: "behind" }, 1],
    ["not there: a tag, or taken back since", { ...given, tip: "other", comparison: "diverged" }, 0],
    ["ahead of it", { ...given, tip: "other", comparison: "ahead" }, 0],
    ["of a branch that GitHub does not tell", { ...given, refuses: "/git/ref/" }, 0],
  ])("looks for the commit on the branch: %s", async (_, of, count) => {
    expect((await named(of, "RunInstances")).length).toBe(count);
  });

  it("does not heed a run of a repository that has taken over a name", async () => {
    const runs = [run({ repository: { id: 999 }, head_repository: { id: 999 } })];
    expect(await named({ ...given, runs }, "RunInstances")).toEqual([]);
  });

  it("makes machines also where GitHub does not tell of one repository, and writes that down", async () => {
    const { sent, log } = await runOnce({ ...given, refuses: "example/tools/actions" }, now);
    expect(sent.filter(({ name }) => name === "RunInstances").length).toBe(1);
    expect(log[0]).toMatch(/"what":"failed".*example\/tools.*GitHub answered 403/);
  });

  it("ends a machine that a job of another run has, and writes down why", async () => {
    const thief = { id: 5, status: "in_progress", labels: ["sallyport-ci-deploy"], runner_name: "ci-deploy-1-1" };
    const runs = [run({ ...fork, id: 666 })];
    const { sent, log } = await runOnce({ runs, jobs: [thief], machines: [machine()] }, now);
    expect(sent.at(-1)).toEqual({ name: "TerminateInstances", input: { InstanceIds: ["i-1"] } });
    expect(log.at(-1)).toMatch(/"what":"ended".*a job of another run has it/);
  });

  it("heeds every run, however many wait", async () => {
    const runs = Array.from({ length: 45 }, (_, index) => run({ id: 100 + index }));
    const { calls } = await runOnce({ ...given, runs }, now);
    expect(calls.filter(({ path }) => path.includes("/jobs?")).length).toBe(45);
  });

  it("ends what is over its time, also where GitHub does not answer", async () => {
    const late = { ...given, machines: [machine({ launched: now - 200 * minute })], refuses: "access_tokens" };
    const { sent, error } = await runOnce(late, now);
    expect(sent.at(-2)).toEqual({ name: "TerminateInstances", input: { InstanceIds: ["i-1"] } });
    expect(error).toBe("Error: GitHub answered 403 to POST /app/installations/5678/access_tokens");
  });

  it("takes the runner away again where EC2 makes no machine", async () => {
    const { calls, log } = await runOnce({ ...given, refuses: "RunInstances" }, now);
    expect(calls.at(-1)).toMatchObject({ method: "DELETE", path: "/orgs/example/actions/runners/77" });
    expect(log.join()).toMatch(/"what":"failed".*no capacity/);
  });

  it("writes down which job a machine is for, of what commit and image, and which got none and why", async () => {
    const { log } = await runOnce(given, now);
    expect(JSON.parse(log[0] ?? "")).toEqual({
      what: "made",
      runners: "ci",
      instance: "i-new",
      image: "ami-1",
      template: "lt-deploy-b",
      version: "4",
      tier: "deploy",
      repository: "example/shop",
      run: 9001,
      job: 1,
      commit: "c0ffee",
    });
    const refused = await runOnce({ runs: [run({ ...fork })], jobs: [waits] }, now);
    expect(refused.log.map((it) => JSON.parse(it) as object)).toEqual([
      expect.objectContaining({ what: "refused", job: 1, why: "it is a pull request of a fork" }),
    ]);
  });

  it.each([given, { ...given, refuses: "RunInstances" }, { ...given, refuses: "jobs" }])(
    "never writes a token, a key or a configuration down",
    async (of) => {
      const { log, error = "" } = await runOnce(of, now);
      const text = [...log, error].join("\n");
      for (const secret of Object.values(secretTexts)) expect(text).not.toContain(secret);
      expect(text).not.toContain("Bearer");
    },
  );
});

describe("what a machine does when it starts", () => {
  const before = (first: string, second: string): boolean => {
    expect(bootScript).toContain(first);
    return bootScript.indexOf(first) < bootScript.indexOf(second);
  };
  const runner = "./bin/Runner.Listener run";

  it("is a script that bash reads", () => {
    expect(() => execFileSync("bash", ["-n"], { input: `#!/bin/bash\n${bootScript}` })).not.toThrow();
  });

  it("ends it, however the script ends, and before anything else is done", () => {
    expect(before("set -euo pipefail", "trap")).toBe(true);
    expect(before("trap 'shutdown -h now' EXIT", "refuse()")).toBe(true);
    expect(before('shutdown -h +"$((MINUTES + 5))"', "refuse()")).toBe(true);
  });

  it("closes metadata to all but root, and tries it as the job would, before the job is there", () => {
    expect(before("meta skuid != 0 ip daddr 169.254.169.254 drop", runner)).toBe(true);
    expect(before("meta skuid != 0 ip6 daddr fd00:ec2::254 drop", runner)).toBe(true);
    expect(before("as_runner curl", runner)).toBe(true);
  });

  it("runs the job as a user that no program gives more rights, in no group that is as good as root", () => {
    expect(bootScript).toMatch(/setpriv --reuid=runner .*--no-new-privs .*--bounding-set=-all/);
    expect(before("root|sudo|wheel|admin|adm|disk|docker", runner)).toBe(true);
    expect(bootScript).toMatch(/as_runner timeout --signal=KILL "\$MINUTES"m env -i/);
  });

  it("downloads nothing", () => {
    expect(bootScript.replaceAll("http://169.254.169.254/", "")).not.toMatch(
      /\b(?:wget|yum|dnf|apt|apt-get|pip|npm|git|https?)\b/,
    );
  });

  it("holds no brace that CloudFormation would take for its own", () => {
    expect(bootScript).not.toContain("${");
  });

  const hook = /<<HOOK\n([^]*?)HOOK\n/.exec(bootScript)?.[1] ?? "";
  /** The hook as the machine writes it for one run, with what it would end or touch only said. */
  const takes = (environment: Record<string, string>): string => {
    const written = execFileSync("bash", ["-c", `cat <<HOOK\n${hook}HOOK`], {
      env: { REPOSITORY: "101", RUN: "9001", ATTEMPT: "1", PATH: process.env["PATH"] },
    }).toString();
    const said = `kill() { echo "kill $*"; }; touch() { echo started; };\n${written}`;
    try {
      return execFileSync("bash", ["-e", "-c", said], {
        env: { ...environment, PATH: process.env["PATH"] },
      }).toString();
    } catch (error) {
      return (error as { readonly stdout: Buffer }).stdout.toString();
    }
  };

  it("lets a job of the run begin that it was made for, and ends one of another with all that runs", () => {
    const own = { GITHUB_REPOSITORY_ID: "101", GITHUB_RUN_ID: "9001", GITHUB_RUN_ATTEMPT: "1" };
    expect(takes(own)).toBe("started\n");
    expect(takes({ ...own, GITHUB_RUN_ID: "666" })).toBe("kill -KILL -1\n");
    expect(takes({ ...own, GITHUB_REPOSITORY_ID: "102" })).toBe("kill -KILL -1\n");
    expect(takes({ ...own, GITHUB_RUN_ATTEMPT: "2" })).toBe("kill -KILL -1\n");
  });
});
