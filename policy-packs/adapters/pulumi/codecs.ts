import type { Json, Tag } from "../../../components/model/schema";
import { isObject, Reference, Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import { View } from "../../../components/model/view";

interface TagMap {
  readonly [key: string]: string;
}

/** A map of tags as CloudFormation's list. */
export const tags = (map: View<TagMap>): View<readonly Tag[]> =>
  map.as<readonly Tag[]>((raw) => Object.entries(raw as RawObject).map(([Key, Value]): Raw => ({ Key, Value })));

/** `public-read` as `PublicRead`. */
export const pascal = (text: View<string>): View<string> =>
  text.as<string>((raw) =>
    (typeof raw === "string" ? raw : "").replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
  );

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
    const named = pairs.map((pair) => [pair["name"], pair["value"]] as const);
    return named.every((one): one is readonly [string, Raw] => typeof one[0] === "string")
      ? Object.fromEntries(named)
      : new Unresolved("the name of a parameter is not known before deployment");
  });

/**
 * A password: set, but never shown. The SDK marks every password as a secret, whether the configuration or the program holds it,
 * and engines hand secrets on opened, so that nobody can tell the two apart: only a host that withholds what it is given can.
 */
export const password = (text: View<string>): View<string> =>
  text.isAbsent() || text.raw instanceof Unresolved || text.source.secretsWithheld === true
    ? text
    : View.of<string>(text.source, new Reference("(a password)", []), text.path);

/** Passwords of a list, each as {@link password} reads it. */
export const passwords = (list: View<readonly string[]>): View<readonly string[]> =>
  hidesNothing(list) ? list : list.as<readonly string[]>((raw) => (Array.isArray(raw) ? raw.map(hidden) : raw));

/** What stands under the names of secrets in free-form settings, as {@link password} reads it. */
export const passwordsIn = <T>(settings: View<T>): View<T> =>
  hidesNothing(settings)
    ? settings
    : settings.as<T>((raw) =>
        isObject(raw)
          ? Object.fromEntries(
              Object.entries(raw).map(([name, value]) => [name, /secret|password/i.test(name) ? hidden(value) : value]),
            )
          : raw,
      );

const hidesNothing = (view: View<unknown>): boolean => view.isAbsent() || view.source.secretsWithheld === true;

const hidden = (raw: Raw): Raw => (raw instanceof Unresolved ? raw : new Reference("(a password)", []));

/** The one element of what the SDK makes a list and CloudFormation a single block. */
export const first = <E>(list: View<readonly E[]>): View<E> => list.alternatives()[0] ?? View.absent<E>(list);

/**
 * A property that one version of the SDK writes on the resource and another on a satellite. What the satellite states counts
 * first, so that it is seen where the resource itself is elsewhere; where neither states anything the satellite's place is named.
 */
export const inEitherPlace = <T>(own: View<T>, satellite: View<T>): View<T> => View.either(satellite, own, satellite);
