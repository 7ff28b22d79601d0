import type { Way } from "../way";
import { identities } from "./identities";
import { passes } from "./passes";
import { workloads } from "./workloads";

/** All known ways. */
export const ways: readonly Way[] = [...identities, ...workloads, ...passes];
