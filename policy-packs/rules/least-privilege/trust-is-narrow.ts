import { isOpen } from "../../../components/model/openness";
import { allows, elementOf, findStatement, type Condition, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule, type Example, type JsonObject } from "../../core/rule";
import { fail, pass, proved } from "../../core/verdict";
import { unclear } from "../../facets/read";
import { statedAccount } from "../../proofs/permissions/callers";
import { home } from "../../proofs/permissions/names";

const whole = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/;

/** Keys that hold for everybody in the account alike, or for a good part of the world: they choose nobody in it. */
const choosesNobody = ({ key }: Condition): boolean =>
  /^aws:(securetransport|principal(account|orgid|orgpaths|type|isawsservice)|resource(account|orgid)|requestedregion|currenttime|epochtime|calledvia\w*)$/.test(
    key,
  );

/** The accounts (a star for one that is not known) of which everybody whom their own administrators let may take the role. */
const accountsIn = (statement: Statement): readonly string[] =>
  statement.effect === "Allow" && allows(statement, "sts:AssumeRole") && statement.conditions.every(choosesNobody)
    ? statement.principals.flatMap(({ type, id }) =>
        type === "AWS" ? (id === "*" ? id : (whole.exec(id)?.[1] ?? [])) : [],
      )
    : [];

const trusting = (more: JsonObject): readonly Example[] => [
  {
    type: "AWS::IAM::Role",
    properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          { Effect: "Allow", Principal: { AWS: ["111122223333", "444455556666"] }, Action: "sts:AssumeRole", ...more },
        ],
      },
    },
  },
];

export default defineRule({
  id: "trust-is-narrow",
  title: "A role does not trust the whole of another account",
  principle: "least-privilege",
  severity: "medium",
  why: "With a whole account come all its users and roles, those to come and its intruders included: nobody here decides who takes the role. A supplier that serves many could be made to take yours for another of its customers.",
  fix: {
    pulumi:
      "Name in `assumeRolePolicy` the role that takes it, `arn:aws:iam::ACCOUNT:role/NAME`, or add a condition: `sts:ExternalId` for a supplier, `aws:PrincipalArn` or `aws:PrincipalTag/...` for your own accounts.",
    cloudformation:
      "Name in `AssumeRolePolicyDocument` the role that takes it, `arn:aws:iam::ACCOUNT:role/NAME`, or add a condition: `sts:ExternalId` for a supplier, `aws:PrincipalArn` or `aws:PrincipalTag/...` for your own accounts.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts",
  ],
  checks: {
    "AWS::IAM::Role": (it, near) => {
      const document = it.get("AssumeRolePolicyDocument");
      return given(
        findStatement(document, (statement) => accountsIn(statement).length > 0, isOpen),
        (any) => {
          if (any === undefined) return pass;
          const own = [near.whole(statedAccount), home.account];
          const found = findStatement(document, (statement) =>
            accountsIn(statement).some((account) => !own.includes(account)),
          );
          return given(found, (statement) => {
            if (statement === undefined) return pass;
            const principal = elementOf(statement, "Principal");
            const accounts = [...new Set(accountsIn(statement))].filter((account) => !own.includes(account));
            // Of two accounts, one at most is the role's own.
            if (own[0] === undefined && accounts.length === 1)
              return unclear(principal, "whether that is the role's own account is not known");
            const who = accounts.join(" or ");
            return proved(fail(principal, `anybody whom account ${who} lets may take the role`), {
              evidence: [
                { says: `account ${who} takes the role without a condition on who`, at: statement.view.origin },
              ],
            });
          });
        },
      );
    },
  },
  examples: {
    good: trusting({ Condition: { StringEquals: { "sts:ExternalId": "b9f2" } } }),
    bad: trusting({}),
  },
  equivalents: [],
});
