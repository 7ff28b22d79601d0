import { readUnsafe } from "../../../components/model/argument";
import {
  Graph,
  isKind,
  ownNameOf,
  type AnyResource,
  type Declared,
  type Kind,
  type Place,
} from "../../../components/model/graph";
import { isObject, type Raw, type RawObject } from "../../../components/model/raw";
import { asWritten, View } from "../../../components/model/view";
import type { Around } from "./around";
import { authenticationOf } from "./authentication";
import { madeBy } from "./framework-made";
import { noteOn, transformNotes } from "./notes";
import { optionsOf } from "./options";
import { suppressedIn } from "./acknowledged";
import type { Part } from "./part";
import { openTemplate, type Deployment, type Opened } from "./resolver";
import { own, sectionOf, type Locate, type Path, type Template } from "./template";

export interface AdaptOptions extends Deployment {
  /** As given by the user, for places. */
  readonly file: string;
  readonly locate: Locate;
  /** What else exempts a resource. */
  readonly acknowledged?: Part["acknowledged"];
}

export interface Adapted {
  readonly graph: Graph;
  /** What is not judged, or judged with a reservation: a sentence each. */
  readonly notes: readonly string[];
}

/** Reads a template's resources, with its intrinsic functions carried out as far as the template alone decides them. Never throws. */
export const adaptTemplate = (template: Template, options: AdaptOptions): Adapted => {
  const { resources, unread, notes } = readOpened(template, openTemplate(template, options), options);
  return { graph: new Graph(resources, unread), notes };
};

/** What is read of a template, before it is put into a graph. */
export interface Read {
  readonly resources: readonly AnyResource[];
  readonly unread: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

export const readOpened = (
  template: Template,
  { around, resources, notes: ofStandIns }: Opened,
  options: AdaptOptions,
): Read => {
  const misshapen: string[] = [];
  const leftOut: string[] = [];
  const unread = new Map<string, number>();
  const read: AnyResource[] = [];
  for (const [id, body] of Object.entries(resources.entries)) {
    const type = isObject(body) ? own(body, "Type") : undefined;
    if (!isObject(body) || typeof type !== "string") misshapen.push(id);
    else if (isLeftOut(body, around)) leftOut.push(id);
    else {
      const whole = ["Resources", ...(resources.written.get(id) ?? [id])];
      const { addressOf = (own: string) => own } = options;
      const address = addressOf(id);
      const shown = writtenAs(id, resources.written.get(id));
      if (isKind(type))
        read.push(resourceOf({ id, shown, kind: type, options }, body, around, placeOf(whole, options)));
      else if (type !== "AWS::CDK::Metadata") unread.set(type, (unread.get(type) ?? 0) + 1);
      read.push(...authenticationOf({ address, body, resolve: around.resolve, locate: lineOf(whole, options) }));
    }
  }
  const notes = [
    ...transformNotes(template),
    ...ofStandIns,
    ...resources.open.map(({ reason }) => `${reason}; its resources are not judged.`),
    ...noteOn(
      "Without a type, and not judged",
      misshapen.filter((id) => id !== "Fn::Transform"),
    ),
    ...noteOn("Left out, for their condition is false", leftOut),
  ];
  return { resources: read, unread, notes };
};

/** Only a condition that is decided leaves a resource out; with an open one it may well be deployed. */
const isLeftOut = (body: RawObject, around: Around): boolean => {
  const condition = own(body, "Condition");
  return typeof condition === "string" && around.condition(condition) === false;
};

/** Finds the place of a path inside a resource. */
const lineOf =
  (resource: Path, { file, locate }: AdaptOptions) =>
  (path: Path): Place | undefined => {
    const line = locate([...resource, ...path]);
    return line === undefined ? undefined : { file, line };
  };

const placeOf = (resource: Path, options: AdaptOptions): AnyResource["locate"] => {
  const find = lineOf(resource, options);
  return (path) => find(path.length === 0 ? [] : ["Properties", ...path]);
};

/** What AWS SAM makes of a resource is shown as that resource; what a loop makes has names of its own. */
const writtenAs = (id: string, [written]: Path = []): string =>
  typeof written === "string" && !written.startsWith("Fn::") ? written : id;

interface Identified {
  readonly id: string;
  readonly shown: string;
  readonly kind: Kind;
  readonly options: AdaptOptions;
}

const resourceOf = (
  { id, shown, kind, options: { addressOf = (own: string) => own, acknowledged } }: Identified,
  body: RawObject,
  around: Around,
  locate: AnyResource["locate"],
): AnyResource => {
  const raw = around.resolve(own(body, "Properties") ?? {});
  const address = addressOf(id);
  const label = address === shown ? {} : { label: shown };
  const view = View.of<RawObject>({ address, ...label, type: kind, dialect: asWritten }, raw);
  const metadata = sectionOf(body, "Metadata");
  const ours = sectionOf(metadata, "sallyport");
  const unsafe = readUnsafe(own(ours, "unsafe"));
  const exempt = [
    ...declaredIn(around.resolve(own(ours, "exemptions")), address),
    ...(acknowledged?.(shown, suppressedIn(metadata, address)) ?? []),
  ];
  const path = own(metadata, "aws:cdk:path");
  const made = madeBy(id);
  return {
    address,
    type: kind,
    kind,
    view,
    ...(unsafe.length === 0 ? {} : { unsafe }),
    ...(exempt.length === 0 ? {} : { exempt }),
    ...(typeof path === "string" ? { path } : {}),
    identities: identitiesOf(kind, raw),
    assembled: false,
    options: optionsOf(body, kind, around, addressOf),
    ...(made === undefined ? {} : { frameworkMade: made }),
    locate,
  } as unknown as AnyResource;
};

/** `Metadata: { sallyport: { exemptions: [...] } }`. What is no list is one exemption, and none. */
const declaredIn = (written: Raw, by: string): readonly Declared[] =>
  (Array.isArray(written) ? (written as readonly Raw[]) : written === undefined ? [] : [written]).map((it) => ({
    written: it,
    by,
  }));

const identitiesOf = (kind: Kind, properties: Raw): readonly string[] => {
  const property = ownNameOf(kind);
  const name = property === undefined || !isObject(properties) ? undefined : own(properties, property);
  return typeof name === "string" && name !== "" ? [name] : [];
};
