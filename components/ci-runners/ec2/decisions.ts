/**
 * What the controller decides, apart from everything that it asks and does, as text, for it runs in Lambda. `config` stands before it.
 *
 * Whose code a run is of, GitHub says: the repository that its head is in, and what set it off. Runs of other events, such as
 * `pull_request_target` and `workflow_run`, are set off by strangers and run with what is the repository's: no machine is for them.
 * https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
 */
export const decisions = `
const minute = 60000;
// For a machine that starts, and for one that ends itself.
const grace = 10;
const triesPerJob = 3;

const ofOwnCode = (run) => Boolean(run.head_repository) && run.head_repository.id === run.repository.id;
const onRefs = ["push", "schedule", "workflow_dispatch"];

const sourceOf = (run) => {
  if (run.event === "pull_request") return ofOwnCode(run) ? "branch" : "fork";
  return onRefs.includes(run.event) && ofOwnCode(run) ? "ref" : undefined;
};

const wrongSource = (run, { tier, branches }) => {
  const source = sourceOf(run);
  if (source === undefined) return "no tier is for the event " + run.event;
  if (tier === "pullRequest") return source === "fork" ? undefined : "it is no pull request of a fork";
  if (source === "fork") return "it is a pull request of a fork";
  if (tier === "branch") return undefined;
  return source === "ref" && branches.includes(run.head_branch) ? undefined : "it is of no branch of the tier";
};

// Why a run does not deserve a machine of a tier, but for whether its commit is on the branch: a tag can be called as a branch is.
const wrongRun = (run, spec) => {
  const wrong = wrongSource(run, spec);
  if (wrong !== undefined) return wrong;
  const workflow = String(run.path).split("@")[0];
  if (spec.workflows !== null && !spec.workflows.includes(workflow)) return "the tier does not have the workflow " + workflow;
  const people = [run.actor, run.triggering_actor];
  if (spec.actors !== null && !people.every((it) => it && spec.actors.includes(it.id))) {
    return "somebody set it off whom the tier does not name";
  }
  return undefined;
};

const needsBranch = (spec) => spec.tier === "protectedBranch" || spec.tier === "deploy";

const wrong = (run, spec) => {
  const it = wrongRun(run, spec);
  if (it !== undefined || !needsBranch(spec)) return it;
  return run.onBranch === true ? undefined : "its commit is not on the branch";
};

// One label and no other: what a job asks for besides, no machine has.
const askedOf = (job, tiers) => (job.labels.length === 1 ? tiers.find(({ label }) => label === job.labels[0]) : undefined);
const asksUs = (job, tiers) => job.labels.some((it) => tiers.some(({ label }) => label === it));

const isThere = ({ state }) => state !== "terminated" && state !== "shutting-down";

const overdue = (machines, tiers, now) =>
  machines.filter((it) => {
    const spec = tiers.find(({ tier }) => tier === it.tier);
    return isThere(it) && (spec === undefined || now - it.launched > (spec.minutes + grace) * minute);
  });

// Machines that a job of another run has, whatever the machine itself has done about it.
const taken = (machines, jobs) =>
  machines.filter((it) => isThere(it) &&
    jobs.some((job) => job.status === "in_progress" && job.runner_name === it.runner && String(job.run.id) !== it.run));

const assign = ({ jobs, machines, tiers, now }) => {
  const start = [];
  const refuse = [];
  const ending = new Set([...overdue(machines, tiers, now), ...taken(machines, jobs)].map(({ id }) => id));
  const count = (tier) =>
    machines.filter((it) => isThere(it) && it.tier === tier).length + start.filter((it) => it.spec.tier === tier).length;
  const waiting = jobs.filter((job) => job.status === "queued" && asksUs(job, tiers)).sort((a, b) => a.id - b.id);
  for (const job of waiting) {
    const spec = askedOf(job, tiers);
    const why = spec === undefined ? "it asks for more than one label" : wrong(job.run, spec);
    if (why !== undefined) {
      refuse.push({ job, why });
      continue;
    }
    const made = machines.filter((it) => it.job === String(job.id));
    if (made.some((it) => isThere(it) && !ending.has(it.id))) continue;
    if (made.length >= triesPerJob) {
      refuse.push({ job, why: "its machines ended before they took it" });
    } else if (count(spec.tier) < spec.atOnce) {
      const turn = (job.id + made.length + Math.floor(now / minute)) % spec.templates.length;
      start.push({ job, spec, attempt: made.length + 1, template: spec.templates[turn] });
    }
  }
  return { start, refuse, end: machines.filter(({ id }) => ending.has(id)) };
};
`.trimStart();
