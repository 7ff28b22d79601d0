import { servePack } from "../crossguard/serve";
import { fivePrinciples } from "../packs";

servePack(fivePrinciples);
