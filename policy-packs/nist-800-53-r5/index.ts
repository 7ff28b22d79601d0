import { frameworkPack, servePack } from "../crossguard";

servePack(frameworkPack("nist-800-53-r5"));
