import type { Planned, Show } from "../../model/plan";
import { dataClasses, type DataClass } from "../data-class";
import { planKeyAs, type KeyOutputs, type KeySpec } from "./plan";
import type { KeyService } from "./services";

/** Which services use the key of each class: `{ confidential: ["s3", "rds"], internal: ["logs"] }`. */
export type Classes = { readonly [C in DataClass]?: readonly KeyService[] };

export interface KeysSpec<K extends Classes, R> extends Pick<
  KeySpec<DataClass, KeyService, R>,
  "administrators" | "owner"
> {
  readonly classes: K;
}

type ServicesOf<L> = L extends readonly (infer S extends KeyService)[] ? S : never;

/** By class: `keys.for.confidential`. */
export interface KeysOutputs<K extends Classes, V> {
  readonly for: { readonly [C in keyof K & DataClass]: KeyOutputs<C, ServicesOf<K[C]>, V> };
}

export interface KeysPlan<K extends Classes> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => KeysOutputs<K, V>;
}

/**
 * The keys of an account and region: one a class, so that what is worse to lose is never opened by the key of what is not (NIST SP
 * 800-57 part 1, 5.2), and no more than that, so that each is known and looked after. Their aliases are `alias/<name>-<class>`.
 */
export const planKeys = <K extends Classes, R>(
  name: string,
  { classes, ...rest }: KeysSpec<K, R>,
  today: string,
): KeysPlan<K> => {
  const plans = (Object.keys(dataClasses) as DataClass[]).flatMap((dataClass) => {
    const services = classes[dataClass];
    if (services === undefined) return [];
    const spec = { ...rest, dataClass, services };
    return [[dataClass, planKeyAs(`${dataClass}-`, `${name}-${dataClass}`, spec, today)] as const];
  });
  return {
    resources: plans.flatMap(([, { resources }]) => resources),
    outputs: <V>(show: Show<V>) => ({
      for: keyed<KeysOutputs<K, V>["for"]>(plans.map(([dataClass, { outputs }]) => [dataClass, outputs(show)])),
    }),
  };
};

/** By the spec's own classes. */
const keyed = <T>(entries: readonly (readonly [DataClass, unknown])[]): T => Object.fromEntries(entries) as T;
