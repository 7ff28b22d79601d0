import { isObject, Unresolved } from "../../../../components/model/raw";
import type { Intrinsic } from "../around";
import { own } from "../template";
import { isList, isScalar } from "../values";

const ref: Intrinsic = (argument, around) => {
  const name = around.resolve(argument);
  if (name instanceof Unresolved) return name;
  return typeof name === "string" ? around.ref(name) : new Unresolved("Ref takes a name");
};

const getAttribute: Intrinsic = (argument, around) => {
  const [id, ...rest] = isList(argument) ? argument : typeof argument === "string" ? splitAt(argument) : [];
  const parts = rest.map((part) => around.resolve(part));
  const open = parts.find((part): part is Unresolved => part instanceof Unresolved);
  if (open !== undefined) return open;
  if (typeof id !== "string" || parts.length === 0 || !parts.every(isScalar)) {
    return new Unresolved("Fn::GetAtt takes a resource's name and an attribute");
  }
  return around.attribute(id, parts.join("."));
};

const splitAt = (text: string): readonly string[] => {
  const dot = text.indexOf(".");
  return dot === -1 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
};

const importValue: Intrinsic = (argument, around) => {
  const name = around.resolve(argument);
  if (name instanceof Unresolved) return name;
  return isScalar(name) ? around.imported(String(name)) : new Unresolved("it is imported from another stack");
};

const stackOutput: Intrinsic = (argument, around) => {
  const named = isObject(argument) ? argument : {};
  const [stack, output] = [around.resolve(own(named, "StackName")), around.resolve(own(named, "OutputName"))];
  if (isScalar(stack) && isScalar(output)) return around.putOut(String(stack), String(output));
  return new Unresolved("it is an output of another stack");
};

export const references: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  "Fn::GetAtt": getAttribute,
  "Fn::ImportValue": importValue,
  "Fn::GetStackOutput": stackOutput,
};
