import { designPrinciples, servePack } from "../crossguard";

servePack(designPrinciples);
