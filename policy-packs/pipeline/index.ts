import { servePack } from "../crossguard/serve";
import { pipeline } from "../packs";

servePack(pipeline);
