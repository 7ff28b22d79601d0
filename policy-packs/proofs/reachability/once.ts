import { once } from "../../../components/model/once";
import type { Network } from "./network";

/** What is read from a network: once, however many ask. */
export const onceFor: <T>(read: (network: Network) => T) => (network: Network) => T = once;
