import type { Resources, ResourceType } from "./planned";

/**
 * A value of the caller's: plain in tests and CDK, an `Output` in Pulumi, a text of the plan around where plans are nested. A plan
 * passes it on and never looks inside.
 */
export class Input {
  constructor(readonly value: unknown) {}
}

/** A text of a plan, as CloudFormation writes one that is known only after deployment. */
export type Text = string | Ref | GetAtt | Join | Select | Input;

interface Ref {
  readonly Ref: string;
}
interface GetAtt {
  readonly "Fn::GetAtt": readonly [id: string, attribute: string];
}
interface Join {
  readonly "Fn::Join": readonly ["", readonly Text[]];
}

interface Select {
  readonly "Fn::Select": readonly [
    index: number,
    list:
      | GetAtt
      | { readonly "Fn::Cidr": readonly [block: Text, count: number, bits: number] }
      | { readonly "Fn::Split": readonly [separator: string, text: Text] },
  ];
}

/** The id of another resource of the plan, in the sense of CloudFormation's `Ref`. */
export const ref = (id: string): Ref => ({ Ref: id });

/** An attribute of another resource of the plan. */
export const att = (id: string, attribute: string): GetAtt => ({ "Fn::GetAtt": [id, attribute] });

/** The first entry of an attribute that is a list. */
export const first = (id: string, attribute: string): Select => ({ "Fn::Select": [0, att(id, attribute)] });

/** The block with this index of the `count` first that a block divides into, each with `bits` bits for hosts. At most 256: EC2's `Fn::Cidr`. */
export const slice = (block: Text, index: number, count: number, bits: number): Select => ({
  "Fn::Select": [index, { "Fn::Cidr": [block, count, bits] }],
});

/** The part with this index of a text that a separator divides. */
export const part = (whole: Text, separator: string, index: number): Select => ({
  "Fn::Select": [index, { "Fn::Split": [separator, whole] }],
});

/** The account, the partition (`aws`, `aws-cn`, `aws-us-gov`) and the region that are deployed to: no plan writes them out. */
export const accountId = ref("AWS::AccountId");
export const partition = ref("AWS::Partition");
export const region = ref("AWS::Region");

/** What the names of AWS's services end in: `amazonaws.com`, `amazonaws.com.cn`. */
export const urlSuffix = ref("AWS::URLSuffix");

/** A text with holes: text`arn:${partition}:iam::${accountId}:root`. */
export const text = (parts: TemplateStringsArray, ...holes: readonly Text[]): Text => ({
  "Fn::Join": ["", parts.flatMap((part, index) => [part, ...holes.slice(index, index + 1)]).filter((it) => it !== "")],
});

/** One resource that a plan decided, in CloudFormation's names. */
export type Planned<T extends ResourceType = ResourceType> = {
  readonly [K in T]: {
    /** Built from the user's keys alone, so that it stays the same whatever else is added, taken away or moved. */
    readonly id: string;
    readonly type: K;
    readonly properties: Resources<Text>[K];
    /** True where deleting it would lose data: an engine must refuse to. */
    readonly retained: boolean;
    /** Ids of resources that must be there first, where no property says so. */
    readonly dependsOn: readonly string[];
  };
}[T];

/** A resource that may be made anew at any time. */
export const planned = <T extends ResourceType>(
  type: T,
  id: string,
  properties: Resources<Text>[T],
  dependsOn: readonly string[] = [],
): Planned => ({ id, type, properties, retained: false, dependsOn }) as unknown as Planned;

/** A resource that holds data. */
export const retained = <T extends ResourceType>(
  type: T,
  id: string,
  properties: Resources<Text>[T],
  dependsOn: readonly string[] = [],
): Planned => ({
  ...planned<T>(type, id, properties, dependsOn),
  retained: true,
});

/** How a component's outputs are made of its plan's texts, once the resources are. */
export type Show<V> = (text: Text) => V;

/** How an engine makes its own values of a plan's. */
export interface Engine<V> {
  /** `attribute` is a CloudFormation attribute, or `Ref`; `id` a resource of the plan, or a pseudo parameter such as `AWS::Region`. */
  attribute(id: string, attribute: string): V;
  join(parts: readonly (string | V)[]): V;
  /** The first entry of an attribute that is a list. */
  first(id: string, attribute: string): V;
  /** See {@link slice}. */
  slice(block: V, index: number, count: number, bits: number): V;
  /** See {@link part}. */
  part(whole: V, separator: string, index: number): V;
}

/** The properties of a planned resource with every text that is known only after deployment as the engine's own value. */
export const open = <T extends ResourceType, V>(properties: Resources<Text>[T], engine: Engine<V>): Resources<V>[T] =>
  openAny(properties, engine) as Resources<V>[T];

const openAny = <V>(tree: unknown, engine: Engine<V>): unknown => {
  if (isText(tree)) return show(tree, engine);
  if (Array.isArray(tree)) return tree.map((item) => openAny(item, engine));
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, openAny(item, engine)]));
};

const functions = ["Ref", "Fn::GetAtt", "Fn::Join", "Fn::Select"];

/** Whether a part of a plan is a text that is known only after deployment. */
export const isText = (tree: unknown): tree is Exclude<Text, string> =>
  tree instanceof Input || (typeof tree === "object" && tree !== null && functions.some((it) => it in tree));

/** One text as the engine's own value. What the caller gave comes back as it was. */
export const show = <V>(text: Text, engine: Engine<V>): V => {
  if (typeof text === "string") return engine.join([text]);
  if (text instanceof Input) return isText(text.value) ? show(text.value, engine) : (text.value as V);
  if ("Ref" in text) return engine.attribute(text.Ref, "Ref");
  if ("Fn::GetAtt" in text) return engine.attribute(...text["Fn::GetAtt"]);
  if ("Fn::Join" in text) {
    return engine.join(text["Fn::Join"][1].map((part) => (typeof part === "string" ? part : show(part, engine))));
  }
  const [index, list] = text["Fn::Select"];
  if ("Fn::GetAtt" in list) return engine.first(...list["Fn::GetAtt"]);
  if ("Fn::Split" in list) {
    const [separator, whole] = list["Fn::Split"];
    return engine.part(show(whole, engine), separator, index);
  }
  const [block, count, bits] = list["Fn::Cidr"];
  return engine.slice(show(block, engine), index, count, bits);
};
