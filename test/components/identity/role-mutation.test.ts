import { stackOf, stacksOf, testMutation, type Stack } from "../../laws/mutation";
import { boundaryPlans } from "./boundary-given";
import { rolePlans } from "./role-given";

/** As they stand together: a role alone in its stack may be the one that needs no boundary. */
const together = async (): Promise<Stack> => {
  const stacks: Stack[] = [];
  for (const [index, [, resources]] of rolePlans.entries())
    stacks.push(await stackOf(resources, `role${String(index)}`));
  return stacks.flat();
};

testMutation({
  of: "a role, what it may do or a boundary",
  stacks: async () => [...(await stacksOf(boundaryPlans)), await together()],
  notAHardening: [
    ["the thing itself", [/^(?:Policy|Role|RolePolicyAttachment): remove$/]],
    [
      "which thing is meant: without it nothing is deployed",
      [/: drop (?:assumeRolePolicy|description|name|path|policy|policyArn|role|roleName)$/],
    ],
    ["a label", [/: drop tags\.Name$/]],
    ["somebody may do less", [/^Policy: drop policy (?!Deny)\w+$/, /^Role: drop assumeRolePolicy \w+$/]],
    ["an hour, which is the least, is AWS's own default, too", [/^Role: (?:drop|lower) maxSessionDuration$/]],
    ["how a role is deleted that somebody attached policies to", [/^Role: (?:drop|flip) forceDetachPolicies$/]],
    [
      "no more is allowed without it: what is not allowed is denied too, and what makes roles asks for the boundary itself",
      [/^Policy: drop policy (?:DenyBoundaryEdits|DenyUnboundedRoles|MakeRoles Condition)$/],
    ],
    ["a Deny without its condition denies more", [/^Policy: drop policy Deny\w+ Condition$/]],
  ],
  survivors: [
    [
      "stricter than any rule: when it holds, for which thing a key opens, through which access point",
      [
        /^Policy: drop policy Deny(?:AfterEnd|OlderSessions)$/,
        /^Policy: drop policy (?:\w+Key|AuditLogs|BankSecret|FilesMount|InvoicesList|Orders) Condition$/,
        /^Role: drop assumeRolePolicy Lambda Condition$/,
      ],
    ],
    [
      "against what is done by hand, which no program shows",
      [
        /^RolePoliciesExclusive: (?:remove|drop policyNames)$/,
        /^RolePolicyAttachmentsExclusive: (?:remove|drop policyArns)$/,
      ],
    ],
  ],
  least: 0.2,
});
