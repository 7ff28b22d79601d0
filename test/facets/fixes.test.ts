import { beforeAll, describe, expect, it } from "@jest/globals";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import type { Facets } from "../../components/model/facets";
import type { Kind } from "../../components/model/graph";
import { noOptions } from "../../components/model/options";
import { asWritten, View } from "../../components/model/view";
import { mappings } from "../../policy-packs/adapters/pulumi/mappings";
import type { Neighbours, Rule } from "../../policy-packs/core/rule";
import { fixFor } from "../../policy-packs/core/rule";
import { defaultSettings } from "../../policy-packs/core/settings";
import { facetTable } from "../../policy-packs/facets";
import { replacements } from "../../policy-packs/hints/replacements";
import { rules } from "../../policy-packs/rules";

const general = rules.filter(({ fixes }) => fixes !== undefined);
const ruleOf = (id: string): Rule => general.find((rule) => rule.id === id) as Rule;

type Schema = Awaited<ReturnType<typeof loadAwsServiceSpec>>;
type Names = Set<string>;

let schema: Schema;
beforeAll(async () => {
  schema = await loadAwsServiceSpec();
});

const collect = (names: Names, type: unknown, seen: Set<string>): void => {
  const { type: form, element, types, reference } = type as Readonly<Record<string, unknown>>;
  if (form === "union")
    (types as unknown[]).forEach((one) => {
      collect(names, one, seen);
    });
  if (form === "array" || form === "map") collect(names, element, seen);
  const id = (reference as { $ref?: string } | undefined)?.$ref;
  if (form !== "ref" || id === undefined || seen.has(id)) return;
  seen.add(id);
  collectAll(names, schema.get("typeDefinition", id).properties, seen);
};

const collectAll = (names: Names, properties: Readonly<Record<string, { type: unknown }>>, seen: Set<string>): void => {
  for (const [name, { type }] of Object.entries(properties)) {
    names.add(name);
    collect(names, type, seen);
  }
};

/** Every property of a CloudFormation type, however deep. */
const propertiesOf = (type: string): Names => {
  const names: Names = new Set();
  const [resource] = schema.lookup("resource", "cloudFormationType", "equals", type);
  if (resource !== undefined) collectAll(names, resource.properties, new Set());
  for (const name of Object.keys(ownKinds[type]?.properties ?? {})) names.add(name);
  return names;
};

/** Types that CloudFormation does not have say their properties themselves. */
const ownKinds = Object.assign(
  {},
  ...readdirSync("components/model/kinds")
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(`components/model/kinds/${file}`, "utf8")) as object),
) as { readonly [type: string]: { readonly properties?: object } | undefined };

const inputs = readFileSync("node_modules/@pulumi/aws/types/input.d.ts", "utf8");
const namespaces = new Map(
  inputs.split("export declare namespace ").map((text) => [text.slice(0, text.indexOf(" ")), text] as const),
);

/** The arguments of a resource of @pulumi/aws, and of the blocks of its module. */
const argumentsOf = (path: string): string => {
  // A resource called Index stands beside the index of its module.
  const file = `node_modules/@pulumi/aws/${path.replace(/\/index$/, "/index_")}.d.ts`;
  return (existsSync(file) ? readFileSync(file, "utf8") : "") + (namespaces.get(path.split("/")[0] ?? "") ?? "");
};

/** What stands in code, without texts, references, services, actions, keys of conditions and the variables of examples. */
const quoted = (text: string): string =>
  (text.match(/`[^`]*`/g) ?? [])
    .map((code) =>
      code.replace(/"[^"]*"|!\w+ [\w.]+|\b(key|role|logs)\.\w+|\b[a-z0-9]+:[A-Z]\w+|[\w.]+\.amazonaws\.com/g, ""),
    )
    .join("\n");

/** Names alone, in a path, or before a colon. */
const named = (text: string, name: RegExp): readonly string[] => [
  ...new Set(quoted(text).match(new RegExp("(?<![\\w:] |-)\\b" + name.source + "(?=`|:(?!:)|\\.\\w)", "g")) ?? []),
];

/** What is no property: free-form JSON, functions, the provider's own settings, parameters of engines and their values. */
const elsewhere: ReadonlySet<string> = new Set([
  ...["EnableAtRestEncryption", "EnableInTransitEncryption", "InTransitEncryptionConfiguration"],
  ...[
    "LocalDiskEncryptionConfiguration",
    "S3EncryptionConfiguration",
    "AwsKmsKey",
    "EncryptionMode",
    "Principal",
    "Ref",
  ],
  ...[
    "defaultTags",
    "rds",
    "force_ssl",
    "require_secure_transport",
    "tls",
    "audit_logs",
    "require",
    "preferred",
    "connect",
    "true",
    "false",
  ],
]);

/** The properties that CloudFormation changes by making another resource. */
const fixedAtBirth = (kind: string): readonly string[] =>
  (replacements[kind] ?? "")
    .split(" ")
    .flatMap((one) => (one.startsWith("!") ? [one.slice(1).split(".").pop() ?? ""] : []));

/** What is made anew without anybody's notice. */
const holdsNothing: ReadonlySet<string> = new Set([
  "AWS::AccessAnalyzer::Analyzer",
  "AWS::EC2::Route",
  "AWS::EC2::SecurityGroupIngress",
  "AWS::EC2::VPCBlockPublicAccessExclusion",
  "AWS::ECS::TaskDefinition",
  "AWS::Lambda::LayerVersionPermission",
  "AWS::Lambda::Permission",
  "AWS::SSO::Assignment",
]);

/** Names that the fix mentions and does not change, or that are another property's, too. */
const besides: ReadonlySet<string> = new Set([
  "database-multi-az AWS::RDS::DBCluster: DBClusterIdentifier",
  "dead-letters-from-named-queues AWS::SQS::Queue: QueueName",
  "use-is-logged AWS::Elasticsearch::Domain: Enabled",
  "web-acl-blocks-known-bad-inputs AWS::WAFv2::WebACL: Name",
]);

describe("a general rule's fixes", () => {
  it.each(general.map((rule) => [rule.id, rule] as const))("%s has none for a kind it does not judge", (_, rule) => {
    expect(Object.keys(rule.checks)).toEqual(expect.arrayContaining(Object.keys(rule.fixes ?? {})));
  });

  it("close the code that they open", () => {
    const texts = rules.flatMap(({ id, fix, fixes }) =>
      [fix, ...Object.values(fixes ?? {})].flatMap((it) => [it.pulumi, it.cloudformation].map((text) => [id, text])),
    );
    expect(texts.filter(([, text = ""]) => text.split("`").length % 2 === 0)).toEqual([]);
  });

  it("say so where CloudFormation replaces what holds something", () => {
    const silent = rules.flatMap((rule) =>
      (Object.keys(rule.checks) as Kind[]).flatMap((kind) => {
        const text = (rule.fixes?.[kind] ?? rule.fix).cloudformation;
        const code = quoted(text.replace(/AWS::\w+::\w+/g, ""));
        const named = fixedAtBirth(kind).filter((name) => new RegExp(`\\b${name}\\b`).test(code));
        return named.length === 0 || holdsNothing.has(kind) || /replac|[Mm]ake |cannot be changed/.test(text)
          ? []
          : [`${rule.id} ${kind}: ${named.join(", ")}`];
      }),
    );
    expect(silent.filter((it) => !besides.has(it))).toEqual([]);
  });

  it("are what the reader of a finding is shown, in the words of his language", () => {
    const rule = ruleOf("use-is-logged");
    expect(fixFor(rule, { kind: "AWS::EC2::VPC", type: "aws:ec2/vpc:Vpc" })).toMatch(/aws\.ec2\.FlowLog/);
    expect(fixFor(rule, { kind: "AWS::EC2::VPC", type: "AWS::EC2::VPC" })).toMatch(/AWS::EC2::FlowLog/);
    expect(fixFor(rule, { kind: "AWS::EC2::VPC", type: "aws-native:ec2:Vpc" })).toMatch(/AWS::EC2::FlowLog/);
    const particular = rules.find(({ fixes }) => fixes === undefined) as Rule;
    expect(fixFor(particular, { kind: "AWS::EC2::VPC", type: "aws:ec2/vpc:Vpc" })).toBe(particular.fix.pulumi);
  });

  it.each(general.map((rule) => [rule.id, rule] as const))("%s names CloudFormation's properties", (_, rule) => {
    const strange = Object.entries(rule.fixes ?? {}).flatMap(([kind, { cloudformation }]) => {
      const types = [kind, ...(cloudformation.match(/AWS::\w+::\w+/g) ?? [])];
      const known = new Set(types.flatMap((type) => [...propertiesOf(type)]));
      return named(cloudformation, /[A-Z]\w*[a-z]\w*/).flatMap((name) =>
        known.has(name) || elsewhere.has(name) ? [] : [`${kind}: ${name}`],
      );
    });
    expect(strange).toEqual([]);
  });

  it.each(general.map((rule) => [rule.id, rule] as const))("%s names the properties of @pulumi/aws", (_, rule) => {
    const strange = Object.entries(rule.fixes ?? {}).flatMap(([kind, { pulumi }]) => {
      const tokens = Object.entries(mappings).flatMap(([token, mapping]) => (mapping.kind === kind ? [token] : []));
      const resources = (pulumi.match(/aws\.\w+\.\w+/g) ?? []).map((name) => {
        const [, module = "", type = ""] = name.split(".");
        return `${module}/${type.charAt(0).toLowerCase()}${type.slice(1)}`;
      });
      const missing = resources.filter((path) => !existsSync(`node_modules/@pulumi/aws/${path}.d.ts`));
      const text = [...resources, ...tokens.map((token) => token.split(":")[1] ?? "")].map(argumentsOf).join("\n");
      const names = named(pulumi, /[a-z]\w+/).filter(
        (name) => !elsewhere.has(name) && !new RegExp(`\\b${name}\\??:`).test(text),
      );
      return tokens.length === 0 ? [] : [...missing, ...names].map((name) => `${kind}: ${name}`);
    });
    expect(strange).toEqual([]);
  });
});

describe("every fact of every kind", () => {
  const nobody = {
    settings: defaultSettings,
    self: { address: "it", type: "", kind: "AWS::S3::Bucket", options: noOptions },
    satellites: () => [],
    targets: () => [],
    all: () => [],
  } as unknown as Neighbours;

  const factsOf = <F extends keyof Facets>(facet: F): readonly (readonly [Kind, Facets[F]])[] =>
    (Object.entries(facetTable) as [Kind, { [N in F]?: (it: View<unknown>, near: Neighbours) => Facets[F] }][]).flatMap(
      ([kind, readers]) => {
        const it = View.of<unknown>({ address: "it", type: kind, dialect: asWritten }, {});
        const read = readers[facet];
        return read === undefined ? [] : [[kind, read(it, nobody)] as const];
      },
    );

  it("on recovery is judged", () => {
    const judges = {
      backupDays: "backups-kept",
      pointInTime: "point-in-time-recovery",
      pointInTimeDays: "point-in-time-recovery",
      versioned: "old-versions-kept",
      deletionProtection: "deletion-protected",
    } as const;
    const unjudged = factsOf("recovery").flatMap(([kind, facts]) =>
      (Object.keys(facts) as (keyof typeof judges)[]).filter((fact) => ruleOf(judges[fact]).checks[kind] === undefined),
    );
    expect(unjudged).toEqual([]);
  });

  it("on keys is judged", () => {
    const { checks } = ruleOf("encrypted-with-customer-key");
    const unjudged = factsOf("atRest").filter(
      ([kind, stores]) => stores.some(({ key }) => key !== undefined) && checks[kind] === undefined,
    );
    expect(unjudged.map(([kind]) => kind)).toEqual([]);
  });
});
