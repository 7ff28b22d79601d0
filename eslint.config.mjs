import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const nodeGlobals = ["Buffer", "URL", "clearTimeout", "console", "performance", "process", "require", "setTimeout"];

export default tseslint.config(
  { ignores: ["dist/", ".peers/", "coverage/", "test/preview/programs/", "**/*.generated.ts", "bench/inputs/"] },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A Value is an object: as a condition it would always be true, and unknown would be forgotten.
      "@typescript-eslint/strict-boolean-expressions": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // The only way to add to the types of the global `expect`.
      "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }],
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/dot-notation": "off",
      "no-param-reassign": "error",
      // `{ [principle: string]: … }` says what the keys are; a Record does not. And `!` is forbidden altogether.
      "@typescript-eslint/consistent-indexed-object-style": "off",
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
    },
  },
  {
    // An expression that runs in a browser.
    files: ["test/pictures/look.js"],
    rules: { "@typescript-eslint/no-unused-expressions": "off", "no-unused-expressions": "off" },
    languageOptions: {
      globals: Object.fromEntries(
        ["DOMRect", "document", "getComputedStyle", "window"].map((name) => [name, "readonly"]),
      ),
    },
  },
  {
    files: ["scripts/**/*.mjs", "bench/**/*.{mjs,cjs}"],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, "readonly"])) },
  },
);
