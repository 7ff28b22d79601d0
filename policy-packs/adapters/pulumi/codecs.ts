import type { Json, Tag } from "../../../components/model/schema";
import { Reference, Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import { View, type Mapped } from "../../../components/model/view";

type TagMap = { readonly [key: string]: string };

/** A map of tags as CloudFormation's list. */
export const tags = (map: View<TagMap>): View<readonly Tag[]> =>
  map.as<readonly Tag[]>((raw) => Object.entries(raw as RawObject).map(([Key, Value]): Raw => ({ Key, Value })));

/** `public-read` as `PublicRead`. */
export const pascal = (text: View<string>): View<string> =>
  text.as<string>((raw) => String(raw).replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()));

/** A switch as the word CloudFormation has for it. */
export const word =
  (on: string, off: string) =>
  (flag: View<boolean>): View<string> =>
    flag.as<string>((raw) => (raw === true || raw === "true" ? on : off));

interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** A list of names and values as CloudFormation's map of them, as parameter groups have it. */
export const parameters = (list: View<readonly Parameter[]>): View<Json> =>
  (list as View<unknown>).as<Json>((raw) => {
    const pairs = (Array.isArray(raw) ? raw : [raw]) as readonly RawObject[];
    const unnamed = pairs.find((pair) => typeof pair["name"] !== "string");
    return unnamed === undefined
      ? Object.fromEntries(pairs.map((pair) => [String(pair["name"]), pair["value"]]))
      : new Unresolved("the name of a parameter is not known before deployment");
  });

/**
 * A password. The SDK marks every password as a secret, written in the program or not, and engines hand secrets on opened, so
 * that one from the configuration and one from the source look the same here.
 */
export const password = (text: View<string>): View<string> =>
  text.as<string>(() => new Unresolved("a password of the configuration looks like one in the program", [], true));

/** The one element of what the SDK makes a list and CloudFormation a single block. */
export const first = <E>(list: View<readonly E[]>): View<E> => list.alternatives()[0] ?? View.absent<E>(list);

/** Parts from different places, such as satellites or single switches, as the one list that CloudFormation has for them. */
export const listOf = <U>(at: View<unknown>, items: readonly Mapped<U>[]): View<readonly U[]> =>
  View.of<readonly number[]>(
    at.source,
    items.map((_, index) => index),
    at.path,
  ).each<U>((index) => items[Number(index.raw)] as Mapped<U>);

/** A text of a mapping's own, where CloudFormation needs a word that the SDK's names imply. */
export const constant = (at: View<unknown>, text: string): View<string> => View.of<string>(at.source, text, at.path);

/** A policy document, which Pulumi takes as an object or as JSON text. */
export const document = (policy: View<unknown>): View<Json> => (policy as View<Json>).json();

/** A reference to the resource that is being read, for a part of it that CloudFormation makes a resource of its own. */
export const itself = (it: View<unknown>): View<string> =>
  View.of<string>(it.source, new Reference(it.source.address, [it.source.address]), it.path);
