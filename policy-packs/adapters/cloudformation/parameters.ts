import { Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import { own } from "./template";
import { isList, isMark, isScalar } from "./values";

/** The value of a parameter as `Ref` gives it: the caller's, else its default, else the only value it allows. */
export const parameterValue = (name: string, parameter: RawObject, given: Raw): Raw => {
  const declared = own(parameter, "Type");
  const type = typeof declared === "string" ? declared : "String";
  // The value that is handed in, or stands as the default, is the name under which the store holds another.
  if (type.startsWith("AWS::SSM::Parameter::Value<")) {
    return new Unresolved(`parameter ${name} is read from the SSM Parameter Store`);
  }
  const noEcho = own(parameter, "NoEcho");
  const secret = noEcho === true || noEcho === "true";
  const allowed = own(parameter, "AllowedValues");
  const only = isList(allowed) && allowed.length === 1 ? allowed[0] : undefined;
  const value = given ?? own(parameter, "Default") ?? only;
  // The default of a secret is as plain to read as any; what is handed in at deployment is not, and nobody here can be asked for it.
  if (secret && (given !== undefined || value === undefined)) {
    return new Unresolved(`parameter ${name} is a secret (NoEcho)`, [], true);
  }
  if (value !== undefined) return typed(name, type, value);
  return new Unresolved(`parameter ${name} has no default`, [], false, !secret);
};

const typed = (name: string, type: string, value: Raw): Raw => {
  if (isMark(value)) return value;
  const items: readonly Raw[] = isList(value) ? value : [value];
  // What a parent stack hands to a nested one may point to the parent's resources.
  if (items.some(isMark)) return items.filter((item) => isScalar(item) || isMark(item));
  const texts = items.filter(isScalar).map(String);
  if (texts.length !== items.length) return new Unresolved(`the value of parameter ${name} is no text`);
  if (type !== "CommaDelimitedList" && !type.startsWith("List<")) {
    const [text, second] = texts;
    if (text !== undefined && second === undefined) return scalar(name, type, text);
    return new Unresolved(`parameter ${name} takes one value, not a list`);
  }
  const parts = texts.flatMap((text) => text.split(",")).map((part) => part.trim());
  return type === "List<Number>" ? parts.map((part) => scalar(name, "Number", part)) : parts;
};

const scalar = (name: string, type: string, text: string): Raw => {
  if (type !== "Number") return text;
  const number = Number(text);
  return Number.isFinite(number) && text !== ""
    ? number
    : new Unresolved(`the value of parameter ${name} is no number`);
};
