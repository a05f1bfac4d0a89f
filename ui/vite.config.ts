import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { staticIcons } from "./icons";

export default defineConfig(({ mode }) => ({
  plugins: [staticIcons(), svelte()],
  // Component tests mount in a browser-like page, so they need Svelte's browser build.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  // WebKitGTK 2.50 is Safari 26; the others follow their system.
  build: {
    outDir: "dist",
    target: "safari17",
    assetsInlineLimit: 0,
    rolldownOptions: {
      // All that the first screen needs in one file: each further one is another round trip before anything is painted.
      output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/test-setup.ts"],
    testTimeout: 20_000,
    pool: "threads",
    maxWorkers: "100%",
  },
}));
