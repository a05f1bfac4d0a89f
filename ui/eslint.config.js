import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const tauri = {
  group: ["@tauri-apps/*"],
  message: "Only src/host talks to the desktop: use host() from host/host.",
};

const folder = (name) => ({
  regex: `^(\\.{1,2}/)+${name}(/|$)`,
  message: `An arrow points the wrong way: this folder may not know ${name}/.`,
});

/** One folder's rules: what it may not import. Arrows: views → features → kit; features → api → host. */
const arrows = (files, ...patterns) => ({
  files,
  ignores: ["**/*.test.ts"],
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

const features = [
  "board",
  "candidates",
  "history",
  "inbox",
  "postings",
  "reports",
  "mail",
  "settings",
  "stages",
  "start",
  "today",
];

export default ts.config(
  { ignores: [".svelte-check", "dist", "src/api/contract.ts"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  { languageOptions: { globals: globals.browser } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    rules: {
      "no-console": "error",
      eqeqeq: "error",
      "svelte/no-at-html-tags": "error",
      // Our links are hash links of our own router.
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  arrows(["src/App.svelte", "src/main.ts", "src/views/**"], tauri),
  ...features.map((name) =>
    arrows(
      [`src/features/${name}/**`],
      tauri,
      folder("views"),
      ...features.filter((other) => other !== name).map(folder),
    ),
  ),
  arrows(
    ["src/kit/**"],
    tauri,
    folder("views"),
    folder("features"),
    folder("api"),
    folder("host"),
    folder("i18n"),
  ),
  arrows(["src/i18n/**"], tauri, folder("views"), folder("features"), folder("kit"), folder("host")),
  arrows(["src/api/**"], tauri, folder("views"), folder("features"), folder("kit"), folder("i18n")),
  arrows(["src/host/**"], folder("views"), folder("features"), folder("kit"), folder("i18n")),
);
