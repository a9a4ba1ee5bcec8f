// All that is known of one channel. Its page has an address that can be kept.
import { Component, h } from "./preact.js";
import { set, state } from "./store.js";
import { ask, job } from "./wire.js";
import { look } from "./live.js";
import { Layer } from "./maps.js";
import { paintNumbers } from "./colour.js";
import { fact } from "./inspect.js";
import { Shown } from "./panel.js";
import { likeUnit } from "./exhibit.js";
import { brief, number, percent } from "./words.js";

const SHARED = { facts: null, folder: null, portrait: null, of: null };

/** Shows a channel's page. */
export function visit(layer, channel) {
  set({ view: "unit", unit: { layer, channel } });
  load();
  look();
}

async function load() {
  const { unit, network } = state;
  const of = `${network}/${unit.layer}/${unit.channel}`;
  if (SHARED.of === of) return;
  Object.assign(SHARED, { of, facts: null, folder: null, portrait: null });
  const question = { network, layer: unit.layer, knobs: { channel: unit.channel } };
  try {
    const { head } = await ask("unit", question);
    if (SHARED.of !== of) return;
    SHARED.facts = head.facts;
    set({});
    if (state.hello.pictures.length) {
      const work = job("unit-folder", { ...question, folder: true }, (told) => {
        if (told.steps && SHARED.of === of) SHARED.folder = { running: `${told.at} of ${told.steps}` };
        set({});
      });
      const answer = await work.promise;
      if (SHARED.of === of) SHARED.folder = { facts: answer.head.facts };
      set({});
    }
  } catch (e) {
    if (SHARED.of === of) set({ trouble: e.message });
  }
}

async function portrait() {
  const of = SHARED.of;
  const wanted = SHARED.facts.portrait;
  SHARED.portrait = { running: "asked …" };
  set({});
  try {
    const work = job("explain", { network: state.network, method: wanted.method, knobs: {}, score: wanted.score }, (told, body) => {
      if (told.frame !== undefined && SHARED.of === of) SHARED.portrait = { ...SHARED.portrait, frame: body };
      else if (told.steps && SHARED.of === of) SHARED.portrait = { ...SHARED.portrait, running: `${told.at} of ${told.steps} steps`, cancel: work.cancel };
      set({});
    });
    const { body } = await work.promise;
    const image = URL.createObjectURL(new Blob([body], { type: "image/png" }));
    if (SHARED.of === of) SHARED.portrait = { image };
  } catch (e) {
    SHARED.portrait = null;
    if (!e.stopped) set({ trouble: e.message });
  }
  set({});
}

export function Unit() {
  if (!state.unit) {
    const layer = state.layers[0] ?? state.opened.shown[0];
    state.unit = { layer, channel: 0 };
    look();
  }
  load();
  const { layer, channel } = state.unit;
  const { layers } = state.opened.summary;
  const channels = state.opened.diagram[layer].channels;
  const inAtlas = state.network === 0 ? state.hello.atlas_layers.indexOf(layers[layer].name) : -1;
  return h(
    "div",
    { class: "unit" },
    h(
      "div",
      { class: "bar" },
      h(
        "label",
        null,
        "layer",
        h("select", { id: "unit-layer", value: layer, onChange: (e) => visit(Number(e.target.value), 0) }, layers.map((row, i) => h("option", { value: i }, row.name))),
      ),
      h(
        "label",
        null,
        "channel",
        h("input", { id: "unit-channel", type: "number", min: 0, max: channels - 1, value: channel, onChange: (e) => visit(layer, Math.min(channels - 1, Math.max(0, Number(e.target.value)))) }),
      ),
      h("span", { class: "quiet" }, `of ${channels}`),
      h("button", { onClick: () => visit(layer, Math.max(0, channel - 1)), "aria-label": "the channel before" }, "◂"),
      h("button", { onClick: () => visit(layer, Math.min(channels - 1, channel + 1)), "aria-label": "the next channel" }, "▸"),
      inAtlas >= 0 && h("button", { onClick: () => likeUnit(inAtlas, channel) }, "More like this"),
    ),
    h("h2", { id: "unit-title" }, `${layers[layer].name}, channel ${channel}`),
    SHARED.facts ? h(Known, { facts: SHARED.facts, layer, channel }) : h("p", { class: "quiet" }, "looking …"),
  );
}

function Known({ facts, layer, channel }) {
  const { folder } = SHARED;
  return h(
    "div",
    { class: "known" },
    h(
      "section",
      { class: "card" },
      h("h3", null, "Its map of this picture"),
      h(Layer, { layer, one: channel }),
    ),
    facts.kernel && h(Kernel, { kernel: facts.kernel }),
    h(
      "section",
      { class: "card" },
      h("h3", null, "What it sees"),
      h(
        "dl",
        { class: "facts" },
        facts.receptive_field && [fact("receptive field", facts.receptive_field.size), fact("of the cell in the middle", boxed(facts.receptive_field.middle_box))],
        fact("kind", facts.kind),
        facts.kernel && fact("size of the kernel", `${facts.kernel.depth}×${facts.kernel.size.join("×")}`),
        facts.kernel && fact("norm of the kernel", h("output", { id: "kernel-norm", "data-value": facts.kernel.norm }, number(facts.kernel.norm))),
      ),
    ),
    h(Wires, { title: "What feeds it", wires: facts.in, count: facts.in_count }),
    h(Wires, { title: "What it feeds", wires: facts.out, count: facts.out_count }),
    h(
      "section",
      { class: "card" },
      h("h3", null, "What it wants to see"),
      SHARED.portrait?.image
        ? h("img", { class: "drawn", src: SHARED.portrait.image, alt: `what channel ${channel} wants to see` })
        : SHARED.portrait?.running
          ? h(
              "div",
              { class: "running" },
              h("p", { role: "status" }, SHARED.portrait.running),
              SHARED.portrait.frame && h(Shown, { png: SHARED.portrait.frame, title: "what it is so far" }),
              h("button", { onClick: () => SHARED.portrait.cancel && SHARED.portrait.cancel() }, "Stop"),
            )
          : h("button", { id: "portrait", onClick: portrait }, "Let it climb"),
    ),
    folder?.running && h("p", { class: "running", role: "status" }, `looking through the folder: ${folder.running}`),
    folder?.facts && h(InFolder, { facts: folder.facts }),
  );
}

function boxed([top, left, bottom, right]) {
  return `rows ${top}–${bottom - 1}, columns ${left}–${right - 1}`;
}

function Wires({ title, wires, count }) {
  const { layers } = state.opened.summary;
  const go = (wire) => {
    const layer = layers.findIndex((row) => row.name === wire.layer);
    if (layer >= 0) visit(layer, wire.channel);
  };
  const most = Math.max(...wires.map((wire) => wire.norm), 1e-30);
  return h(
    "section",
    { class: "card" },
    h("h3", null, title, count > wires.length && h("span", { class: "quiet" }, ` the strongest ${wires.length} of ${count}`)),
    wires.length === 0 && h("p", { class: "quiet" }, "nothing that was learned"),
    h(
      "ul",
      { class: "wires-list" },
      wires.slice(0, 8).map((wire) =>
        h(
          "li",
          null,
          h("button", { class: "plain", onClick: () => go(wire) }, `${brief(wire.layer)} ${wire.channel}`),
          h("span", { class: "track" }, h("span", { class: wire.sum < 0 ? "fill less" : "fill", style: { width: `${(100 * wire.norm) / most}%` } })),
          h("span", { class: "figure" }, number(wire.norm)),
        ),
      ),
    ),
  );
}

/** The kernel's slices, the largest norm first; as one picture where it reads colours. */
function Kernel({ kernel }) {
  const most = Math.max(...kernel.slices.map((slice) => Math.max(...slice.weights.flat().map(Math.abs))), 1e-30);
  return h(
    "section",
    { class: "card" },
    h("h3", null, "Its kernel", kernel.depth > kernel.slices.length && h("span", { class: "quiet" }, ` the strongest ${kernel.slices.length} of ${kernel.depth} slices`)),
    h(
      "div",
      { class: "slices" },
      kernel.slices.map((slice) =>
        h("figure", null, h(Numbers, { rows: slice.weights, from: -most, to: most, label: `slice ${slice.channel}, norm ${number(slice.norm)}` }), h("figcaption", { class: "caption" }, slice.channel)),
      ),
    ),
  );
}

export class Numbers extends Component {
  componentDidMount() {
    this.paint();
  }

  componentDidUpdate() {
    this.paint();
  }

  paint() {
    const { rows, from, to, palette } = this.props;
    paintNumbers(this.canvas, rows.flat(), rows[0].length, rows.length, from, to, palette || "diverging");
  }

  render({ label }) {
    return h("canvas", { class: "pixels", role: "img", "aria-label": label, ref: (node) => (this.canvas = node) });
  }
}

function InFolder({ facts }) {
  const { statistics, patches, faults, pictures } = facts;
  const index = (name) => state.hello.pictures.indexOf(name);
  return [
    h(
      "section",
      { class: "card", id: "statistics" },
      h("h3", null, `In ${pictures} pictures of the folder`),
      h(
        "dl",
        { class: "facts" },
        fact("largest", h("output", { "data-value": statistics.max }, number(statistics.max))),
        fact("mean", number(statistics.mean)),
        fact("smallest", number(statistics.min)),
        fact("deviation", number(statistics.deviation)),
        fact("above 0", percent(statistics.active)),
      ),
      (faults || []).map((fault) => h("p", { class: "note" }, Object.values(fault).join(": "))),
    ),
    h(
      "section",
      { class: "card" },
      h("h3", null, "Where it is strongest"),
      h(
        "div",
        { class: "patches" },
        patches.map((patch) => h(TopPatch, { patch, place: index(patch.picture) })),
      ),
    ),
  ];
}

function TopPatch({ patch, place }) {
  const [top, left, bottom, right] = patch.box;
  const { width, height } = state.opened;
  const open = () => {
    set({ view: "look", picture: { kind: "folder", index: place }, cell: { ...state.unit, row: patch.unit[0], column: patch.unit[1] } });
    look();
  };
  return h(
    "button",
    { class: "top-patch", onClick: open, disabled: place < 0, title: `${patch.picture}, ${number(patch.activation)}` },
    h(
      "span",
      { class: "crop" },
      place >= 0 && h("img", { src: `/view/${state.network}/${place}/${top}.${left}.${bottom}.${right}`, alt: `${patch.picture}: the part that the cell sees`, loading: "lazy", width, height }),
    ),
    h("span", { class: "caption" }, number(patch.activation)),
  );
}
