import { describe, expect, it } from "@jest/globals";
import { isOpen } from "../../components/model/openness";
import { Reference, Unresolved, type Raw } from "../../components/model/raw";
import type { Json } from "../../components/model/schema";
import {
  allows,
  covers,
  elementOf,
  findStatement,
  isAllOfSome,
  isAnybody,
  isEverything,
  statements,
  type Statement,
} from "../../components/model/statement";
import { asWritten, View } from "../../components/model/view";

const document = (raw: Raw): View<Json> =>
  View.of<Json>({ address: "Policy", type: "AWS::IAM::Policy", dialect: asWritten }, raw, ["PolicyDocument"]);

const one = (statement: Raw): View<Json> => document({ Statement: [statement] });

const mystery = new Unresolved("parameter Who has no default");
const fromRole = new Unresolved("it is not known before deployment", ["urn:role"]);

const admin = ({ effect, actions, resources }: Statement): boolean =>
  effect === "Allow" && actions.includes("*") && resources.includes("*");

const find = (raw: Raw, test = admin): string => {
  const found = findStatement(document(raw), test);
  if (!found.known) return `unknown: ${found.at.path.join(".")} (${found.reason})`;
  return found.value === undefined ? "none" : found.value.view.spelled;
};

describe("a policy document", () => {
  it("is not known where another resource gives a whole condition, or the effect", () => {
    const given = new Reference("${Json.Value}", ["Json"]);
    const everything = { Effect: "Allow", Action: "*", Resource: "*" };
    const unconditional = (it: Statement): boolean => admin(it) && it.conditions.length === 0;
    for (const raw of [{ StringEquals: given }, given])
      expect(find({ Statement: [{ ...everything, Condition: raw }] }, unconditional)).toMatch(
        /^unknown: .*\(\$\{Json\.Value\} is known only after deployment\)$/,
      );
    expect(find({ Statement: [{ ...everything, Effect: given }] })).toMatch(/^unknown: /);
    expect(find({ Statement: [{ ...everything, Condition: { StringEquals: { "aws:PrincipalOrgID": given } } }] })).toBe(
      "PolicyDocument.Statement[0]",
    );
  });

  it("may hold one statement or several, one action or several", () => {
    expect(find({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } })).toBe("PolicyDocument.Statement");
    expect(find({ Statement: [{ Effect: "Deny" }, { Effect: "Allow", Action: ["a:b", "*"], Resource: ["*"] }] })).toBe(
      "PolicyDocument.Statement[1]",
    );
  });

  it("may be JSON text", () => {
    expect(find('{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}')).toBe("PolicyDocument.Statement[0]");
    expect(find("{")).toMatch(/^unknown: .*not valid JSON/);
  });

  it("holds no statement where it is absent", () => {
    expect(find(undefined)).toBe("none");
  });

  it("keeps references to resources as texts that no wildcard is", () => {
    const listed = statements(one({ Effect: "Allow", Principal: { AWS: new Reference("${Role.Arn}", ["Role"]) } }));
    expect(listed.known && listed.value[0]?.principals).toEqual([{ type: "AWS", id: "${Role.Arn}" }]);
  });

  it("points to the element that a finding is about", () => {
    const found = findStatement(one({ Effect: "Allow", Action: ["x:y", "*"], Resource: "*" }), admin);
    const at = found.known && found.value !== undefined ? elementOf(found.value, "Action") : undefined;
    expect(at?.spelled).toBe("PolicyDocument.Statement[0].Action");
  });
});

describe("what is unknown in a document", () => {
  it("does not matter where the rest decides", () => {
    expect(find({ Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: mystery }] })).toBe("none");
    expect(find({ Statement: [{ Effect: "Deny", Action: mystery, Resource: "*" }] })).toBe("none");
    expect(find({ Statement: [mystery, { Effect: "Allow", Action: "*", Resource: "*" }] })).toBe(
      "PolicyDocument.Statement[1]",
    );
  });

  it("is unknown where it could make the test hold, with the place and the reason", () => {
    expect(find({ Statement: [{ Effect: "Allow", Action: "*", Resource: ["x", mystery] }] })).toBe(
      "unknown: PolicyDocument.Statement.0.Resource.1 (parameter Who has no default)",
    );
    expect(find({ Statement: mystery })).toMatch(/^unknown/);
    expect(find({ Statement: [{ Effect: mystery, Action: "*", Resource: "*" }] })).toMatch(/^unknown/);
    expect(find(mystery)).toMatch(/^unknown/);
  });

  it("is no wildcard where it comes from a resource of this input", () => {
    expect(find({ Statement: [{ Effect: "Allow", Action: "*", Resource: fromRole }] })).toBe("none");
    expect(find({ Statement: [fromRole] })).toMatch(/^unknown/);
  });

  it("asks no condition of a Deny where an Allow is sought", () => {
    const key = { StringNotEquals: { "aws:PrincipalOrgID": mystery } };
    expect(find({ Statement: [{ Effect: "Deny", Action: "*", Resource: "*", Condition: key }] })).toBe("none");
    expect(find({ Statement: [{ Effect: "Deny", Action: "*", Resource: "*", Condition: mystery }] })).toBe("none");
  });

  it("takes an account that is not known for one account, and a name that is not known for any", () => {
    const anybody = ({ effect, principals }: Statement) => effect === "Allow" && principals.some(isAnybody);
    const letIn = (text?: string): Raw => ({
      Statement: [{ Effect: "Allow", Principal: { AWS: [new Unresolved(mystery.reason, [], false, false, text)] } }],
    });
    expect(find(letIn("arn:aws:iam::${?}:root"), anybody)).toBe("none");
    expect(find(letIn("arn:aws:iam::${?}"), anybody)).toMatch(/^unknown/);
    expect(find(letIn("${?}"), anybody)).toMatch(/^unknown/);
    expect(find(letIn(), anybody)).toMatch(/^unknown/);
  });

  it("leaves a condition open: it may narrow an Allow, and may be the one that a Deny needs", () => {
    const anybody = { Effect: "Allow", Principal: "*", Action: "sns:Publish" };
    expect(find({ Statement: [{ ...anybody, Condition: mystery }] }, isOpen)).toMatch(/^unknown/);
    expect(
      find({ Statement: [{ ...anybody, Condition: { StringLike: { "aws:SourceArn": mystery } } }] }, isOpen),
    ).toMatch(/^unknown/);
    expect(find({ Statement: [{ ...anybody, Principal: { AWS: "111122223333" }, Condition: mystery }] }, isOpen)).toBe(
      "none",
    );
    const denies = ({ effect, conditions }: Statement) => effect === "Deny" && conditions.length > 0;
    expect(find({ Statement: [{ Effect: "Deny", Condition: mystery }] }, denies)).toMatch(/^unknown/);
  });

  it("cannot be a wildcard to an operator that compares letter by letter", () => {
    const statement = {
      Effect: "Allow",
      Principal: "*",
      Action: "sns:Publish",
      Condition: { StringEquals: { "aws:PrincipalOrgID": mystery } },
    };
    expect(find({ Statement: [statement] }, isOpen)).toBe("none");
  });
});

describe("anybody", () => {
  it.each(["*", { AWS: "*" }, { AWS: ["111122223333", "*"] }, { AWS: "arn:aws:iam::*:root" }])("is %j", (Principal) => {
    expect(
      find({ Statement: { Effect: "Allow", Principal } }, ({ principals }) => principals.some(isAnybody)),
    ).not.toBe("none");
  });

  it.each([{ Service: "*" }, { AWS: "111122223333" }, { CanonicalUser: "*" }, { Service: "s3.amazonaws.com" }])(
    "is not %j",
    (Principal) => {
      expect(find({ Statement: { Effect: "Allow", Principal } }, ({ principals }) => principals.some(isAnybody))).toBe(
        "none",
      );
    },
  );
});

describe("a pattern", () => {
  it.each([
    ["s3:Get*", "s3:getobject"],
    ["*", "iam:PassRole"],
    ["iam:*Role", "iam:PassRole"],
    ["iam:?assRole", "iam:PassRole"],
    ["iam:*", "iam:*"],
    ["iam:*Role*", "iam:PassRole"],
    ["*:*", "s3:GetObject"],
  ])("%s covers %s", (pattern, action) => {
    expect(covers(pattern, action)).toBe(true);
  });

  it.each([
    ["s3:Get", "s3:GetObject"],
    ["iam:Pass*", "iam:*"],
    ["s3.Get*", "s3:GetObject"],
  ])("%s does not cover %s", (pattern, action) => {
    expect(covers(pattern, action)).toBe(false);
  });

  it("is matched in no time, however hostile", () => {
    const started = performance.now();
    expect(covers(`${"*a".repeat(40)}b`, "a".repeat(200))).toBe(false);
    expect(isAllOfSome(`arn:${"${".repeat(50_000)}`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each(["*", "**", "arn:*", "*:*", "arn:*:*:*:*:*"])("%s is everything", (pattern) => {
    expect(isEverything(pattern)).toBe(true);
  });

  it.each(["arn:aws:s3:::orders", "s3:*", "a*", "?"])("%s is not everything", (pattern) => {
    expect(isEverything(pattern)).toBe(false);
  });

  it.each([
    "*",
    "arn:aws:s3:::*",
    "arn:aws:iam::123456789012:role/*",
    "arn:${AWS::Partition}:iam::${AWS::AccountId}:*",
  ])("%s is all of some kind", (pattern) => {
    expect(isAllOfSome(pattern)).toBe(true);
  });

  it.each(["arn:aws:s3:::orders/*", "arn:aws:iam::123456789012:role/app-*", "arn:aws:sqs:eu-west-1:1:orders"])(
    "%s is not all of some kind",
    (pattern) => {
      expect(isAllOfSome(pattern)).toBe(false);
    },
  );

  it("allows only in a statement that allows", () => {
    const listed = statements(document({ Statement: [{ Effect: "Deny", Action: "iam:*" }] }));
    expect(listed.known && listed.value.some((it) => allows(it, "iam:PassRole"))).toBe(false);
  });
});
