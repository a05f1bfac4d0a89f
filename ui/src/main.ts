import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { loadPreferences } from "./features/settings/preferences.svelte";
import { loadFirstSteps } from "./features/start/first-steps.svelte";
import { chooseHost } from "./host/choose";

// No await at the top: WebKit may run a page's module before the modules that page shares with another one fetched at the same time,
// once what they all import awaits something itself. And none before the mount: what stands when the page has been loaded is painted
// with its first frame.
function start(): void {
  loadPreferences();
  loadFirstSteps();
  chooseHost(() => mount(App, { target: document.getElementById("app")! }));
}

start();
