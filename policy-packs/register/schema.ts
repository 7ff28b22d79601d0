import { defaultLimits } from "../core/register";
import { severities } from "../core/severity";

interface Schema {
  readonly [keyword: string]: unknown;
}

const text: Schema = { type: "string", pattern: "\\S" };
const said = (description: string): Schema => ({ ...text, description });

const exemption: Schema = {
  type: "object",
  required: ["rule", "resource", "reason", "owner", "expires"],
  additionalProperties: false,
  properties: {
    rule: said("The rule's id, as `sallyport rules` lists them."),
    aspect: said("The part of a rule that has several, as reports show it behind the rule's id."),
    resource: said("The URN, logical id or construct path; `*` stands for any run of letters."),
    reason: said("Why the risk may be taken."),
    owner: said("Who answers for it."),
    expires: {
      type: "string",
      pattern: "^\\d{4}-\\d{2}-\\d{2}$",
      description: "The last day it holds, as 2027-01-31; within what the rule's severity allows.",
    },
    ticket: said("Where it was discussed."),
    approver: said("Who agreed, of those in the file of approvers; not the owner."),
    compensatingControl: said("What keeps the risk small meanwhile."),
  },
};

const list: Schema = { type: "array", items: exemption };

/** The JSON Schema of a register of exemptions. */
export const registerSchema: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Register of exemptions",
  anyOf: [
    {
      type: "object",
      required: ["exemptions"],
      additionalProperties: false,
      properties: { $schema: { type: "string" }, exemptions: list },
    },
    list,
  ],
};

const count: Schema = { type: "integer", minimum: 1 };

/** The JSON Schema of the file that says who may approve exemptions, and how far they may go. */
export const approversSchema: Schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Approvers of exemptions",
  type: "object",
  required: ["approvers"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    approvers: { type: "array", items: text, description: "Who may approve what needs an approver." },
    approval: {
      type: "array",
      items: { enum: severities },
      description: "The severities that need an approver; `critical` always does.",
    },
    longestDays: {
      type: "object",
      description: "Days from today within which an exemption must end, by the rule's severity.",
      additionalProperties: false,
      properties: Object.fromEntries(
        severities.map((severity) => [severity, { ...count, default: defaultLimits.longestDays[severity] }]),
      ),
    },
    widest: { ...count, default: defaultLimits.widest, description: "Resources that one exemption may cover." },
  },
};
