import { serveOwnPack } from "../crossguard";

serveOwnPack("hipaa");
