import { serveOwnPack } from "../crossguard";

serveOwnPack("pipeline");
