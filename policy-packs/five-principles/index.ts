import { fivePrinciples, servePack } from "../crossguard";

servePack(fivePrinciples);
