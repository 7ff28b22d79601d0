import { describe, expect, it } from "@jest/globals";
import { admin } from "../../../../policy-packs/proofs/permissions/escalation/goals";
import { pathsTo, terrainOf } from "../../../../policy-packs/proofs/permissions/escalation/search";
import { account, arn, role, trusting, user, type Statement } from "./account";

/** A generator of numbers that gives the same for the same seed. */
const dice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

interface Person {
  readonly name: string;
  readonly kind: "role" | "user";
  readonly statements: readonly Statement[];
  /** Who may take it: names of others, the whole account, or a service. */
  readonly trusts: readonly string[];
  readonly boundary: readonly string[] | undefined;
}

interface World {
  readonly people: readonly Person[];
  /** Which function runs as whom. */
  readonly functions: { readonly [name: string]: string };
}

const names = ["Ann", "Ben", "Cat", "Dan", "Eve"];
const actions = [
  "iam:PassRole",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:CreateAccessKey",
  "iam:UpdateAssumeRolePolicy",
  "iam:DeleteRolePermissionsBoundary",
  "sts:AssumeRole",
  "lambda:UpdateFunctionCode",
  "lambda:CreateFunction",
  "lambda:InvokeFunction",
  "scheduler:CreateSchedule",
];
const services = ["lambda.amazonaws.com", "scheduler.amazonaws.com", "ec2.amazonaws.com"];
const root = "arn:aws:iam::123456789012:root";

const invent = (seed: number): World => {
  const roll = dice(seed);
  const one = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const kinds = new Map(names.map((name) => [name, roll(3) === 0 ? ("user" as const) : ("role" as const)]));
  const target = (action: string): string => {
    if (roll(4) === 0) return "*";
    if (action.startsWith("lambda"))
      return `arn:aws:lambda:us-east-1:123456789012:function:${one(["Work", "Play", "W*"])}`;
    if (action.startsWith("scheduler")) return "*";
    const name = one(names);
    return roll(5) === 0 ? arn(kinds.get(name) ?? "role", "*") : arn(kinds.get(name) ?? "role", name);
  };
  const people = names.map((name): Person => {
    const statements = Array.from({ length: 1 + roll(3) }, (): Statement => {
      const action = one(actions);
      return { Effect: roll(7) === 0 ? "Deny" : "Allow", Action: action, Resource: target(action) };
    });
    const all = roll(5) === 0 ? [{ Action: "*", Resource: "*" }] : [];
    const trusts = Array.from({ length: roll(3) }, () =>
      roll(2) === 0 ? one(services) : roll(3) === 0 ? root : one(names),
    );
    return {
      name,
      kind: kinds.get(name) ?? "role",
      statements: [...statements, ...all],
      trusts: trusts.filter((it) => it !== name),
      boundary: roll(6) === 0 ? [one(["*", "iam:*", "sts:*", "lambda:*"]), "iam:PassRole"] : undefined,
    };
  });
  const roles = people.filter(({ kind }) => kind === "role").map(({ name }) => name);
  return { people, functions: roles.length === 0 ? {} : { Work: one(roles), Play: one(roles) } };
};

const template = ({ people, functions }: World) =>
  account({
    ...Object.fromEntries(
      people.map(({ name, kind, statements, trusts, boundary }) => {
        const bounded = boundary === undefined ? {} : { PermissionsBoundary: { Ref: `Bounds${name}` } };
        const known = trusts.map((it) => {
          const found = people.find((person) => person.name === it);
          return found === undefined ? it : arn(found.kind, found.name);
        });
        const trust = kind === "role" ? { AssumeRolePolicyDocument: trusting(...known) } : {};
        return [name, (kind === "role" ? role : user)(statements, { ...trust, ...bounded })];
      }),
    ),
    ...Object.fromEntries(
      people.flatMap(({ name, boundary }) =>
        boundary === undefined
          ? []
          : [
              [
                `Bounds${name}`,
                {
                  Type: "AWS::IAM::ManagedPolicy",
                  Properties: {
                    PolicyDocument: {
                      Version: "2012-10-17",
                      Statement: [{ Effect: "Allow", Action: boundary, Resource: "*" }],
                    },
                  },
                },
              ] as const,
            ],
      ),
    ),
    ...Object.fromEntries(
      Object.entries(functions).map(([name, as]) => [
        name,
        { Type: "AWS::Lambda::Function", Properties: { Role: { "Fn::GetAtt": [as, "Arn"] } } },
      ]),
    ),
  });

// What follows decides and searches on its own: nothing of the product but the words.

const covers = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*")}$`, "i").test(text);

/** What one is at a moment: a person with more permissions or without a boundary. */
interface State {
  readonly person: Person;
  readonly all: boolean;
  readonly free: boolean;
}

const listed = ({ Action }: Statement): readonly string[] => (typeof Action === "string" ? [Action] : Action);

const says = ({ person, all }: State, effect: "Allow" | "Deny", action: string, resource: string): boolean =>
  (all && effect === "Allow") ||
  person.statements.some(
    (it) =>
      (it.Effect ?? "Allow") === effect &&
      listed(it).some((pattern) => covers(pattern, action)) &&
      covers(String(it.Resource), resource),
  );

const within = ({ person, free }: State, action: string): boolean =>
  free || person.boundary === undefined || person.boundary.some((pattern) => covers(pattern, action));

const may = (state: State, action: string, resource: string): boolean =>
  !says(state, "Deny", action, resource) && says(state, "Allow", action, resource) && within(state, action);

const fresh = "a-name";
const functionArn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const functionNames = ["Work", "Play", fresh, `W${fresh}`];

const makesRole = (state: State): boolean =>
  may(state, "iam:CreateRole", arn("role", fresh)) &&
  ["iam:PutRolePolicy", "iam:AttachRolePolicy"].some((it) => may(state, it, arn("role", fresh))) &&
  !says(state, "Deny", "sts:AssumeRole", arn("role", fresh));

const makesUser = (state: State): boolean =>
  may(state, "iam:CreateUser", arn("user", fresh)) &&
  ["iam:PutUserPolicy", "iam:AttachUserPolicy"].some((it) => may(state, it, arn("user", fresh))) &&
  ["iam:CreateAccessKey", "iam:CreateLoginProfile"].some((it) => may(state, it, arn("user", fresh)));

const isAdmin = (state: State): boolean => makesRole(state) || makesUser(state);

/** Whether one may take a role as its trust policy stands. */
const takes = (state: State, { name, kind, trusts }: Person): boolean => {
  if (kind !== "role" || says(state, "Deny", "sts:AssumeRole", arn("role", name))) return false;
  const named = trusts.includes(state.person.name);
  if (named && (state.person.kind === "user" || within(state, "sts:AssumeRole"))) return true;
  return (named || trusts.includes(root)) && may(state, "sts:AssumeRole", arn("role", name));
};

const passesTo = (state: State, { name, kind, trusts }: Person): boolean => {
  if (kind !== "role" || !may(state, "iam:PassRole", arn("role", name))) return false;
  const runs = functionNames.some(
    (it) =>
      may(state, "lambda:CreateFunction", functionArn(it)) &&
      (["lambda:InvokeFunction", "lambda:AddPermission"].some((action) => may(state, action, functionArn(it))) ||
        may(state, "lambda:CreateEventSourceMapping", "*")),
  );
  const schedules = may(state, "scheduler:CreateSchedule", "arn:aws:scheduler:us-east-1:123456789012:schedule/a/b");
  return (trusts.includes("lambda.amazonaws.com") && runs) || (trusts.includes("scheduler.amazonaws.com") && schedules);
};

/** Everything that whoever begins as one comes to be, tried until nothing new comes up. */
const closure = ({ people, functions }: World, start: Person): readonly State[] => {
  const states: State[] = [{ person: start, all: false, free: false }];
  const has = (it: State): boolean =>
    states.some(({ person, all, free }) => person === it.person && all === it.all && free === it.free);
  const add = (it: State): void => {
    if (!has(it)) states.push(it);
  };
  for (let size = 0; size !== states.length;) {
    size = states.length;
    for (const state of [...states]) {
      for (const person of people) {
        const own = arn(person.kind, person.name);
        const key = person.kind === "user" && may(state, "iam:CreateAccessKey", own);
        const trust =
          person.kind === "role" &&
          may(state, "iam:UpdateAssumeRolePolicy", own) &&
          !says(state, "Deny", "sts:AssumeRole", own);
        const runs = Object.entries(functions).some(
          ([name, as]) =>
            as === person.name &&
            ["lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"].some((it) =>
              may(state, it, functionArn(name)),
            ),
        );
        if (key || trust || runs || takes(state, person) || passesTo(state, person))
          add({ person, all: false, free: false });
        const put = person.kind === "role" ? "iam:PutRolePolicy" : "iam:PutUserPolicy";
        const freed =
          person.kind === "role" &&
          person.boundary !== undefined &&
          may(state, "iam:DeleteRolePermissionsBoundary", own);
        for (const other of states.filter((it) => it.person === person)) {
          if (may(state, put, own)) add({ ...other, all: true });
          if (freed) add({ ...other, free: true });
        }
      }
    }
  }
  return states;
};

const disagreements = (seeds: readonly number[]): readonly string[] =>
  seeds.flatMap((seed) => {
    const world = invent(seed);
    const graph = template(world);
    const paths = pathsTo(terrainOf(graph), admin(graph));
    return world.people.flatMap((person) => {
      const found = paths.get(person.name);
      const wanted = closure(world, person).some(isAdmin);
      const sure = found?.missing.length === 0;
      return sure === wanted
        ? []
        : [`${String(seed)} ${person.name}: ${String(wanted)}, not ${found?.ways.join() ?? "none"}`];
    });
  });

const range = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

describe("the search for ways to administrator rights", () => {
  it("agrees with trying everything until nothing new comes up, on 1,500 small accounts", () => {
    expect(disagreements(range(1, 1500))).toEqual([]);
  });

  it("finds ways in many of them, and none in many", () => {
    const counts = range(1, 200).map((seed) => {
      const graph = template(invent(seed));
      return [...pathsTo(terrainOf(graph), admin(graph)).values()].filter(({ ways }) => ways.length > 0).length;
    });
    expect(counts.filter((it) => it > 0).length).toBeGreaterThan(40);
    expect(counts.filter((it) => it === 0).length).toBeGreaterThan(20);
  });

  it("gives no more ways where something more is denied", () => {
    for (const seed of range(5000, 200)) {
      const world = invent(seed);
      const roll = dice(seed);
      const denied = { Effect: "Deny" as const, Action: actions[roll(actions.length)] ?? "*", Resource: "*" };
      const at = roll(world.people.length);
      const people = world.people.map((it, index) =>
        index === at ? { ...it, statements: [...it.statements, denied] } : it,
      );
      const [before, after] = [world, { ...world, people }].map((it) => {
        const graph = template(it);
        return [...pathsTo(terrainOf(graph), admin(graph)).values()]
          .filter(({ missing, actor }) => missing.length === 0 && actor.changed === undefined)
          .map(({ actor }) => actor.name);
      });
      expect(before).toEqual(expect.arrayContaining(after ?? []));
    }
  });

  it("minds neither names nor order", () => {
    for (const seed of range(9000, 100)) {
      const world = invent(seed);
      const turned = { ...world, people: [...world.people].reverse() };
      const [one, another] = [world, turned].map((it) => {
        const graph = template(it);
        return [...pathsTo(terrainOf(graph), admin(graph)).values()]
          .filter(({ actor }) => actor.changed === undefined)
          .map(({ actor, ways, missing }) => `${actor.name} ${String(ways.length)} ${String(missing.length)}`)
          .sort();
      });
      expect(one).toEqual(another);
    }
  });
});
