import type {} from "expect";
import type { Pack } from "./core/pack";
import { matchers, type Judging } from "./jest/matchers";

export { matchers, type Judging } from "./jest/matchers";
export type { Judgeable } from "./jest/judgeable";
export { recordMocks, type Recorder } from "./preview/recorder";

declare module "expect" {
  // The names and order of the parameters are Jest's own.
  interface Matchers<R> {
    toPass(judging?: Judging): R;
    toPassPack(pack: string | Pack, judging?: Pick<Judging, "except">): R;
    toPassRule(id: string): R;
    toFailRule(id: string, resource?: string): R;
  }
}

declare global {
  // The types of Jest's global `expect`, where @types/jest has them.
  namespace jest {
    interface Matchers<R> {
      toPass(judging?: Judging): R;
      toPassPack(pack: string | Pack, judging?: Pick<Judging, "except">): R;
      toPassRule(id: string): R;
      toFailRule(id: string, resource?: string): R;
    }
  }
}

const { expect } = globalThis as { readonly expect?: { extend(added: typeof matchers): void } };
expect?.extend(matchers);
