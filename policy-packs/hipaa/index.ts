import { frameworkPack, servePack } from "../crossguard";

servePack(frameworkPack("hipaa"));
