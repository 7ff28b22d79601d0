import { UNKNOWN, type WireObject } from "../../adapters/pulumi/sentinels";
import type { Answers } from "../answers";
import type { Place } from "../place";
import { keyOf } from "../placeholders/index";
import type { TypeLookup } from "../type-lookup";
import { ACCOUNTS } from "./account";
import { LOOKUPS } from "./lookups";
import { NETWORKS } from "./networks";
import { OTHER_PACKAGES, RENDERERS } from "./other-packages";
import { policyDocument } from "./policy-document";
import type { StandIn } from "./stand-in";

const STAND_INS: { readonly [token: string]: StandIn } = {
  ...ACCOUNTS,
  ...NETWORKS,
  ...LOOKUPS,
  "iam/getPolicyDocument": policyDocument,
};

export interface Answer {
  readonly result: WireObject;
  readonly note?: string;
}

/** The project's own answer, else a documented stand-in, else unknowns and a note. */
export function answerInvoke(
  token: string,
  args: WireObject,
  place: Place,
  { answers, types }: { readonly answers: Answers; readonly types: TypeLookup },
): Answer {
  const standIn = standInFor(token);
  const made = standIn?.({ token, args, place });
  const given = answers.invoke(token);
  if (made !== undefined || given !== undefined) return { result: { ...args, ...made, ...given } };
  if (RENDERERS.has(token)) {
    return {
      result: { result: [] },
      note: `The manifests that ${token} would render were not rendered: their resources are not seen.`,
    };
  }
  const note = `The answer to ${token} is unknown offline: give it under invokes in an answers file.`;
  return { result: unknownResult(token, args, types), note };
}

function standInFor(token: string): StandIn | undefined {
  const [pkg = "", , name = ""] = token.split(":");
  if (pkg === "aws") return STAND_INS[keyOf(token)];
  if (pkg === "aws-native") return STAND_INS[`index/${name}`];
  return OTHER_PACKAGES[token];
}

/** Every field the function declares, unknown; a list has one unknown element, so that what walks it goes on. */
function unknownResult(token: string, args: WireObject, types: TypeLookup): WireObject {
  const declared = types.resultOf(token);
  if (declared === undefined || declared.length === 0) return { result: UNKNOWN };
  const unknowns = Object.fromEntries(
    declared.map(({ name, type }) => [name, type.endsWith("[]") ? [UNKNOWN] : UNKNOWN]),
  );
  return { ...unknowns, ...args };
}
