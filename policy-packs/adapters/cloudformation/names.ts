import { isObject, Reference, Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import type { Around, Decision } from "./around";
import { propertyOf } from "./attributes";
import { cfnJson } from "./cfn-json";
import { parameterValue } from "./parameters";
import { own, sectionOf, type Template } from "./template";

/** The resources that names refer to, loops expanded. */
export type Bodies = ReadonlyMap<string, RawObject>;

type Pseudo = (name: string) => Raw;

/** What `Ref` gives for a name, with pseudo parameters by `pseudo`. */
export const referrer = (
  template: Template,
  created: (id: string, text: string) => Raw,
  bodies: Bodies,
  given: Readonly<Record<string, Raw>>,
): ((name: string, pseudo: Pseudo) => Raw) => {
  const declared = sectionOf(template, "Parameters");
  const values = new Map<string, Raw>();
  return (name, pseudo) => {
    if (name.startsWith("AWS::")) return pseudo(name);
    const declaration = own(declared, name);
    if (isObject(declaration)) {
      if (!values.has(name)) values.set(name, parameterValue(name, declaration, own(given, name)));
      return values.get(name);
    }
    return bodies.has(name) ? created(name, `\${${name}}`) : missing(name);
  };
};

const missing = (name: string): Unresolved => new Unresolved(`nothing in this template is called ${name}`);

/** A reference to a resource, where there will be that resource. */
export const creator =
  (bodies: Bodies, decision: (condition: string) => Decision, addressOf: (id: string) => string) =>
  (id: string, text: string): Raw => {
    const condition = own(bodies.get(id) ?? {}, "Condition");
    if (typeof condition === "string" && decision(condition) === false) {
      return new Unresolved(`${id} is not created, for its condition ${condition} is false`);
    }
    const address = addressOf(id);
    return new Reference(address === id ? text : text.replace(id, () => address), [address]);
  };

/** What `Fn::GetAtt` gives: the property that the attribute is documented to equal where that is written, else a reference. */
export const attributes = (
  bodies: Bodies,
  created: (id: string, text: string) => Raw,
  resolve: (value: Raw) => Raw,
  told: (id: string, attribute: string, body: RawObject) => Raw = () => undefined,
): Around["attribute"] => {
  const open = new Set<string>();
  return (id, attribute) => {
    const body = bodies.get(id);
    if (body === undefined) return missing(id);
    const known = told(id, attribute, body);
    if (known !== undefined) return known;
    const text = `${id}.${attribute}`;
    const reference = created(id, `\${${text}}`);
    const type = own(body, "Type");
    const json = type === "Custom::AWSCDKCfnJson" && attribute === "Value";
    const property = json ? "Value" : typeof type === "string" ? propertyOf(type, attribute) : undefined;
    if (property === undefined || open.has(text)) return reference;
    open.add(text);
    const written = own(sectionOf(body, "Properties"), property);
    const value = json ? cfnJson(written, resolve) : resolve(written);
    open.delete(text);
    return value === undefined || value === null || value instanceof Unresolved ? reference : value;
  };
};
