// The page: its head, the picture at the left, and what is looked at beside it.
import { h, render } from "./preact.js";
import { onChange, set, state } from "./store.js";
import { ask, connect, whenOpen } from "./wire.js";
import { look, pace } from "./live.js";
import { prepare } from "./surface.js";
import { Picture } from "./picture.js";
import { Said } from "./said.js";
import { Diagram } from "./diagram.js";
import { Maps } from "./maps.js";
import { Inspector } from "./inspect.js";
import { Explain, keepPanels } from "./explain.js";
import { WhatIf } from "./whatif.js";
import { Unit } from "./unit.js";
import { Compare } from "./compare.js";
import { Film, filmed } from "./film.js";
import { AtlasView } from "./atlas.js";
import { Lessons } from "./lessons.js";
import { keep, restore } from "./address.js";
import { endings, layersAre } from "./words.js";

const VIEWS = [
  ["look", "Look"],
  ["whatif", "What if"],
  ["unit", "Unit"],
  ["explain", "Explain"],
  ["compare", "Compare"],
  ["film", "Film"],
  ["atlas", "Atlas"],
  ["learn", "Learn"],
];

const body = { look: LookView, whatif: WhatIf, unit: Unit, explain: Explain, compare: Compare, film: Film, atlas: AtlasView, learn: Lessons };

/** Those that have something to show. */
function views() {
  const empty = [filmed() ? "" : "film", state.hello.atlas ? "" : "atlas"];
  return VIEWS.filter(([name]) => !empty.includes(name));
}

function LookView() {
  return h(
    "div",
    { class: "look" },
    h("div", { class: "stack" }, h(Diagram), h(Maps)),
    h(Inspector),
  );
}

function Head() {
  const { hello, network, opened, connection } = state;
  const files = endings(hello.networks, /[/\\]/g);
  return h(
    "header",
    { class: "head" },
    h("h1", null, "ConvLens"),
    h(
      "label",
      { class: "network" },
      h("span", { class: "quiet" }, "network"),
      h(
        "select",
        { value: network, title: hello.networks[network], onChange: (e) => openNetwork(Number(e.target.value)) },
        hello.networks.map((name, i) => h("option", { value: i }, files.get(name))),
      ),
    ),
    opened &&
      h(
        "p",
        { class: "quiet facts" },
        `${opened.diagram.length} layers · ${opened.summary.parameters.toLocaleString("en")} parameters`,
      ),
    h("nav", { "aria-label": "views" }, h("div", { role: "tablist", class: "tabs" }, views().map(tab))),
    h(Pace),
    h(
      "label",
      { class: "theme" },
      h("span", { class: "hidden" }, "colours of the page"),
      h(
        "select",
        { value: state.theme, onChange: (e) => wear(e.target.value) },
        ["auto", "light", "dark"].map((name) => h("option", { value: name }, name)),
      ),
    ),
    connection === "lost" &&
      h("p", { class: "lost", role: "alert" }, "ConvLens does not answer. Trying again …"),
  );
}

function tab([name, title], place) {
  const chosen = state.view === name;
  return h(
    "button",
    {
      role: "tab",
      id: `tab-${name}`,
      "aria-selected": String(chosen),
      "aria-controls": "view",
      tabIndex: chosen ? 0 : -1,
      onClick: () => show(name),
      onKeyDown: (e) => {
        const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
        if (!step) return;
        const all = views();
        const next = all[(place + step + all.length) % all.length][0];
        show(next);
        document.getElementById(`tab-${next}`).focus();
      },
    },
    title,
  );
}

function Pace() {
  const delay = pace.answers ? `answers in ${Math.round(pace.delay)} ms` : "";
  const rate = pace.perSecond > 3 ? ` · ${Math.round(pace.perSecond)}/s` : "";
  return h("p", { class: "pace quiet", title: "from the picture to its maps" }, delay + rate);
}

function show(view) {
  set({ view });
  look();
}

function wear(theme) {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // without it the page forgets
  }
  set({ theme });
}

function App() {
  if (!state.hello) {
    return h("main", { class: "opening" }, h("h1", null, "ConvLens"), h("p", null, "opening …"));
  }
  return h(
    "div",
    { class: "page" },
    h(Head),
    h(
      "main",
      { class: "body" },
      h("section", { class: "side", "aria-label": "picture" }, h(Picture), h(Said)),
      h(
        "section",
        { id: "view", role: "tabpanel", "aria-labelledby": `tab-${state.view}`, class: "main" },
        state.trouble && h("p", { class: "trouble", role: "alert" }, state.trouble),
        state.opened ? h(body[state.view]) : h("p", { class: "quiet" }, "opening the network …"),
      ),
    ),
    h("p", { class: "hidden", role: "status", "aria-live": "polite" }, state.message),
  );
}

/** Opens a network: what is shown starts anew, but for the picture. */
export async function openNetwork(network, kept = {}) {
  set({ network, opened: null, cell: null, told: null, target: null, formula: null, unit: null, changes: {}, change: {}, effects: null, turnover: null, ...kept });
  try {
    const { head } = await ask("open", { network });
    if (state.network !== network) return;
    const layers = kept.layers || first(head);
    if (state.picture.kind === "drawing") await begin();
    if (state.network !== network) return;
    layersAre(head.summary.layers.map((layer) => layer.name));
    set({ opened: head, layers, trouble: "" });
    keepPanels();
    look();
  } catch (e) {
    set({ trouble: e.message });
  }
}

/** As many layers as one sees at a glance. */
function first(opened) {
  return opened.shown.filter((layer) => opened.diagram[layer].rows > 1).slice(0, 4);
}

/** The canvas is not empty at first: it holds a digit, as the network sees it. */
async function begin() {
  const { head, body: bytes } = await ask("look", {
    network: state.network,
    picture: { digit: 7 },
    layers: [],
  });
  prepare(head.width, head.height, bytes.slice(0, 3 * head.width * head.height));
}

async function welcome() {
  try {
    const { head } = await ask("hello");
    const again = Boolean(state.hello);
    set({ hello: head, trouble: "", message: again ? "ConvLens answers again" : "" });
    if (again) {
      look();
      return;
    }
    const kept = restore(head);
    const picture = kept.picture || (head.pictures.length ? { kind: "folder", index: 0 } : state.picture);
    await openNetwork(kept.network || 0, { ...kept, picture });
  } catch (e) {
    set({ trouble: e.message });
  }
}

document.documentElement.dataset.theme = state.theme;
try {
  wear(localStorage.getItem("theme") || "auto");
} catch {
  wear("auto");
}
onChange(() => {
  render(h(App), document.getElementById("app"));
  keep();
});
whenOpen(welcome);
connect();
