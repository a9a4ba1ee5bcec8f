// The network as a row of boxes in the order in which they are computed; branches lie below each
// other. A box that is pressed shows its maps.
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { look } from "./live.js";
import { brief, shape } from "./words.js";

const WIDTH = 92;
const HEIGHT = 62;
const GAP = 18;

let laidOut = null;
let laidOutFor = null;

/** For each layer its column, by the longest way from the input, and a row that is free there. */
function layout(opened) {
  if (laidOutFor === opened) return laidOut;
  const depth = [];
  const row = [];
  const taken = new Set();
  opened.diagram.forEach((box, i) => {
    depth[i] = box.from.reduce((most, from) => Math.max(most, depth[from] + 1), 0);
    let at = box.from.length ? Math.min(...box.from.map((from) => row[from])) : 0;
    while (taken.has(`${depth[i]},${at}`)) at++;
    taken.add(`${depth[i]},${at}`);
    row[i] = at;
  });
  laidOutFor = opened;
  laidOut = { depth, row, columns: Math.max(...depth) + 1, rows: Math.max(...row) + 1 };
  return laidOut;
}

export function Diagram() {
  const { opened } = state;
  const places = layout(opened);
  const width = places.columns * (WIDTH + GAP) - GAP;
  const height = places.rows * (HEIGHT + 10) - 10;
  return h(
    "section",
    { class: "network-strip", "aria-label": "the network's layers" },
    h(
      "div",
      { class: "strip", tabIndex: 0, role: "group", "aria-label": "layers, from the picture to the classes; scroll sideways" },
      h(
        "div",
        { class: "strip-inner", style: { width: `${width}px`, height: `${height}px` } },
        h(Wires, { opened, places, width, height }),
        opened.diagram.map((box, i) => h(Box, { key: i, box, i, places })),
      ),
    ),
  );
}

function Wires({ opened, places, width, height }) {
  const lines = [];
  opened.diagram.forEach((box, i) => {
    box.from.forEach((from) => {
      const x0 = places.depth[from] * (WIDTH + GAP) + WIDTH;
      const y0 = places.row[from] * (HEIGHT + 10) + HEIGHT / 2;
      const x1 = places.depth[i] * (WIDTH + GAP);
      const y1 = places.row[i] * (HEIGHT + 10) + HEIGHT / 2;
      const bend = x1 - GAP / 2;
      lines.push(`M${x0} ${y0}H${bend}V${y1}H${x1}`);
    });
  });
  return h(
    "svg",
    { class: "wires", width, height, "aria-hidden": "true" },
    lines.map((d) => h("path", { d })),
  );
}

function Box({ box, i, places }) {
  const row = state.opened.summary.layers[i];
  const shown = state.layers.includes(i);
  const toggle = () => {
    const layers = shown ? state.layers.filter((n) => n !== i) : [...state.layers, i].sort((a, b) => a - b);
    set({ layers });
    look();
  };
  return h(
    "button",
    {
      class: "box",
      "aria-pressed": String(shown),
      "aria-label": `layer ${i} ${row.name}, ${row.kind}, ${shape(box)}`,
      title: `${row.name}\n${row.kind}, ${shape(box)}\n${row.parameters.toLocaleString("en")} parameters, receptive field ${row.receptive_field}`,
      style: {
        left: `${places.depth[i] * (WIDTH + GAP)}px`,
        top: `${places.row[i] * (HEIGHT + 10)}px`,
        "--kind": box.colour,
      },
      onClick: toggle,
    },
    h("span", { class: "box-name" }, brief(row.name)),
    h("span", { class: "box-kind" }, row.kind),
    h("span", { class: "box-shape" }, shape(box)),
  );
}
