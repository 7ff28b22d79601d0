import { isObject, Unresolved, type Raw, type RawObject } from "../../../../components/model/raw";
import type { Intrinsic } from "../around";
import { own } from "../template";
import { common, isList, isMark, isScalar } from "../values";

const choose: Intrinsic = (argument, around) => {
  if (!isList(argument) || argument.length !== 3 || typeof argument[0] !== "string") {
    return new Unresolved("Fn::If takes a condition's name and two values");
  }
  const [name, whenTrue, whenFalse] = argument;
  const decision = around.condition(name);
  if (typeof decision === "boolean") return around.resolve(decision ? whenTrue : whenFalse);
  const why = new Unresolved(`condition ${name} is not decided: ${decision.reason}`, [], decision.elsewhere);
  const [one, other] = [around.resolve(whenTrue), around.resolve(whenFalse)];
  return isPartition(one) && isPartition(other) ? around.resolve({ Ref: "AWS::Partition" }) : common(one, other, why);
};

/** What templates from before the pseudo parameter choose between: what it stands for, spelled out. */
const isPartition = (raw: Raw): boolean =>
  typeof raw === "string" && /^aws(-cn|-us-gov|-iso(-[a-z])?|-eusc)?$/.test(raw);

const wrongFind = "Fn::FindInMap takes a mapping's name and two keys";

const find: Intrinsic = (argument, around) => {
  const written = isList(argument) ? argument[1] : undefined;
  const [name, top, second] = isList(argument) ? argument.slice(0, 3).map((it) => around.decide(it)) : [];
  if (!isScalar(name)) return name instanceof Unresolved ? name : new Unresolved(wrongFind);
  const options = isList(argument) ? argument[3] : undefined;
  const byDefault = isObject(options) ? own(options, "DefaultValue") : undefined;
  const mapping = around.mapping(String(name));
  const missing = (): Raw => {
    if (byDefault !== undefined) return around.resolve(byDefault);
    return new Unresolved(
      `${mapping === undefined ? "there is no mapping" : "no such keys are in mapping"} ${String(name)}`,
    );
  };
  if (mapping === undefined) return missing();
  if (isScalar(top) && isScalar(second)) return cellsOf(mapping, top, second)[0] ?? missing();
  // A key that is not known may be any of the mapping's.
  const open = isScalar(top) ? second : top;
  if (!isMark(open)) return new Unresolved(wrongFind);
  const candidates = cellsOf(mapping, top, second).map((it) => it ?? missing());
  if (byDefault !== undefined || candidates.length === 0) candidates.push(missing());
  const regional = isObject(written) && written["Ref"] === "AWS::Region" ? byRegion(mapping, second) : undefined;
  if (regional !== undefined) return around.resolve({ "Fn::Sub": regional });
  if (candidates.every(isPartition)) return around.resolve({ Ref: "AWS::Partition" });
  const why = open instanceof Unresolved ? open : new Unresolved(`${open.text} is known only after deployment`);
  return candidates.reduce((a, b) => common(a, b, why));
};

/** Regions of partitions other than the one that AWS::Partition stands for. */
const elsewhere = /^(cn|us-gov|us-iso\w*|eu-iso\w*|eusc)-/;

/** What all regions of a mapping say alike but for their own name, as Fn::Sub spells it: `states.${AWS::Region}.amazonaws.com`. */
const byRegion = (mapping: RawObject, key: Raw): string | undefined => {
  if (!isScalar(key)) return undefined;
  const texts = Object.entries(mapping).flatMap(([region, row]) => {
    if (elsewhere.test(region)) return [];
    const cell = isObject(row) ? own(row, String(key)) : undefined;
    return typeof cell === "string" && cell.includes(region) && !cell.includes("${")
      ? cell.replaceAll(region, "${AWS::Region}")
      : undefined;
  });
  return texts.every((it) => it === texts[0]) ? texts[0] : undefined;
};

/** The values under a known key, or under every key where it is not known. */
const cellsOf = (mapping: RawObject, top: Raw, second: Raw): Raw[] => {
  const rows = isScalar(top) ? [own(mapping, String(top))] : Object.values(mapping);
  return rows.flatMap((row) => {
    if (!isObject(row)) return [undefined];
    return isScalar(second) ? [own(row, String(second))] : Object.values(row);
  });
};

export const choices: Readonly<Record<string, Intrinsic>> = { "Fn::If": choose, "Fn::FindInMap": find };
