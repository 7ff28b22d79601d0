/** What a pack of ours loads when it is asked about resources, and not before; scripts/bundle.mjs makes one file of it. */
import { choosePack } from "../configuration/choose";
import { configurePack } from "../core/pack-config";
import type { Pack } from "../core/pack";
import { packInfo } from "./answer";
import { packService } from "./serve-pack";
import type { MakeService } from "./serve";

const named = (name: string): Pack => {
  const pack = choosePack(name);
  if (pack === undefined) throw new Error(`there is no pack ${name}`);
  return pack;
};

export const ownService = (name: string): MakeService => {
  const pack = named(name);
  // A bundle brings a rule's code when it is first asked for: better now than while the engine waits for a verdict.
  for (const rule of pack.rules) Reflect.get(rule, "fix");
  return packService(pack);
};

/** What the pack says of itself where nothing is configured: the build writes it down. */
export const ownInfo = (name: string): Buffer => packInfo(configurePack(named(name)).configured);
