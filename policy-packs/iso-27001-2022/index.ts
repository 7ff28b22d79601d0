import { frameworkPack, servePack } from "../crossguard";

servePack(frameworkPack("iso-27001-2022"));
