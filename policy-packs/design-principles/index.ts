import { servePack } from "../crossguard/serve";
import { designPrinciples } from "../packs";

servePack(designPrinciples);
