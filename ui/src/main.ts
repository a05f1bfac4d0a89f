import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { loadPreferences } from "./features/settings/preferences.svelte";
import { chooseHost } from "./host/choose";

loadPreferences();
await chooseHost();
mount(App, { target: document.getElementById("app")! });
