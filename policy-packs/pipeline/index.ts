import { pipeline, servePack } from "../crossguard";

servePack(pipeline);
