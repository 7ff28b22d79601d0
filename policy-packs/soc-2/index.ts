import { serveOwnPack } from "../crossguard";

serveOwnPack("soc-2");
