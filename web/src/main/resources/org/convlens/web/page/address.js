// The state of the page in the address after the #: what can be kept, and sent to others who have
// the same networks and pictures.
import { set, state } from "./store.js";
import { readAtlas, writtenAtlas } from "./atlas.js";

const VIEWS = ["look", "whatif", "unit", "explain", "compare", "film", "atlas", "learn"];

let written = "";

/** Writes it, without a step in the browser's history. */
export function keep() {
  if (!state.opened) return;
  const parts = new URLSearchParams();
  if (state.network) parts.set("network", state.network);
  if (state.view !== "look") parts.set("view", state.view);
  const { kind, index, digit } = state.picture;
  if (kind === "folder") parts.set("picture", index);
  if (kind === "digit") parts.set("digit", digit);
  parts.set("layers", state.layers.join("."));
  if (state.contrast !== "own") parts.set("contrast", state.contrast);
  if (state.cell) {
    const { layer, channel, row, column } = state.cell;
    parts.set("cell", [layer, channel, row, column].join("."));
  }
  if (state.target !== null) parts.set("class", state.target);
  if (state.view === "unit" && state.unit) parts.set("unit", `${state.unit.layer}.${state.unit.channel}`);
  if (state.view === "atlas") parts.set("about", writtenAtlas(state.atlas));
  if (state.view === "learn") parts.set("lesson", state.lesson);
  if (state.view === "compare") parts.set("split", state.split);
  if (state.score) parts.set("score", state.score);
  if (state.panels.length) {
    parts.set("methods", state.panels.map(({ method, knobs }) => written1(method, knobs)).join(";"));
  }
  const text = parts.toString();
  if (text !== written) {
    written = text;
    history.replaceState(null, "", "#" + text);
  }
}

function written1(method, knobs) {
  const set = Object.entries(knobs).map(([knob, value]) => `:${knob}=${value}`);
  return method + set.join("");
}

/** Reads it; what does not fit is left out. */
export function restore(hello) {
  const parts = new URLSearchParams(location.hash.slice(1));
  const kept = {};
  const network = Number(parts.get("network") || 0);
  if (network > 0 && network < hello.networks.length) kept.network = network;
  if (VIEWS.includes(parts.get("view"))) kept.view = parts.get("view");
  if (kept.view === "atlas" && !hello.atlas) kept.view = "look";
  if (parts.get("about")) kept.atlas = readAtlas(parts.get("about"));
  if (kept.view === "film" && !hello.films.some(Boolean)) kept.view = "look";
  if (parts.get("unit")) {
    const [layer, channel] = numbers(parts.get("unit"));
    kept.unit = { layer, channel };
  }
  if (parts.has("lesson")) kept.lesson = Number(parts.get("lesson"));
  if (parts.has("split")) kept.split = Math.min(1, Math.max(0, Number(parts.get("split")) || 0));
  const index = Number(parts.get("picture"));
  if (parts.has("picture") && index < hello.pictures.length) kept.picture = { kind: "folder", index };
  if (parts.has("digit")) kept.picture = { kind: "digit", digit: Number(parts.get("digit")) };
  if (parts.get("layers")) kept.layers = numbers(parts.get("layers"));
  if (parts.get("contrast") === "layer") kept.contrast = "layer";
  if (parts.get("cell")) {
    const [layer, channel, row, column] = numbers(parts.get("cell"));
    kept.cell = { layer, channel, row, column };
  }
  if (parts.has("class")) kept.target = Number(parts.get("class"));
  if (parts.get("score")) kept.score = parts.get("score");
  if (parts.get("methods")) kept.panels = parts.get("methods").split(";").map(read1).filter(known(hello));
  return kept;
}

function numbers(text) {
  return text.split(".").map(Number).filter(Number.isInteger);
}

function read1(text) {
  const [method, ...rest] = text.split(/:(?=[a-z][a-z-]*=)/);
  const knobs = Object.fromEntries(rest.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]));
  return { method, knobs };
}

function known(hello) {
  return ({ method }) => hello.methods.some(({ name }) => name === method);
}

window.addEventListener("hashchange", () => {
  if (location.hash.slice(1) !== written && state.hello) location.reload();
});

export function address() {
  return location.href;
}

/** Copies the address, which is the state of the page. */
export async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    set({ message: "the address is copied" });
  } catch {
    set({ message: "copy the address from the browser's bar" });
  }
}
