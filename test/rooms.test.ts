import { describe, expect, it } from "@jest/globals";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** Who may import what: the first row whose `room` matches a file holds for it. Own files are always allowed. */
interface Room {
  readonly room: RegExp;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Packages of which only types may be used: they cost nothing at run time. */
  readonly types?: readonly string[];
}

const judging = ["policy-packs/core/", "components/model/"];
const hosts = ["policy-packs/rules/", "policy-packs/facets/", "policy-packs/packs", ...judging];

/** The folders of components that stand on others: on their plans and grants. Network and storage stand on none. */
const below: { readonly [folder: string]: readonly string[] } = {
  identity: ["components/storage/"],
  "ci-runners": ["components/storage/", "components/identity/"],
  "pipeline-account": ["components/storage/", "components/identity/"],
};

const table: readonly Room[] = [
  { room: /^components\/model\//, rooms: ["components/model/"], packages: [] },
  {
    room: /^components\/carriers\/pulumi\//,
    rooms: ["components/carriers/pulumi/", "components/model/"],
    packages: ["@pulumi/pulumi", "@pulumi/aws"],
  },
  // Text that runs in Lambda, which has these.
  {
    room: /^components\/carriers\/cdk\/default-rules\/code\.ts$/,
    rooms: [],
    packages: ["@aws-sdk/client-ec2", "@aws-sdk/client-iam", "@aws-sdk/client-s3-control", "node:https"],
  },
  {
    room: /^components\/ci-runners\/ec2\/code\.ts$/,
    rooms: ["OWN"],
    packages: ["@aws-sdk/client-ec2", "@aws-sdk/client-secrets-manager", "node:crypto"],
  },
  {
    room: /^components\/carriers\/cdk\//,
    rooms: ["components/carriers/cdk/", "components/model/"],
    packages: ["aws-cdk-lib", "constructs"],
  },
  ...["identity", "ci-runners", "pipeline-account", "[\\w-]+"].flatMap((folder): readonly Room[] => {
    const rooms = ["OWN", "components/model/", ...(below[folder] ?? [])];
    return [
      {
        room: new RegExp(`^components/${folder}/(?:[\\w-]+/)*pulumi\\.ts$`),
        rooms: [...rooms, "components/carriers/pulumi/"],
        packages: ["@pulumi/pulumi"],
      },
      {
        room: new RegExp(`^components/${folder}/(?:[\\w-]+/)*cdk\\.ts$`),
        rooms: [...rooms, "components/carriers/cdk/"],
        packages: ["aws-cdk-lib", "constructs"],
      },
      { room: new RegExp(`^components/${folder}/`), rooms, packages: [] },
    ];
  }),
  { room: /^components\/(pulumi|cdk)\.ts$/, rooms: ["components/"], packages: [] },
  { room: /^policy-packs\/core\//, rooms: judging, packages: [] },
  { room: /^policy-packs\/iam-data\//, rooms: [], packages: ["node:module"] },
  {
    room: /^policy-packs\/proofs\//,
    rooms: ["policy-packs/proofs/", "policy-packs/iam-data/", "components/model/"],
    packages: [],
  },
  {
    room: /^policy-packs\/facets\//,
    rooms: ["policy-packs/facets/", "policy-packs/proofs/", ...judging],
    packages: [],
  },
  {
    room: /^policy-packs\/rules\//,
    rooms: ["policy-packs/rules/", "policy-packs/facets/", "policy-packs/proofs/", ...judging],
    packages: [],
  },
  { room: /^policy-packs\/packs/, rooms: ["policy-packs/rules/", ...judging], packages: [] },
  {
    room: /^policy-packs\/adapters\/cloudformation\//,
    rooms: ["policy-packs/adapters/cloudformation/", "components/model/"],
    packages: ["yaml", "jsonc-parser"],
  },
  {
    room: /^policy-packs\/adapters\/(pulumi|terraform)\//,
    rooms: ["policy-packs/adapters/pulumi/", "policy-packs/adapters/terraform/", "components/model/"],
    packages: [],
    types: ["@pulumi/aws"],
  },
  {
    room: /^policy-packs\/adapters\/documents\.ts$/,
    rooms: ["policy-packs/adapters/", "components/model/"],
    packages: [],
  },
  {
    room: /^policy-packs\/preview\//,
    rooms: ["policy-packs/preview/", "policy-packs/adapters/pulumi/", "components/model/"],
    packages: ["node:*", "yaml"],
    types: ["@pulumi/pulumi", "@grpc/grpc-js", "google-protobuf"],
  },
  {
    room: /^policy-packs\/hints\//,
    rooms: ["policy-packs/hints/", "policy-packs/adapters/pulumi/", ...judging],
    packages: [],
  },
  {
    room: /^policy-packs\/register\//,
    rooms: ["policy-packs/register/", "policy-packs/adapters/cloudformation/", ...judging],
    packages: ["node:fs", "node:module"],
  },
  {
    room: /^policy-packs\/frameworks\//,
    rooms: ["policy-packs/frameworks/", ...judging],
    packages: ["node:module"],
  },
  {
    room: /^policy-packs\/peers\//,
    rooms: ["policy-packs/peers/", ...judging],
    packages: ["node:module"],
  },
  {
    room: /^policy-packs\/reports\//,
    rooms: ["policy-packs/reports/", "policy-packs/frameworks/", ...judging],
    packages: ["node:crypto", "node:module"],
  },
  {
    room: /^policy-packs\/pictures\//,
    rooms: ["policy-packs/pictures/", "policy-packs/reports/", "policy-packs/proofs/", ...judging],
    packages: ["@dagrejs/dagre"],
  },
  {
    room: /^policy-packs\/configuration\//,
    rooms: ["policy-packs/configuration/", "policy-packs/frameworks/", "policy-packs/register/on-demand", ...hosts],
    packages: ["node:fs", "node:module", "node:path"],
    types: ["yaml"],
  },
  {
    room: /^policy-packs\/crossguard\//,
    rooms: [
      "policy-packs/crossguard/",
      "policy-packs/adapters/pulumi/",
      "policy-packs/configuration/",
      "policy-packs/register/",
      ...hosts,
    ],
    packages: ["node:*"],
    types: ["@pulumi/pulumi", "@pulumi/policy", "@grpc/grpc-js", "google-protobuf"],
  },
  {
    room: /^policy-packs\/cdk\//,
    rooms: [
      "policy-packs/cdk/",
      "policy-packs/adapters/cloudformation/",
      "policy-packs/configuration/",
      "policy-packs/frameworks/",
      "policy-packs/register/",
      ...hosts,
    ],
    packages: ["node:fs", "node:path"],
    types: ["aws-cdk-lib"],
  },
  { room: /^policy-packs\/cdk\.ts$/, rooms: ["policy-packs/", "components/cdk"], packages: [] },
  {
    room: /^policy-packs\/(five-principles|design-principles|pipeline|nist-800-53-r5|cis-aws-foundations|pci-dss-4\.0\.1|iso-27001-2022|soc-2|hipaa)\//,
    rooms: ["policy-packs/crossguard/", ...hosts],
    packages: [],
  },
  {
    room: /^policy-packs\/(policy\.ts|jest\.ts|jest\/)/,
    rooms: ["policy-packs/", "components/model/"],
    packages: [],
    types: ["expect", "@pulumi/policy"],
  },
  {
    room: /^policy-packs\/cli\//,
    rooms: [
      "policy-packs/cli/",
      "policy-packs/proofs/",
      "policy-packs/reports/",
      "policy-packs/pictures/",
      "policy-packs/register/",
      "policy-packs/hints/",
      "policy-packs/preview/",
      "policy-packs/adapters/",
      "policy-packs/configuration/",
      "policy-packs/frameworks/",
      "policy-packs/peers/",
      ...hosts,
    ],
    packages: ["node:*", "yaml"],
  },
  {
    room: /^stacks\//,
    rooms: ["OWN"],
    packages: ["@pulumi/pulumi", "@pulumi/aws", "sallyport/pulumi", "sallyport/cdk", "aws-cdk-lib", "constructs"],
  },
];

const walk = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : walk(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });

interface Import {
  readonly to: string;
  readonly typeOnly: boolean;
}

const importsOf = (file: string): readonly Import[] => {
  const text = readFileSync(file, "utf8");
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|(?<!\.)\brequire\("([^"]+)"\)|\bimport\("([^"]+)"\)/gms,
  );
  return [...statements].map(([, type, from, required, imported]) => ({
    to: from ?? required ?? imported ?? "",
    typeOnly: type !== undefined,
  }));
};

const allows = (patterns: readonly string[], name: string): boolean =>
  patterns.some((it) =>
    it.endsWith("*") ? name.startsWith(it.slice(0, -1)) : name === it || name.startsWith(`${it}/`),
  );

const breaks = (file: string): readonly string[] => {
  const room = table.find((it) => it.room.test(file));
  if (room === undefined) return [`${file} is in no room: put it where it belongs`];
  // A component or a stack is a folder with all that is in it.
  const own = /^(components|stacks)\/[\w-]+\//.exec(file)?.[0] ?? `${dirname(file)}/`;
  const rooms = room.rooms.map((it) => (it === "OWN" ? own : it));
  return importsOf(file).flatMap(({ to, typeOnly }) => {
    if (!to.startsWith(".")) {
      const allowed = allows(room.packages, to) || (typeOnly && allows(room.types ?? [], to));
      return allowed ? [] : [`${file} imports ${to}`];
    }
    const target = normalize(join(dirname(file), to));
    return rooms.some((it) => target.startsWith(it) || `${target}/` === it) ? [] : [`${file} imports ${target}`];
  });
};

/** The file that an import of another one means. */
const fileOf = (from: string, to: string, files: ReadonlySet<string>): string | undefined => {
  const target = normalize(join(dirname(from), to));
  return [`${target}.ts`, `${target}/index.ts`].find((it) => files.has(it));
};

/** Each circle of files that import one another, types included: a reader of one must read them all. */
const circlesAmong = (files: readonly string[]): readonly string[] => {
  const known = new Set(files);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, above: readonly string[]): void => {
    const at = above.indexOf(file);
    if (at !== -1) circles.push([...above.slice(at), file].join(" -> "));
    if (at !== -1 || done.has(file)) return;
    for (const { to } of importsOf(file)) {
      const next = to.startsWith(".") ? fileOf(file, to, known) : undefined;
      if (next !== undefined) visit(next, [...above, file]);
    }
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return circles;
};

describe("rooms", () => {
  const files = ["components", "policy-packs", "stacks"].flatMap(walk);

  it("import one another in no circle", () => {
    expect(circlesAmong(files)).toEqual([]);
  });

  it("are connected by the arrows of the design and no others", () => {
    expect(files.flatMap(breaks)).toEqual([]);
  });

  it("see a forbidden arrow, so that the test above can fail", () => {
    expect(table.find(({ room }) => room.test("components/network/plan.ts"))?.packages).toEqual([]);
    expect(importsOf("policy-packs/facets/facet.ts").length).toBeGreaterThan(0);
  });
});
