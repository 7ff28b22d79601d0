import { isObject, type Raw, type RawObject } from "../../../components/model/raw";

/** A CloudFormation or SAM template: sections of plain JSON, with intrinsic functions in their long form. */
export type Template = RawObject;

/** A path in a template as written: `["Resources", "Bucket", "Properties", "Tags", 0]`. */
export type Path = readonly (string | number)[];

/** Finds the line, counted from 1, of a path in the text; of its nearest ancestor where the path itself is not written. */
export type Locate = (path: Path) => number | undefined;

/** How deep values may nest. CloudFormation templates stay far below; beyond it a text is not worth a stack overflow. */
export const deepest = 256;

/** The entries of a section, or of any value in a place for one; none where it is absent or of another shape. */
export const sectionOf = (template: Template, name: string): RawObject => {
  const section = own(template, name);
  return isObject(section) ? section : {};
};

/** A property of the object itself, so that a logical id `constructor` finds nothing. */
export const own = (object: RawObject, key: string): Raw => (Object.hasOwn(object, key) ? object[key] : undefined);

/** Sets a key of a fresh object; `__proto__` would otherwise change what the object is. */
export const put = (object: Record<string, Raw>, key: string, value: Raw): void => {
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
};

/** Whether this is a CloudFormation or SAM template: it has `Resources`, at least one of them with a type such as `AWS::S3::Bucket`. */
export const isTemplate = (value: unknown): value is Template => {
  const template = value as Raw;
  if (!isObject(template)) return false;
  const resources = own(template, "Resources");
  if (!isObject(resources)) return false;
  const entries = Object.entries(resources);
  if (entries.length === 0) return own(template, "AWSTemplateFormatVersion") !== undefined;
  return entries.some(([id, body]) => id.startsWith("Fn::ForEach::") || (isObject(body) && isType(own(body, "Type"))));
};

const isType = (type: Raw): boolean => typeof type === "string" && /^\w+::\w/.test(type);
