import { serveOwnPack } from "../crossguard";

serveOwnPack("five-principles");
