import { serveOwnPack } from "../crossguard";

serveOwnPack("design-principles");
