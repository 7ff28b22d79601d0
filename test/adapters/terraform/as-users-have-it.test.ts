import { describe, expect, it } from "@jest/globals";
import { adaptPlan } from "../../../policy-packs/adapters/terraform";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";

const from = (...references: string[]): object => ({ references });
const fixed = (value: unknown): object => ({ constant_value: value });

/** A resource at its address: what is planned, how it is written, and what else its change says. */
interface Planned {
  readonly at: string;
  readonly values?: object;
  readonly expressions?: { readonly [key: string]: unknown };
  readonly change?: object;
}

interface Module {
  readonly resources?: readonly Planned[];
  readonly modules?: { readonly [name: string]: Module };
  /** What its caller hands it. */
  readonly takes?: object;
  readonly variables?: object;
}

const partsOf = (at: string) => at.split(".").slice(-2);

const planned = ({ resources = [], modules = {} }: Module, prefix = ""): object => ({
  ...(prefix === "" ? {} : { address: prefix.slice(0, -1) }),
  resources: resources.map(({ at, values }) => {
    const [type, name] = partsOf(at);
    return { address: `${prefix}${at}`, type, name, mode: "managed", ...(values === undefined ? {} : { values }) };
  }),
  child_modules: Object.entries(modules).map(([name, it]) => planned(it, `${prefix}module.${name}.`)),
});

const written = ({ resources = [], modules = {}, variables = {} }: Module): object => ({
  variables,
  resources: resources.map(({ at, expressions = {} }) => {
    const [type, name] = partsOf(at);
    return { type, name, mode: "managed", expressions };
  }),
  module_calls: Object.fromEntries(
    Object.entries(modules).map(([name, it]) => [name, { expressions: it.takes ?? {}, module: written(it) }]),
  ),
});

/** What is written and not planned is known only after apply. */
const changes = ({ resources = [], modules = {} }: Module, prefix = ""): readonly object[] => [
  ...resources.map(({ at, values = {}, expressions = {}, change = {} }) => ({
    address: `${prefix}${at}`,
    change: {
      actions: ["create"],
      after: values,
      after_unknown: Object.fromEntries(
        Object.keys(expressions)
          .filter((key) => !Object.hasOwn(values, key))
          .map((key) => [key, true]),
      ),
      ...change,
    },
  })),
  ...Object.entries(modules).flatMap(([name, it]) => changes(it, `${prefix}module.${name}.`)),
];

const plan = (root: Module, providers: object = {}): ReturnType<typeof adaptPlan> =>
  adaptPlan({
    format_version: "1.2",
    planned_values: { root_module: planned(root) },
    resource_changes: changes(root),
    configuration: { root_module: written(root), provider_config: providers },
  });

/** The verdicts of one rule that are no pass: `fail ADDRESS: message`. */
const found = ({ graph }: ReturnType<typeof adaptPlan>, id: string): readonly string[] =>
  evaluate(
    graph,
    rules.filter((rule) => rule.id === id),
  ).findings.map((it) => `${it.verdict} ${it.resource.address}: ${it.message}`);

const bucket = (name: string, values: object = {}): Planned => ({
  at: `aws_s3_bucket.${name}`,
  values: { force_destroy: false, ...values },
  expressions: { bucket: fixed(name) },
});
const closed = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const block = (name: string, of: object, values: object = {}): Planned => ({
  at: `aws_s3_bucket_public_access_block.${name}`,
  values: { ...closed, ...values },
  expressions: { bucket: of },
});

describe("what a plan only stops managing", () => {
  it("is not judged, and the plan's reader says so", () => {
    const read = plan({ resources: [{ at: "aws_s3_bucket.old", change: { actions: ["forget"], after: null } }] });
    expect(read.graph.resources).toEqual([]);
    expect(read.notes).toEqual(["Not judged, for the plan only stops managing it: aws_s3_bucket.old."]);
  });

  it("is told from what is planned without values, which the change holds", () => {
    const kept = { at: "aws_kms_key.k", change: { after: { enable_key_rotation: true } } };
    expect(
      plan({ resources: [kept] })
        .graph.all("AWS::KMS::Key")[0]
        ?.view.get("EnableKeyRotation")
        .bool(),
    ).toMatchObject({
      value: true,
    });
  });
});

describe("what a provider reads back before a change", () => {
  it("does not count for what a resource of its own is about to set", () => {
    const stale = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    const mended = {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: "arn:aws:sqs:eu-west-1:111122223333:orders" },
      ],
    };
    const role: Planned = {
      at: "aws_iam_role.shop",
      values: {
        id: "shop",
        name: "shop",
        assume_role_policy: JSON.stringify({ Statement: [] }),
        inline_policy: [{ name: "send", policy: JSON.stringify(stale) }],
      },
      expressions: { name: fixed("shop"), assume_role_policy: {} },
    };
    const policy: Planned = {
      at: "aws_iam_role_policy.send",
      values: { role: "shop", name: "send", policy: JSON.stringify(mended) },
      expressions: { role: from("aws_iam_role.shop.id", "aws_iam_role.shop"), policy: {} },
    };
    expect(found(plan({ resources: [role, policy] }), "no-admin-permissions")).toEqual([]);
    expect(found(plan({ resources: [role] }), "no-admin-permissions")).toHaveLength(1);
  });
});

describe("a satellite whose owner is told by locals, which a plan does not show", () => {
  const told = { bucket: from("aws_s3_bucket.logs.id", "aws_s3_bucket.logs") };
  const guard: Module = { takes: told, resources: [block("b", from("local.name"))] };

  it("belongs to the only one that can be meant", () => {
    const read = plan({ resources: [bucket("logs"), bucket("other")], modules: { guard } });
    expect(found(read, "bucket-public-access-blocked").map((it) => it.split(": ")[0])).toEqual([
      "fail aws_s3_bucket.other",
    ]);
  });

  it("belongs to the only one of its own module", () => {
    const store: Module = { resources: [bucket("b"), block("b", from("local.id"))] };
    expect(found(plan({ modules: { store } }), "bucket-public-access-blocked")).toEqual([]);
  });

  it("leaves open whose it is where several may be meant, and is judged itself all the same", () => {
    const both = { one: from("aws_s3_bucket.logs.id"), two: from("aws_s3_bucket.other.id") };
    const read = plan({ resources: [bucket("logs"), bucket("other")], modules: { guard: { ...guard, takes: both } } });
    expect(found(read, "bucket-public-access-blocked")).toEqual([
      "undetermined aws_s3_bucket.logs: block_public_acls cannot be judged: what module.guard.aws_s3_bucket_public_access_block.b belongs to is not known (in module.guard.aws_s3_bucket_public_access_block.b)",
      "undetermined aws_s3_bucket.other: block_public_acls cannot be judged: what module.guard.aws_s3_bucket_public_access_block.b belongs to is not known (in module.guard.aws_s3_bucket_public_access_block.b)",
    ]);
    const open = { ...guard, takes: both, resources: [block("b", from("local.name"), { block_public_acls: false })] };
    const judged = plan({ resources: [bucket("logs"), bucket("other")], modules: { guard: open } });
    expect(found(judged, "bucket-public-access-blocked").some((it) => it.startsWith("fail module.guard."))).toBe(true);
  });
});

describe("two modules that use one name", () => {
  it("have each their own satellites", () => {
    const store = (open: boolean): Module => {
      const named = { bucket: "logs" };
      return {
        resources: [
          bucket("b", named),
          block("b", from("aws_s3_bucket.b.id", "aws_s3_bucket.b"), { ...named, restrict_public_buckets: !open }),
        ],
      };
    };
    const read = plan({ modules: { east: store(false), west: store(true) } });
    expect(found(read, "bucket-public-access-blocked").map((it) => it.split(": ")[0])).toEqual([
      "fail module.west.aws_s3_bucket.b",
    ]);
  });
});

describe("a secret in a plan", () => {
  const database = (password: unknown, value = "correct-horse"): Planned => ({
    at: "aws_db_instance.orders",
    values: { engine: "postgres", password: value },
    expressions: { engine: fixed("postgres"), password },
    change: { after_sensitive: { password: true } },
  });
  const plain = ["fail aws_db_instance.orders: password holds a secret in plain text: whoever reads this reads it."];
  const judged = (resource: Planned, rest: Module = {}) =>
    found(plan({ resources: [resource], ...rest }), "no-plaintext-secrets");

  it("is written down where the configuration has it", () => {
    expect(judged(database(fixed("correct-horse")))).toEqual(plain);
    const variables = { password: { default: "correct-horse" } };
    expect(judged(database(from("var.password")), { variables })).toEqual(plain);
    const module: Module = { resources: [database(from("var.password"))], takes: { password: fixed("correct-horse") } };
    expect(found(plan({ modules: { data: module } }), "no-plaintext-secrets")).toHaveLength(1);
  });

  it("is not where somebody gave it, or a generator drew it", () => {
    expect(judged(database(from("var.password")), { variables: { password: {} } })).toEqual([]);
    const variables = { password: { default: "changed-by-all" } };
    expect(judged(database(from("var.password")), { variables })).toEqual([]);
    expect(judged(database(from("random_password.p.result", "random_password.p")))).toEqual([]);
  });

  it("is told by its name in plans of before Terraform 0.14, which do not say what is secret", () => {
    expect(judged({ ...database(fixed("correct-horse")), change: {} })).toEqual(plain);
    expect(judged({ ...database(from("var.password")), change: {} })).toEqual([]);
  });
});

describe("providers of modules", () => {
  const aws = { name: "aws", full_name: "registry.terraform.io/hashicorp/aws" };
  const judged = (providers: object) => found(plan({}, providers), "plugins-from-known-sources");

  it("are their callers' where they configure nothing", () => {
    expect(judged({ aws, "module.net:aws": { ...aws, module_address: "module.net" } })).toHaveLength(1);
    expect(judged({ aws, "module.net:aws": { ...aws, module_address: "module.net", expressions: {} } })).toHaveLength(
      2,
    );
  });

  it("are of the one version that any of them asks for", () => {
    expect(
      judged({ aws, "module.net:aws": { ...aws, module_address: "module.net", version_constraint: "~> 6.0" } }),
    ).toEqual([]);
  });
});

describe("what a plan does not know yet, but where it comes from", () => {
  it("is a policy of one's own, and none of AWS's", () => {
    const role: Planned = { at: "aws_iam_role.shop", values: { name: "shop" }, expressions: { name: fixed("shop") } };
    const policy: Planned = { at: "aws_iam_policy.shop", values: { name: "shop", policy: "{}" } };
    const attached: Planned = {
      at: "aws_iam_role_policy_attachment.shop",
      values: { role: "shop" },
      expressions: { role: from("aws_iam_role.shop.name"), policy_arn: from("aws_iam_policy.shop.arn") },
    };
    expect(found(plan({ resources: [role, policy, attached] }), "no-admin-policy-attached")).toEqual([]);
    const asked = { ...attached, expressions: { ...attached.expressions, policy_arn: from("var.policy") } };
    expect(found(plan({ resources: [role, policy, asked] }), "no-admin-policy-attached")).toHaveLength(1);
  });

  it("is the name that proves one's own certificate", () => {
    const certificate: Planned = { at: "aws_acm_certificate.shop", values: { domain_name: "shop.example.com" } };
    const proof: Planned = {
      at: "aws_route53_record.proof",
      values: { ttl: 60 },
      expressions: { records: from("aws_acm_certificate.shop"), name: from("aws_acm_certificate.shop") },
    };
    expect(found(plan({ resources: [certificate, proof] }), "records-not-dangling")).toEqual([]);
    const handed = { ...proof, expressions: { records: from("data.dns_cname_record_set.old.cname") } };
    expect(found(plan({ resources: [handed] }), "records-not-dangling")).toHaveLength(1);
  });

  it("is a rule of one's own that may call a function", () => {
    const rule: Planned = { at: "aws_cloudwatch_event_rule.nightly", values: { name: "nightly" } };
    const permission: Planned = {
      at: "aws_lambda_permission.nightly",
      values: { action: "lambda:InvokeFunction", function_name: "report", principal: "events.amazonaws.com" },
      expressions: { source_arn: from("aws_cloudwatch_event_rule.nightly.arn", "aws_cloudwatch_event_rule.nightly") },
    };
    expect(found(plan({ resources: [rule, permission] }), "no-confused-deputy")).toEqual([]);
  });
});

describe("messages about plans", () => {
  it("name the policy that a listener lacks, and not the port that it has", () => {
    const listener = { lb_port: 443, lb_protocol: "https", instance_port: 80, instance_protocol: "http" };
    const balancer: Planned = { at: "aws_elb.shop", values: { name: "shop", listener: [listener] } };
    expect(found(plan({ resources: [balancer] }), "load-balancer-tls-modern")).toEqual([
      expect.stringContaining(
        "aws_load_balancer_listener_policy.policy_names is not set (ELBSecurityPolicy-2016-08 by default)",
      ),
    ]);
  });

  it("name the tags that there are, and blocks as Terraform writes them", () => {
    const read = plan({ resources: [bucket("b", { tags: { Name: "b", Stage: "prod" } })] });
    expect(found(read, "owner-tagged")).toEqual([
      expect.stringMatching(/: tags has Name, Stage: no tag names an owner/),
    ]);
    expect(found(read, "encrypted-with-customer-key")[0]).toContain(
      "aws_s3_bucket_server_side_encryption_configuration.rule is not set",
    );
  });
});
