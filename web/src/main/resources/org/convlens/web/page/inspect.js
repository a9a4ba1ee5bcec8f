// One number of a layer: what it is, which pixels can move it, and which do.
import { Component, h } from "./preact.js";
import { set, state } from "./store.js";
import { ask } from "./wire.js";
import { changes, onMaps, pictureNow } from "./live.js";
import { floats, paintNumbers } from "./colour.js";
import { exact, number } from "./words.js";
import { Formula } from "./formula.js";
import { visit } from "./unit.js";

let asked = 0;

/** Looks at a cell from now on. */
export function point(cell) {
  set({ cell, formula: null, noFormula: "" });
  refresh();
}

/** Looks at none; what was asked of one is of no interest any more. */
export function leave() {
  asked++;
  set({ cell: null, told: null, effective: null });
}

/** Asks about the cell again: the picture may be another. */
async function refresh() {
  const { cell, network } = state;
  const mine = ++asked;
  const about = pictureNow();
  if (!cell || !about) return;
  try {
    const fields = { network, picture: about.picture, ...cell, newest: true };
    const { head } = await ask("cell", fields, about.body);
    if (mine !== asked || head.dropped) return;
    set({ told: head, effective: null, message: sentence(cell, head) });
    const answer = await ask("effective", fields, about.body);
    if (mine !== asked || answer.head.dropped) return;
    const { rows, columns } = answer.head;
    set({ effective: { ...answer.head, numbers: floats(answer.body, 0, rows * columns) } });
  } catch (e) {
    if (mine === asked) set({ told: null, trouble: e.message });
  }
}

let seenAt = 0;
onMaps(() => {
  if (state.cell && changes() !== seenAt) {
    seenAt = changes();
    refresh();
  }
});

function sentence({ channel, row, column }, told) {
  return `map ${channel}, row ${row}, column ${column}: ${exact(told.value)}`;
}

export function Inspector() {
  const { cell, told, effective, opened } = state;
  if (!cell) {
    return h(
      "section",
      { class: "inspector", "aria-label": "a cell" },
      h("h2", null, "A cell"),
      h("p", { class: "quiet" }, "Click a cell of a map: what it sees of the picture, and the numbers that made it."),
    );
  }
  const row = opened.summary.layers[cell.layer];
  return h(
    "section",
    { class: "inspector", "aria-label": "a cell" },
    h(
      "div",
      { class: "layer-head" },
      h("h2", null, row ? row.name : "A cell"),
      h("button", { class: "plain", onClick: leave, "aria-label": "leave the cell" }, "×"),
    ),
    h(
      "dl",
      { class: "facts" },
      fact("map", cell.channel),
      fact("row, column", `${cell.row}, ${cell.column}`),
      told && fact("number", h("output", { id: "value", "data-value": told.value }, exact(told.value))),
      told && told.box && fact("sees", `${told.box[2] - told.box[0]} × ${told.box[3] - told.box[1]} pixels`),
      told && told.box && fact("rows", h("span", { id: "box-rows" }, `${told.box[0]} to ${told.box[2] - 1}`)),
      told && told.box && fact("columns", h("span", { id: "box-columns" }, `${told.box[1]} to ${told.box[3] - 1}`)),
      told && told.receptive_field && fact("receptive field", told.receptive_field),
    ),
    h(Formula),
    effective && h(Moves, { effective }),
    h("button", { onClick: () => visit(cell.layer, cell.channel) }, "The channel's own page"),
  );
}

export function fact(name, value) {
  return [h("dt", null, name), h("dd", null, value)];
}

/** How strongly each pixel moves the cell. */
class Moves extends Component {
  componentDidMount() {
    this.paint();
  }

  componentDidUpdate() {
    this.paint();
  }

  paint() {
    const { numbers, rows, columns } = this.props.effective;
    this.most = numbers.reduce((most, x) => Math.max(most, x), 0);
    paintNumbers(this.canvas, numbers, columns, rows, 0, this.most, "magma");
  }

  render({ effective }) {
    const { width, height } = state.opened;
    const [top, left, bottom, right] = effective.box;
    const most = effective.numbers.reduce((m, x) => Math.max(m, x), 0);
    const pad = 2;
    const view = { l: Math.max(0, left - pad), t: Math.max(0, top - pad), r: Math.min(width, right + pad), b: Math.min(height, bottom + pad) };
    return h(
      "figure",
      { class: "moves" },
      h(
        "div",
        { class: "sheet", style: { "--ratio": String(width / height) } },
        h("canvas", {
          ref: (node) => (this.canvas = node),
          class: "pixels",
          role: "img",
          "aria-label": `how strongly each pixel moves the cell: up to ${number(most)}, within rows ${view.t} to ${view.b}`,
        }),
        h("div", {
          class: "sight",
          style: {
            left: `${(100 * left) / width}%`,
            top: `${(100 * top) / height}%`,
            width: `${(100 * (right - left)) / width}%`,
            height: `${(100 * (bottom - top)) / height}%`,
          },
        }),
      ),
      h("figcaption", { class: "caption" }, `what moves it, in this picture: |∂ cell / ∂ pixel| up to ${number(most)}`),
    );
  }
}
