import { serveOwnPack } from "../crossguard";

serveOwnPack("pci-dss-4.0.1");
