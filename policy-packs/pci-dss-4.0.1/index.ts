import { frameworkPack, servePack } from "../crossguard";

servePack(frameworkPack("pci-dss-4.0.1"));
