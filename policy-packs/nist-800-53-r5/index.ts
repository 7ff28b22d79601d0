import { serveOwnPack } from "../crossguard";

serveOwnPack("nist-800-53-r5");
