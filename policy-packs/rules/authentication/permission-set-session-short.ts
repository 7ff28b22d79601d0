import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";

/** Hours of an ISO 8601 duration, so far as IAM Identity Center takes one: `PT8H`, `PT90M`. Undefined where it is none. */
const hoursOf = (text: string): number | undefined => {
  const [, days = "0", hours = "0", minutes = "0"] =
    /^P(?=.)(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(text) ?? [];
  return text.startsWith("P") ? Number(days) * 24 + Number(hours) + Number(minutes) / 60 : undefined;
};

export default defineRule({
  id: "permission-set-session-short",
  title: "People sign in again after a working day at the latest",
  principle: "authentication",
  severity: "medium",
  why: "A session that somebody stole, or forgot on a shared machine, works until it ends, whatever is done about the user meanwhile.",
  fix: {
    pulumi: 'Set `sessionDuration: "PT1H"`, or what the work takes, up to `PT8H`.',
    cloudformation: "Set `SessionDuration: PT1H`, or what the work takes, up to `PT8H`.",
  },
  links: ["https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html"],
  settings: ["sessionHours"],
  checks: {
    "AWS::SSO::PermissionSet": (it, { settings: { sessionHours } }) => {
      const duration = it.get("SessionDuration");
      return given(duration.str("PT1H"), (text) => {
        const hours = hoursOf(text);
        return hours === undefined || hours <= sessionHours
          ? pass
          : fail(duration, "a session that was stolen in the morning still works at night");
      });
    },
  },
  examples: {
    good: [{ type: "AWS::SSO::PermissionSet", properties: { SessionDuration: "PT4H" } }],
    bad: [{ type: "AWS::SSO::PermissionSet", properties: { SessionDuration: "PT12H" } }],
  },
  equivalents: [],
});
