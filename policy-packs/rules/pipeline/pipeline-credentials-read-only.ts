import type { Properties } from "../../../components/model/graph";
import type { Step } from "../../../components/model/step";
import { elementOf, findStatement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Example, type Neighbours } from "../../core/rule";
import { fail, pass, proved, type Verdict } from "../../core/verdict";
import { trustingGitHub } from "../../facets/forges";
import { buildsProposals } from "../../facets/proposed-builds";
import { takesPullRequests } from "../../facets/pull-requests";
import { unclear } from "../../facets/read";
import { writesIn } from "../../proofs/permissions/reading";
import { membersByAddress, resourcesFor, type Member } from "../../proofs/permissions/roster";
import { has } from "../../proofs/permissions/sets/language";
import { shownBox, spellingOf, stepsOf } from "../../proofs/permissions/shown";

/**
 * What a job writes about itself, its log and the results of its tests; to take another role, which is judged in its place; and to
 * decrypt, which AWS lists as writing and which changes nothing.
 */
const harmless = [
  "logs:createlog*",
  "logs:putlogevents",
  "codebuild:createreport*",
  "codebuild:updatereport",
  "codebuild:batchput*",
  "kms:decrypt",
  "sts:assumerole",
  "sts:tagsession",
  "sts:setsourceidentity",
];

interface Way {
  readonly member: Member;
  readonly steps: readonly Step[];
}

/** A role and all that it can take in turn, as far as the stack has them, each with the way there. */
const takenFrom = (first: Way, members: readonly Member[]): readonly Way[] => {
  const ways = [first];
  for (const { member, steps } of ways) {
    const { resources, by } = resourcesFor(member.access.most, "sts:AssumeRole");
    for (const next of members) {
      if (ways.some((it) => it.member === next) || !has(resources, next.caller.arn)) continue;
      const takes = { says: `${member.name} takes ${next.name}`, at: next.resource.view.origin };
      ways.push({ member: next, steps: [...steps, ...stepsOf(by), takes] });
    }
  }
  return ways;
};

/** A network interface of its own in the network that a build runs in. */
const inNetwork = ["ec2:createnetworkinterface*", "ec2:deletenetworkinterface"];

interface Entry {
  readonly address: string;
  readonly at: View<unknown>;
  readonly says: (role: string) => string;
  readonly besides?: readonly string[];
}

const judge = (near: Pick<Neighbours, "whole">, { address, at, says, besides = [] }: Entry): Verdict => {
  const own = near.whole(membersByAddress).get(address);
  if (own === undefined) return pass;
  const members = [...near.whole(membersByAddress).values()];
  const entry = { says: says(own.name), at: at.origin };
  let open: string | undefined;
  for (const { member, steps } of takenFrom({ member: own, steps: [entry] }, members)) {
    const writes = writesIn(member.access.most, [...harmless, ...besides]);
    const certain = writes.find(({ missing }) => missing === undefined);
    if (certain !== undefined) {
      const can = shownBox(certain, near.whole(spellingOf));
      return proved(fail(at, `what somebody proposes runs before anybody has read it, and may ${can}`), {
        evidence: [...steps, ...stepsOf(certain.by)],
      });
    }
    open ??= writes[0]?.missing?.[0];
  }
  return open === undefined ? pass : unclear(at, `${open} is not known`);
};

const role = (
  it: View<Properties<"AWS::IAM::Role">>,
  near: Neighbours<"AWS::IAM::Role">,
): Verdict | readonly Verdict[] =>
  given(findStatement(it.get("AssumeRolePolicyDocument"), takesPullRequests), (found): Verdict | readonly Verdict[] =>
    found === undefined
      ? []
      : judge(near, {
          address: near.self.address,
          at: elementOf(found, "Condition"),
          says: (name) => `jobs of pull requests take ${name}`,
        }),
  );

const project = (
  it: View<Properties<"AWS::CodeBuild::Project">>,
  near: Neighbours<"AWS::CodeBuild::Project">,
): Verdict | readonly Verdict[] => {
  const triggers = it.get("Triggers");
  if (triggers.get("Webhook").isAbsent()) return [];
  return given(buildsProposals(it), (open): Verdict | readonly Verdict[] => {
    const [own] = near.targets(it.get("ServiceRole"), "AWS::IAM::Role");
    if (!open || own === undefined) return [];
    return judge(near, {
      address: own.address,
      at: triggers.get("PullRequestBuildPolicy").get("RequiresCommentApproval"),
      says: (name) => `anybody's pull request is built with ${name}`,
      besides: inNetwork,
    });
  });
};

const pullRequests = (action: string): readonly Example[] => {
  const [example] = trustingGitHub({
    StringEquals: { "token.actions.githubusercontent.com:sub": "repo:acme@1/shop@2:pull_request" },
  });
  const Policies = [
    { PolicyName: "job", PolicyDocument: { Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] } },
  ];
  return example?.type === "AWS::IAM::Role"
    ? [{ type: "AWS::IAM::Role", properties: { ...example.properties, Policies } }]
    : [];
};

export default defineRule({
  id: "pipeline-credentials-read-only",
  title: "Jobs of pull requests can change nothing",
  principle: "pipeline",
  severity: "high",
  why: "Whoever may open a pull request writes what its job runs: with permissions to write, that is a way into the account that no review is in front of.",
  fix: {
    pulumi:
      'Give jobs of pull requests a role of their own that only reads, or name in `assumeRolePolicy` the environment or branch whose jobs may write. Let CodeBuild wait for approval: `pullRequestBuildPolicy: { requiresCommentApproval: "ALL_PULL_REQUESTS" }`.',
    cloudformation:
      "Give jobs of pull requests a role of their own that only reads, or name in `AssumeRolePolicyDocument` the environment or branch whose jobs may write. Let CodeBuild wait for approval: `PullRequestBuildPolicy: { RequiresCommentApproval: ALL_PULL_REQUESTS }`.",
  },
  links: [
    "https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims",
    "https://docs.aws.amazon.com/codebuild/latest/userguide/pull-request-build-policy.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
  ],
  checks: { "AWS::CodeBuild::Project": project, "AWS::IAM::Role": role },
  examples: { good: pullRequests("s3:Get*"), bad: pullRequests("s3:PutObject") },
  equivalents: [],
});
