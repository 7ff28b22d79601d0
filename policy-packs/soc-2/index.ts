import { frameworkPack, servePack } from "../crossguard";

servePack(frameworkPack("soc-2"));
