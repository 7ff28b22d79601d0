/** A policy as both sides read it. */
interface Document {
  readonly Version: string;
  readonly Statement: readonly { readonly [element: string]: unknown }[];
}

/** One random request with everything that has a say in it. */
export interface Case {
  readonly caller: {
    readonly kind: "user" | "role" | "root" | "service";
    readonly name: string;
    readonly account: string;
  };
  readonly action: string;
  readonly resource: string;
  readonly account: string;
  readonly context: { readonly [key: string]: string | readonly string[] };
  readonly identity: readonly Document[];
  readonly boundary: Document | undefined;
  readonly session: Document | undefined;
  readonly resourcePolicy: Document | undefined;
  readonly serviceControl: readonly (readonly Document[])[];
  readonly resourceControl: readonly (readonly Document[])[];
}

/** Numbers from 0 to 1, the same for the same seed: a disagreement can be had again. */
const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

type Random = ReturnType<typeof randomOf>;

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const some = <T>(random: Random, most: number, make: () => T, least = 1): readonly T[] =>
  Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, make);
const oneOrMore = <T>(random: Random, make: () => T): T | readonly T[] =>
  random() < 0.6 ? make() : some(random, 3, make);

const home = "111122223333";
const away = "444455556666";

const targets: readonly (readonly [string, string])[] = [
  ["s3:PutObject", "arn:aws:s3:::orders/2026/a.json"],
  ["s3:GetObject", "arn:aws:s3:::orders/ann/a.json"],
  ["s3:ListBucket", "arn:aws:s3:::orders"],
  ["sqs:SendMessage", `arn:aws:sqs:us-east-1:${home}:orders`],
  ["dynamodb:GetItem", `arn:aws:dynamodb:eu-west-1:${home}:table/orders`],
  ["secretsmanager:GetSecretValue", `arn:aws:secretsmanager:us-east-1:${home}:secret:db-AbCdEf`],
  ["kms:Decrypt", `arn:aws:kms:us-east-1:${home}:key/1234abcd-12ab-34cd-56ef-1234567890ab`],
  ["sts:AssumeRole", `arn:aws:iam::${home}:role/audit`],
];

const actions = [
  "*",
  "s3:*",
  "S3:putobject",
  "s3:Get*",
  "s3:?utObject",
  "s3:*Object",
  "s3:List*",
  "sqs:*",
  "kms:*",
  "sts:AssumeRole",
];
const resources = [
  "*",
  "arn:aws:s3:::orders/*",
  "arn:aws:s3:::orders",
  "arn:aws:s3:::*",
  "arn:aws:s3:::ord?rs/*.json",
  "arn:aws:s3:::Orders/*",
  "arn:aws:s3:::orders/${aws:username}/*",
  "arn:aws:s3:::orders/${aws:PrincipalTag/team, '2026'}/*",
  "arn:aws:s3:::orders/${aws:PrincipalTag/team}*",
  "arn:aws:s3:::orders/${*}",
  "arn:aws:*:*:*:*",
  `arn:aws:sqs:*:${home}:*`,
  `arn:aws:sqs:us-east-1:${away}:orders`,
  `arn:aws:dynamodb:eu-*:${home}:table/ord*`,
];

const keys: { readonly [key: string]: readonly string[] } = {
  "aws:SecureTransport": ["true", "false"],
  "aws:SourceIp": ["10.1.2.3", "203.0.113.9", "2001:db8::1"],
  "aws:CurrentTime": ["2026-05-01T00:00:00Z", "2026-07-01T12:00:00Z"],
  "aws:MultiFactorAuthAge": ["10", "3600", "7200"],
  "aws:PrincipalTag/team": ["red", "2026", "Red"],
  "aws:PrincipalTag/stage": ["prod", "dev"],
  "aws:SourceArn": [`arn:aws:sns:us-east-1:${home}:topic`, `arn:aws:s3:::source`],
  "aws:UserAgent": ["sdk/1", "console"],
  "aws:PrincipalOrgID": ["o-ours", "o-theirs"],
};
const several = { "aws:CalledVia": ["athena.amazonaws.com", "glue.amazonaws.com", "Team"] };
const tests: { readonly [key: string]: readonly [readonly string[], readonly string[]] } = {
  "aws:SecureTransport": [
    ["Bool", "BoolIfExists"],
    ["true", "false"],
  ],
  "aws:SourceIp": [
    ["IpAddress", "NotIpAddress", "IpAddressIfExists", "NotIpAddressIfExists"],
    ["10.0.0.0/8", "203.0.113.9", "203.0.113.0/24", "2001:db8::/32", "0.0.0.0/0"],
  ],
  "aws:CurrentTime": [
    [
      "DateLessThan",
      "DateGreaterThan",
      "DateLessThanEquals",
      "DateGreaterThanEquals",
      "DateEquals",
      "DateNotEquals",
      "DateLessThanIfExists",
    ],
    ["2026-06-01T00:00:00Z", "2026-05-01T00:00:00Z"],
  ],
  "aws:MultiFactorAuthAge": [
    [
      "NumericLessThan",
      "NumericGreaterThan",
      "NumericLessThanEquals",
      "NumericGreaterThanEquals",
      "NumericEquals",
      "NumericNotEquals",
      "NumericLessThanIfExists",
      "NumericGreaterThanIfExists",
    ],
    ["3600", "10", "300"],
  ],
  "aws:PrincipalTag/team": [
    [
      "StringEquals",
      "StringNotEquals",
      "StringEqualsIgnoreCase",
      "StringNotEqualsIgnoreCase",
      "StringLike",
      "StringNotLike",
      "StringEqualsIfExists",
      "StringNotEqualsIfExists",
      "StringLikeIfExists",
    ],
    ["red", "RED", "r*", "?ed", "2026", "${aws:username}", "${aws:PrincipalTag/stage}"],
  ],
  "aws:PrincipalTag/stage": [
    ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringNotLikeIfExists"],
    ["prod", "p*", "${aws:PrincipalTag/team}", "${aws:PrincipalTag/team, 'prod'}"],
  ],
  "aws:SourceArn": [
    ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "ArnLikeIfExists", "StringLike"],
    [`arn:aws:sns:*:${home}:*`, "arn:aws:s3:::source", "arn:aws:*:*:*:*", "arn:aws:s3:*"],
  ],
  "aws:UserAgent": [
    ["StringLike", "StringEquals"],
    ["sdk/*", "console"],
  ],
  // What organizations' policies ask: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html
  "aws:PrincipalOrgID": [
    ["StringEquals", "StringNotEquals", "StringNotEqualsIfExists", "StringEqualsIfExists", "StringLike"],
    ["o-ours", "o-*", "${aws:PrincipalOrgID}"],
  ],
  "aws:CalledVia": [
    [
      "ForAllValues:StringEquals",
      "ForAnyValue:StringEquals",
      "ForAllValues:StringLike",
      "ForAnyValue:StringLike",
      "ForAllValues:StringNotEquals",
      "ForAnyValue:StringNotEquals",
      "ForAllValues:StringEqualsIgnoreCase",
      "ForAnyValue:StringNotLike",
    ],
    ["athena.amazonaws.com", "g*", "team", "glue.amazonaws.com"],
  ],
};

const condition = (random: Random): { readonly [operator: string]: unknown } => {
  const entries = some(random, 2, (): readonly [string, unknown] => {
    const key = pick(random, Object.keys(tests));
    if (random() < 0.15) return ["Null", { [key]: pick(random, ["true", "false"]) }];
    const [operators = [], values = []] = tests[key] ?? [];
    const shown = random() < 0.2 ? key.toLowerCase() : key;
    return [pick(random, operators), { [shown]: oneOrMore(random, () => pick(random, values)) }];
  });
  return Object.fromEntries(entries);
};

const principal = (random: Random): unknown =>
  pick(random, [
    "*",
    { AWS: "*" },
    { AWS: `arn:aws:iam::${home}:root` },
    { AWS: home },
    { AWS: away },
    { AWS: `arn:aws:iam::${home}:user/ann` },
    { AWS: [`arn:aws:iam::${home}:role/deploy`, `arn:aws:iam::${away}:role/deploy`] },
    { AWS: `arn:aws:sts::${home}:assumed-role/deploy/today` },
    { AWS: `arn:aws:iam::${away}:user/ann` },
    { Service: ["sns.amazonaws.com", "lambda.amazonaws.com"] },
  ]);

const spared = (random: Random): unknown =>
  pick(random, [
    { AWS: [`arn:aws:iam::${home}:user/ann`, `arn:aws:iam::${home}:root`] },
    {
      AWS: [
        `arn:aws:iam::${home}:role/deploy`,
        `arn:aws:sts::${home}:assumed-role/deploy/today`,
        `arn:aws:iam::${home}:root`,
      ],
    },
    { Service: "sns.amazonaws.com" },
  ]);

type Sort = "identity" | "resource" | "trust" | "guardrail" | "resource guardrail";

const statement = (
  random: Random,
  sort: Sort,
  [action, resource]: readonly [string, string],
): Document["Statement"][number] => {
  const near = <T>(own: T, list: readonly T[]): T => (random() < 0.6 ? own : pick(random, list));
  const effect = random() < 0.85 ? "Allow" : "Deny";
  const known = sort === "resource guardrail" ? actions.filter((it) => it !== "*") : actions;
  const listed = oneOrMore(random, () => near(action, known));
  const things = oneOrMore(random, () => near(resource, resources));
  const named = sort === "resource" || sort === "trust";
  return {
    Effect: sort === "resource guardrail" ? "Deny" : effect,
    ...(random() < 0.12 && sort !== "resource guardrail" ? { NotAction: listed } : { Action: listed }),
    ...(sort === "trust" ? {} : random() < 0.12 ? { NotResource: things } : { Resource: things }),
    ...(sort === "resource guardrail" ? { Principal: "*" } : {}),
    ...(named
      ? effect === "Deny" && random() < 0.3
        ? { NotPrincipal: spared(random) }
        : { Principal: principal(random) }
      : {}),
    ...(random() < 0.4 ? { Condition: condition(random) } : {}),
  };
};

const everything: Document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

const document = (random: Random, sort: Sort, target: readonly [string, string]): Document => ({
  Version: random() < 0.95 || sort === "resource guardrail" ? "2012-10-17" : "2008-10-17",
  Statement: some(random, 3, () => statement(random, sort, target)),
});

const callers: readonly Case["caller"][] = [
  { kind: "user", name: "ann", account: home },
  { kind: "role", name: "deploy", account: home },
  { kind: "user", name: "ann", account: away },
  { kind: "role", name: "deploy", account: away },
  { kind: "service", name: "sns.amazonaws.com", account: "" },
];

const contextFor = (random: Random, { kind, name, account }: Case["caller"]): Case["context"] => ({
  ...Object.fromEntries(
    Object.entries(keys).flatMap(([key, values]) => (random() < 0.6 ? [[key, pick(random, values)]] : [])),
  ),
  ...(random() < 0.5 ? { "aws:CalledVia": some(random, 2, () => pick(random, several["aws:CalledVia"])) } : {}),
  ...(kind === "user" ? { "aws:username": name } : {}),
  ...(kind === "service" ? {} : { "aws:PrincipalAccount": account }),
});

/** As many random requests as wanted; about a third of them are allowed. */
export const casesOf = (seed: number, count: number): readonly Case[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const target = pick(random, targets);
    const [action, resource] = target;
    const caller = pick(random, callers);
    const maybe = (chance: number, sort: Sort): Document | undefined =>
      random() < chance ? document(random, sort, target) : undefined;
    const trust = action === "sts:AssumeRole";
    const needed = trust || action.startsWith("kms:");
    const levels = (chance: number, sort: Sort): readonly (readonly Document[])[] =>
      random() < chance
        ? some(random, 2, () => [
            document(random, sort, target),
            ...(sort === "guardrail" && random() < 0.9 ? [everything] : []),
          ])
        : [];
    return {
      caller,
      action,
      resource,
      account: home,
      context: contextFor(random, caller),
      identity: caller.kind === "service" ? [] : some(random, 2, () => document(random, "identity", target), 0),
      boundary: caller.kind === "service" ? undefined : maybe(0.25, "identity"),
      session: caller.kind === "role" ? maybe(0.25, "identity") : undefined,
      resourcePolicy: maybe(needed ? 1 : caller.account === home ? 0.4 : 0.9, trust ? "trust" : "resource"),
      serviceControl: caller.kind === "service" ? [] : levels(0.25, "guardrail"),
      resourceControl: levels(0.15, "resource guardrail"),
    };
  });
};
