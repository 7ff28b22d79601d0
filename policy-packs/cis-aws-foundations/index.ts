import { serveOwnPack } from "../crossguard";

serveOwnPack("cis-aws-foundations");
