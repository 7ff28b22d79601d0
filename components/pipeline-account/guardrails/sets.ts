import { baseline } from "./baseline";
import type { Intent } from "./intents";
import { noHands } from "./no-hands";
import { perimeter } from "./perimeter";
import { quarantine } from "./quarantine";

/** Intents that belong together, because they are attached together. */
export const sets = { baseline, "no-hands": noHands, perimeter, quarantine } as const satisfies {
  readonly [set: string]: { readonly [intent: string]: Intent };
};

export type SetName = keyof typeof sets;
export type IntentName<S extends SetName = SetName> = { readonly [N in S]: keyof (typeof sets)[N] & string }[S];
