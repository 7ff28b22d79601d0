import type { Step } from "../../components/model/step";

/** The way that proves a finding, in one line: `internet -> internet gateway -> orders`; empty where there is none. */
export const spellWay = (evidence: readonly Step[] = []): string => evidence.map(({ says }) => says).join(" -> ");
