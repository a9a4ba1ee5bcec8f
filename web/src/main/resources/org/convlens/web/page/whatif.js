// What if some channels said nothing, or a part of the picture were hidden?
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { ask, job } from "./wire.js";
import { look, pictureKept } from "./live.js";
import { back, isPast, remember } from "./undo.js";
import { beginStroke, clearMask, isHiding } from "./mask.js";
import { Diagram } from "./diagram.js";
import { Layer } from "./maps.js";
import { percent, said } from "./words.js";

/** For each layer the factor of each channel that is changed: 0 is off. */
function factors(layer) {
  return state.changes[layer] || {};
}

function change(layer, factorOf) {
  keep();
  const channels = state.opened.diagram[layer].channels;
  const next = {};
  for (let c = 0; c < channels; c++) {
    const factor = factorOf(c, factors(layer)[c] ?? 1);
    if (factor !== 1) next[c] = factor;
  }
  apply({ ...state.changes, [layer]: next });
}

function apply(changes) {
  const kept = Object.fromEntries(Object.entries(changes).filter(([, map]) => Object.keys(map).length));
  set({ changes: kept, change: text(kept), turnover: null });
  look();
  effects();
}

export function toggle({ layer, channel }) {
  change(layer, (c, now) => (c === channel ? (now === 0 ? 1 : 0) : now));
}

/** What is changed can be changed back. */
function keep() {
  const { changes } = state;
  remember(() => apply(changes));
}

/** As the command line writes it. */
function text(changes) {
  const parts = [];
  Object.entries(changes).forEach(([layer, map]) => {
    const byFactor = new Map();
    Object.entries(map).forEach(([channel, factor]) => {
      byFactor.set(factor, [...(byFactor.get(factor) || []), Number(channel)]);
    });
    const name = state.opened.summary.layers[layer].name;
    byFactor.forEach((channels, factor) => {
      const list = ranges(channels.sort((a, b) => a - b));
      parts.push(factor === 0 ? `off(${name}, ${list})` : `scale(${name}, ${list}, ${factor})`);
    });
  });
  return parts.length ? { change: parts.join("; ") } : {};
}

function ranges(channels) {
  const all = [];
  channels.forEach((channel) => {
    const last = all[all.length - 1];
    if (last && last[1] === channel - 1) last[1] = channel;
    else all.push([channel, channel]);
  });
  return all.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(",");
}

let asked = 0;

/** Which maps move, and how far. */
async function effects() {
  const mine = ++asked;
  const { change: words } = state.change;
  if (!words) {
    set({ effects: null });
    return;
  }
  try {
    const { picture } = await pictureKept();
    const { head } = await ask("what-if", { network: state.network, picture, knobs: { change: words } });
    if (mine === asked) set({ effects: head.facts });
  } catch (e) {
    if (mine === asked) set({ trouble: e.message });
  }
}

async function folder() {
  set({ turnover: { running: "asked …" } });
  try {
    const work = job("what-if-folder", { network: state.network, folder: true, knobs: { change: state.change.change } }, (head) => {
      if (head.steps) set({ turnover: { running: `${head.at} of ${head.steps} pictures`, cancel: work.cancel } });
    });
    const { head } = await work.promise;
    set({ turnover: { facts: head.facts } });
  } catch (e) {
    set({ turnover: null, trouble: e.stopped ? "" : e.message });
  }
}

export function WhatIf() {
  const { layers, change: words } = state;
  return h(
    "div",
    { class: "stack" },
    h("p", { class: "quiet" }, "Click a map to switch its channel off or on: what follows is computed anew. Draw over the picture to hide a part of it."),
    h(Diagram),
    h(
      "div",
      { class: "bar" },
      h("output", { id: "change", class: "code" }, words.change || "nothing is changed"),
      h("button", { onClick: back, disabled: !isPast() }, "Undo the change"),
      isHiding() && h("button", { onClick: () => { beginStroke(); clearMask(); look(); } }, "Hide nothing"),
      h("button", { onClick: () => { keep(); apply({}); }, disabled: !words.change }, "As it was"),
      state.hello.pictures.length > 0 && h("button", { onClick: folder, disabled: !words.change }, "Of how many pictures does the class change?"),
    ),
    h(Turnover),
    h(Effects),
    layers.map((layer) => h(Row, { key: `${state.network}-${layer}`, layer })),
  );
}

function Row({ layer }) {
  const off = Object.entries(factors(layer)).filter(([, factor]) => factor === 0).map(([c]) => Number(c));
  const channels = state.opened.diagram[layer].channels;
  const name = state.opened.summary.layers[layer].name;
  const only = state.only?.[layer] ?? 0;
  const pens = h(
    "div",
    { class: "pens", role: "group", "aria-label": `channels of ${name}` },
    h("button", { onClick: () => change(layer, () => 0) }, "all off"),
    h("button", { onClick: () => change(layer, () => 1) }, "all on"),
    h("button", { onClick: () => change(layer, (c) => (c < channels / 2 ? 0 : 1)) }, "first half off"),
    h("label", null, "channel", h("input", { type: "number", min: 0, max: channels - 1, value: only, onChange: (e) => set({ only: { ...state.only, [layer]: Number(e.target.value) } }) })),
    h("button", { onClick: () => change(layer, (c) => (c === only ? 1 : 0)) }, "alone"),
    h("button", { onClick: () => toggle({ layer, channel: only }) }, "on or off"),
    h("button", { onClick: () => change(layer, (c, now) => (c === only ? now * 2 : now)) }, "× 2"),
    h("button", { onClick: () => change(layer, (c, now) => (c === only ? now / 2 : now)) }, "÷ 2"),
  );
  return h(Layer, { layer, off, pens, onPick: toggle });
}

function Effects() {
  const { effects: facts } = state;
  if (!facts) return null;
  return h(
    "table",
    { class: "both", id: "effects" },
    h("thead", null, h("tr", null, ["layer", "maps that move", "by"].map((title) => h("th", { scope: "col" }, title)))),
    h(
      "tbody",
      null,
      facts.layers.map((layer) =>
        h("tr", { "data-layer": layer.layer }, h("th", { scope: "row" }, layer.layer), h("td", { class: "figure" }, `${layer.moved} of ${layer.maps}`), h("td", { class: "figure" }, percent(layer.share || 0))),
      ),
    ),
  );
}

function Turnover() {
  const { turnover } = state;
  if (!turnover) return null;
  if (turnover.running) {
    return h("p", { class: "running", role: "status" }, turnover.running, " ", h("button", { onClick: () => turnover.cancel && turnover.cancel() }, "Stop"));
  }
  const { facts } = turnover;
  return h(
    "div",
    { id: "turnover", role: "status" },
    h("p", null, `${facts.changed} of ${facts.pictures} pictures change their class.`),
    facts.changes.slice(0, 12).map((one) => h("p", { class: "quiet" }, `${one.picture}: ${one.before.label} (${said(one.before)}) becomes ${one.after.label} (${said(one.after)})`)),
  );
}
