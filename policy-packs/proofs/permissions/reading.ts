import { readingBesides, readingVerbs, writingDespite } from "./access-levels";
import { globOf } from "./sets/glob";
import { all, languageOf, subtract, union, type Language } from "./sets/language";
import { difference, type Region } from "./sets/region";

const star = { wildcard: "*", crossing: true } as const;

const literals = (names: string, services: ReadonlySet<string> | undefined): Language =>
  languageOf(
    ...names
      .split(" ")
      .filter((it) => services?.has(it.slice(0, it.indexOf(":"))) !== false)
      .map((it) => globOf(Array.from(it), false)),
  );

/** All actions that read or list, as AWS's service authorisation reference has them; the exceptions only of these services. */
const reading = (services: ReadonlySet<string> | undefined): Language => {
  const verbs = languageOf(...readingVerbs.map((it) => globOf([star, ":", ...Array.from(it), star], false)));
  return union(subtract(verbs, literals(writingDespite, services)), literals(readingBesides, services));
};

/** The services whose actions are in a set; nothing where that may be any. */
const servicesOf = (region: Region): ReadonlySet<string> | undefined => {
  const found = new Set<string>();
  for (const { in: ins } of region.flatMap(({ actions }) => actions)) {
    const named = ins.map(({ symbols }) => {
      const end = symbols.indexOf(":");
      const service = symbols.slice(0, end);
      return end > 0 && service.every((it) => typeof it === "string") ? service.join("") : undefined;
    });
    const service = named.find((it) => it !== undefined);
    if (service === undefined) return undefined;
    found.add(service);
  }
  return found;
};

/** What of a set of permissions changes something: all but reading and listing, and but what else is allowed for. */
export const writesIn = (region: Region, besides: readonly string[] = []): Region => {
  const more = besides.map((it) =>
    globOf(
      Array.from(it.toLowerCase(), (letter) => (letter === "*" ? star : letter)),
      false,
    ),
  );
  const harmless = union(reading(servicesOf(region)), languageOf(...more));
  return difference(region, [{ actions: harmless, resources: all, by: [] }]);
};
