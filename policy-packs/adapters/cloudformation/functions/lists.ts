import { Reference, Unresolved } from "../../../../components/model/raw";
import type { Intrinsic } from "../around";
import { subdivide } from "./cidrs";
import { isList, isScalar } from "../values";

/** CloudFormation's own limit. */
const mostBlocks = 256;

const wrongCidr = "Fn::Cidr takes an address block, a count up to 256 and a number of bits";

const cidr: Intrinsic = (argument, around) => {
  const given = isList(argument) ? argument.map((it) => around.resolve(it)) : [];
  const open = given.find((it): it is Unresolved => it instanceof Unresolved);
  if (open !== undefined) return open;
  const [block, count, bits] = given;
  if (block instanceof Reference) return new Unresolved(`${block.text} is known only after deployment`, block.to);
  const blocks = isScalar(count) ? Number(count) : NaN;
  if (typeof block !== "string" || !Number.isInteger(blocks) || blocks < 1 || blocks > mostBlocks) {
    return new Unresolved(wrongCidr);
  }
  const hostBits = isScalar(bits) ? Number(bits) : block.includes(":") ? 64 : NaN;
  if (!Number.isInteger(hostBits)) return new Unresolved(wrongCidr);
  return (
    subdivide(block, blocks, hostBits) ??
    new Unresolved(`${block} does not hold ${String(blocks)} blocks of ${String(hostBits)} bits`)
  );
};

/** Three zones stand in for those of the region, which only the account knows. */
const zones: Intrinsic = (argument, around) => {
  const written = around.resolve(argument);
  const region = written === "" ? around.ref("AWS::Region") : written;
  if (typeof region !== "string")
    return region instanceof Unresolved ? region : new Unresolved("Fn::GetAZs takes a region");
  return ["a", "b", "c"].map((zone) => `${region}${zone}`);
};

const length: Intrinsic = (argument, around) => {
  const list = around.resolve(argument);
  return isList(list) ? list.length : list instanceof Unresolved ? list : new Unresolved("Fn::Length takes a list");
};

export const listFunctions: Readonly<Record<string, Intrinsic>> = {
  "Fn::Cidr": cidr,
  "Fn::GetAZs": zones,
  "Fn::Length": length,
};
