import { derive, given, type Value } from "../../components/model/value";
import type { Json } from "../../components/model/schema";
import type { View } from "../../components/model/view";
import type { Facets } from "../../components/model/facets";
import { certainly, unclear } from "./read";

type Group = View<{ readonly Family?: string; readonly Parameters?: Json }>;

/** The parameter by which an engine refuses plain connections, and what it is where nobody sets it (undefined: not known here). */
interface TlsSwitch {
  readonly parameter: string;
  readonly byDefault: boolean | undefined;
}

/**
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html (on since PostgreSQL 15),
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html (on since Aurora PostgreSQL 17),
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/SQLServer.Concepts.General.SSL.Using.html.
 * Oracle does it by an option group, Db2 otherwise: neither is read here.
 */
const tlsSwitch = (engine: string, version: number | undefined): TlsSwitch | undefined => {
  const offUntil = (first: number): boolean | undefined =>
    version !== undefined && version < first ? false : undefined;
  switch (engine) {
    case "postgres":
      // Where no version is set RDS takes one that is later than 15.
      return { parameter: "rds.force_ssl", byDefault: version === undefined || version >= 15 };
    case "aurora-postgresql":
      return { parameter: "rds.force_ssl", byDefault: version === undefined ? undefined : version >= 17 };
    case "mysql":
    case "aurora":
    case "aurora-mysql":
      return { parameter: "require_secure_transport", byDefault: offUntil(8.4) };
    case "mariadb":
      return { parameter: "require_secure_transport", byDefault: offUntil(11.8) };
    default:
      return engine.startsWith("sqlserver-") ? { parameter: "rds.force_ssl", byDefault: false } : undefined;
  }
};

const numberOf = (version: string | undefined): number | undefined => {
  const number = Number.parseFloat(version ?? "");
  return Number.isNaN(number) ? undefined : number;
};

const isOn = (text: string): boolean => ["1", "on", "true"].includes(text.toLowerCase());

const unsaid = (parameter: string): string =>
  `what ${parameter} is by default depends on the version of the engine: set it in a parameter group`;

/** Whether a database that has no parameter group of its own refuses plain connections. */
export const tlsByDefault = (it: {
  readonly group: View<string>;
  readonly engine: View<string>;
  readonly version: View<string>;
}): Facets["inTransit"] => {
  const own = derive(it.group.isSet(), (set) => set && !isDefaultGroup(it.group));
  // A group of its own is judged where it is made, here or elsewhere.
  if (certainly(own)) return [];
  const engine = it.engine.str("");
  if (engine.known && tlsSwitch(engine.value, undefined) === undefined) return [];
  const encrypted = given(own, () =>
    given(engine, (name) =>
      given(it.version.str(), (version): Value<boolean> => {
        const found = tlsSwitch(name, numberOf(version));
        return found?.byDefault === undefined
          ? unclear(it.group, unsaid(found?.parameter ?? "TLS"))
          : derive(it.group.isSet(), () => found.byDefault === true);
      }),
    ),
  );
  return [{ aspect: "clients", encrypted }];
};

const isDefaultGroup = (group: View<string>): boolean => {
  const name = group.text();
  return name.known && /^default[.:]/.test(name.value ?? "");
};

/** One parameter of a group, by name. */
export const parameterOf = (group: View<{ readonly Parameters?: Json }>, name: string): View<string> =>
  (group.get("Parameters") as unknown as View<{ readonly [parameter: string]: string }>).get(name);

/** Whether the databases that use a parameter group refuse plain connections. `own` says which engines the group decides for. */
export const tlsOfGroup = (it: Group, own: (engine: string) => boolean): Facets["inTransit"] => {
  const family = it.get("Family").str("");
  if (!family.known) return [{ aspect: "clients", encrypted: family }];
  const [, engine = "", version] = /^([a-z-]+?)-?(\d[\d.]*)$/.exec(family.value) ?? [];
  const found = own(engine) ? tlsSwitch(engine, numberOf(version)) : undefined;
  if (found === undefined) return [];
  const set = parameterOf(it, found.parameter);
  const encrypted = given(set.str(), (text): Value<boolean> => {
    if (text === undefined && found.byDefault === undefined) return unclear(set, unsaid(found.parameter));
    return derive(set.str(), () => (text === undefined ? found.byDefault === true : isOn(text)));
  });
  return [{ aspect: "clients", encrypted }];
};
