import { describe, expect, it } from "@jest/globals";
import { deployed, ofType, templateOf } from "../network/given";
import { breakGlass } from "./account-plans";

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

const people = { responders: { permissionSet: "Responders" }, approvers: { permissionSet: "Keepers" } };

const propertiesOf = (plan: ReturnType<typeof breakGlass>, id: string): { readonly [name: string]: unknown } =>
  templateOf(plan.resources).Resources[id]?.Properties as { readonly [name: string]: unknown };

const statementsOf = (document: unknown): readonly Statement[] =>
  (document as { readonly Statement: readonly Statement[] }).Statement;

const trust = (plan: ReturnType<typeof breakGlass>, role: string): readonly Statement[] =>
  statementsOf(propertiesOf(plan, `${role}-role`)["AssumeRolePolicyDocument"]);

const rights = (plan: ReturnType<typeof breakGlass>, role: string): readonly Statement[] =>
  statementsOf(propertiesOf(plan, `${role}-policy`)["PolicyDocument"]);

const taking = (statements: readonly Statement[]): Statement => {
  const found = statements.find(({ Action }) => Action === "sts:AssumeRole");
  if (found === undefined) throw new Error("Nobody takes the role.");
  return found;
};

describe("a way in for emergencies", () => {
  it("lets in the one whom the role's tag names, by a user's own name and second factor, and nobody without the tag", () => {
    const { Condition } = taking(trust(breakGlass(), "responder"));
    expect(Condition?.["Null"]).toMatchObject({ "iam:ResourceTag/ApprovedFor": false });
    expect(Condition?.["StringEquals"]).toMatchObject({
      "aws:username": "${iam:ResourceTag/ApprovedFor}",
      "sts:SourceIdentity": "${iam:ResourceTag/ApprovedFor}",
    });
    expect(Condition?.["Bool"]).toEqual({ "aws:MultiFactorAuthPresent": true });
  });

  it("knows people of IAM Identity Center by the names of their sessions", () => {
    const { Condition } = taking(trust(breakGlass(people), "responder"));
    expect(Condition?.["StringLike"]).toEqual({ "aws:userid": "*:${iam:ResourceTag/ApprovedFor}" });
    expect(JSON.stringify(Condition?.["ArnLike"])).toContain("AWSReservedSSO_Responders_????????????????");
    expect(taking(trust(breakGlass(people), "approver")).Condition?.["StringLike"]).toEqual({
      "aws:userid": "*:${sts:SourceIdentity}",
    });
  });

  it("has nobody approve himself: who approves says his own name, and may write any but that", () => {
    expect(taking(trust(breakGlass(), "approver")).Condition?.["StringEquals"]).toMatchObject({
      "sts:SourceIdentity": "${aws:username}",
    });
    const approve = rights(breakGlass(), "approver").find(({ Sid }) => Sid === "Approve");
    expect(approve?.Condition).toMatchObject({
      Null: { "aws:SourceIdentity": false, "aws:RequestTag/ApprovedFor": false },
      StringNotEquals: { "aws:RequestTag/ApprovedFor": "${aws:SourceIdentity}" },
      "ForAllValues:StringEquals": { "aws:TagKeys": ["ApprovedFor"] },
    });
  });

  it("lets approvers tag and untag that one role, and nothing else", () => {
    const allowed = rights(breakGlass(), "approver").filter(({ Effect }) => Effect === "Allow");
    expect(allowed.flatMap(({ Action }) => Action)).toEqual(["iam:TagRole", "iam:UntagRole"]);
    for (const { Resource } of allowed) {
      expect([Resource].flat()).toEqual([{ "Fn::GetAtt": ["responder-role", "Arn"] }]);
    }
  });

  it("takes every approval back each hour", () => {
    const [schedule] = ofType(breakGlass().resources, "AWS::Scheduler::Schedule");
    expect(schedule?.properties.ScheduleExpression).toBe("rate(1 hour)");
    const input = schedule?.properties.Target.Input;
    expect(JSON.parse(input === undefined ? "" : deployed(input))).toEqual({
      RoleName: "responder-role.Ref",
      TagKeys: ["ApprovedFor"],
    });
  });

  it("lasts an hour, and not beyond its end", () => {
    for (const role of ["responder", "approver"]) {
      expect(propertiesOf(breakGlass(), `${role}-role`)["MaxSessionDuration"]).toBe(3600);
      expect(taking(trust(breakGlass(), role)).Condition?.["DateLessThan"]).toEqual({
        "aws:CurrentTime": "2027-01-01T00:00:00Z",
      });
      expect(rights(breakGlass(), role).find(({ Effect }) => Effect === "Deny")).toMatchObject({
        Action: "*",
        Condition: { DateGreaterThanEquals: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } },
      });
    }
    expect(() => breakGlass({ until: "2026-05-31" })).toThrow("ended on 2026-05-31");
  });

  it("alarms when either role is taken, in the only region where they can be", () => {
    const plan = breakGlass();
    const { EventPattern, State, Targets } = propertiesOf(plan, "use") as {
      EventPattern: { detail: { requestParameters: { roleArn: unknown } } };
      State: string;
      Targets: unknown;
    };
    expect(EventPattern.detail.requestParameters.roleArn).toEqual([
      { "Fn::GetAtt": ["responder-role", "Arn"] },
      { "Fn::GetAtt": ["approver-role", "Arn"] },
    ]);
    expect(State).toBe("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
    expect(Targets).toEqual([{ Arn: { Ref: "alarm-topic" }, Id: "alarm" }]);
    for (const role of ["responder", "approver"]) {
      expect(taking(trust(plan, role)).Condition?.["StringEquals"]).toMatchObject({
        "aws:RequestedRegion": { Ref: "AWS::Region" },
      });
    }
  });

  it("is bounded, every role of it", () => {
    const roles = ofType(breakGlass().resources, "AWS::IAM::Role");
    expect(roles.map(({ id }) => [id, propertiesOf(breakGlass(), id)["PermissionsBoundary"]])).toEqual([
      ["responder-role", "arn:aws:iam::111122223333:policy/boundary/people"],
      ["approver-role", { Ref: "keepers-boundary" }],
      ["sweeper-role", { Ref: "keepers-boundary" }],
    ]);
    const boundary = statementsOf(propertiesOf(breakGlass(), "keepers-boundary")["PolicyDocument"]);
    expect(boundary.flatMap(({ Action }) => Action)).toEqual(["iam:TagRole", "iam:UntagRole"]);
  });

  it("takes two people by its arguments already", () => {
    const users = ["arn:aws:iam::111122223333:user/ann"] as const;
    expect(() => breakGlass({ responders: { users }, approvers: { users } })).toThrow(
      "has arn:aws:iam::111122223333:user/ann approve what it does itself",
    );
    expect(() => breakGlass({ ...people, approvers: people.responders })).toThrow("has Responders approve");
  });

  it("says why", () => {
    expect(() => breakGlass({ why: " " })).toThrow("why");
  });
});
