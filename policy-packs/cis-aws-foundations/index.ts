import { frameworkPack, servePack } from "../crossguard";

servePack(frameworkPack("cis-aws-foundations"));
