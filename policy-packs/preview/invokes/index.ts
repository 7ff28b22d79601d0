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
  /** Made up here: not computed, and not the project's own answer. */
  readonly standIn?: true;
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
  if (made !== undefined || given !== undefined) {
    const result = { ...emptyLists(token, types), ...args, ...made, ...given };
    return { result, ...(given === undefined && standIn !== policyDocument ? { standIn: true } : {}) };
  }
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

/** The lists that a stand-in does not think of: empty, not unknown, since one unknown field makes the whole answer unknown to the SDK. */
const emptyLists = (token: string, types: TypeLookup): WireObject =>
  Object.fromEntries(
    (types.resultOf(token) ?? []).flatMap(({ name, type }) => (type.endsWith("[]") ? [[name, []] as const] : [])),
  );

function unknownResult(token: string, args: WireObject, types: TypeLookup): WireObject {
  const declared = declaredUnknown(token, types);
  return Object.keys(declared).length === 0 ? { result: UNKNOWN } : { ...declared, ...args };
}

/** Every field the function declares, unknown; a list has one unknown element, so that what walks it goes on. */
const declaredUnknown = (token: string, types: TypeLookup): WireObject =>
  Object.fromEntries(
    (types.resultOf(token) ?? []).map(({ name, type }) => [name, type.endsWith("[]") ? [UNKNOWN] : UNKNOWN]),
  );
