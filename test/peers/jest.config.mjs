import { readFileSync } from "node:fs";
import { join } from "node:path";

const { jest } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));

/** The tests that need Python, apart from `npm test`: `npm run test:peers`. */
export default {
  ...jest,
  rootDir: "../..",
  roots: ["<rootDir>/test/peers"],
  // Reference stacks use the public door: here it opens on the sources, so that nothing has to be built.
  moduleNameMapper: { "^sallyport/(.+)$": "<rootDir>/components/$1" },
  testPathIgnorePatterns: ["/node_modules/"],
  globalSetup: "<rootDir>/test/peers/make-environment.ts",
  testTimeout: 300_000,
};
