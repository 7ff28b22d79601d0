import { serveOwnPack } from "../crossguard";

serveOwnPack("iso-27001-2022");
