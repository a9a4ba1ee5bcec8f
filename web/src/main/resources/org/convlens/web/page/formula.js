// The numbers that made a number: what entered it, by which weights, and each step to the result.
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { ask } from "./wire.js";
import { pictureKept } from "./live.js";
import { brief, exact, number } from "./words.js";

const SLICES = 3;
const LARGE = 7; // numbers side by side that one can still read

/** Asks how the cell's number came about. */
export async function derive() {
  const { cell, network } = state;
  if (!cell) return;
  const unit = state.opened.diagram[cell.layer].rows * state.opened.diagram[cell.layer].columns > 1
    ? `${cell.channel},${cell.row},${cell.column}`
    : String(cell.channel);
  try {
    const { picture } = await pictureKept();
    const { head } = await ask("formula", { network, picture, layer: cell.layer, knobs: { unit } });
    if (state.cell === cell) set({ formula: { of: cell, facts: head.facts }, noFormula: "" });
  } catch (e) {
    if (state.cell === cell) set({ formula: null, noFormula: e.message });
  }
}

export function Formula() {
  const { formula, cell, noFormula, allSlices } = state;
  if (noFormula) return h("p", { class: "note" }, noFormula);
  if (!formula || formula.of !== cell) {
    return h("button", { id: "derive", onClick: derive }, "The numbers that made it");
  }
  return h(
    "section",
    { class: "formula", "aria-label": "the numbers that made it" },
    formula.facts.formulas.map((one, i) => h(One, { one, asked: i === formula.facts.asked, all: allSlices })),
  );
}

function One({ one, asked, all }) {
  return h(
    "div",
    { class: asked ? "one asked" : "one", "data-layer": one.layer },
    h("h3", null, brief(one.layer), h("span", { class: "quiet" }, ` ${one.kind}`)),
    one.patches.map((patch) => h(Patch, { patch, all })),
    h(
      "table",
      { class: "steps" },
      h("caption", { class: "hidden" }, `steps of ${one.layer}`),
      h(
        "tbody",
        null,
        one.steps.map((step) =>
          h(
            "tr",
            null,
            h("th", { scope: "row" }, step.does),
            h("td", { class: "figure" }, step.with === undefined ? "" : number(step.with)),
            h("td", { class: "figure" }, exact(step.gives)),
          ),
        ),
        h(
          "tr",
          { class: "result-row" },
          h("th", { scope: "row" }, "the engine says"),
          h("td", null),
          h("td", { class: "figure engine", "data-engine": one.engine, "data-result": one.result }, exact(one.engine)),
        ),
      ),
    ),
  );
}

function Patch({ patch, all }) {
  const rows = patch.slices || [];
  const shown = all ? rows : rows.slice(0, SLICES);
  const hidden = rows.length - shown.length + (patch.rest ? patch.rest.count : 0);
  const rest = rows.slice(shown.length).reduce((sum, slice) => sum + slice.sum, patch.rest ? patch.rest.sum : 0);
  return h(
    "div",
    { class: "patch" },
    h("p", { class: "quiet" }, `${patch.count} numbers of ${brief(patch.from)}${patch.padding ? `, ${patch.padding} of them padding` : ""}`),
    shown.map((slice) => h(Slice, { slice })),
    (patch.strongest || []).slice(0, all ? 64 : 12).map((one) =>
      h("p", { class: "product" }, `${one.cell.join(", ")}: ${number(one.number)}${one.weight === undefined ? "" : ` × ${number(one.weight)} = ${number(one.product)}`}`),
    ),
    hidden > 0 && h("p", { class: "quiet" }, `${hidden} more add ${number(rest)}`),
    rows.length > SLICES && h("button", { onClick: () => set({ allSlices: !all }) }, all ? "show the strongest" : `show all ${rows.length}`),
  );
}

/** A channel's window: the numbers, and beside them the weights. */
function Slice({ slice }) {
  return h(
    "div",
    { class: "slice" },
    h("p", { class: "slice-sum" }, h("span", null, `map ${slice.channel}`), h("span", { class: "figure" }, number(slice.sum))),
    h("div", { class: "grids" }, h(Grid, { rows: slice.numbers, title: "numbers" }), slice.weights && h(Grid, { rows: slice.weights, title: "weights" })),
  );
}

function Grid({ rows, title }) {
  const most = Math.max(...rows.flat().map((x) => Math.abs(x || 0)), 1e-30);
  const wide = rows[0].length > LARGE;
  const short = (x) => (x === null ? "" : (Math.abs(x) >= 10 ? x.toFixed(0) : x.toFixed(Math.abs(x) >= 1 ? 1 : 2)).replace("-", "−").replace(/^(−?)0\./, "$1."));
  return h(
    "table",
    { class: wide ? "grid tiny" : "grid" },
    h("caption", null, title),
    h(
      "tbody",
      null,
      rows.map((row) =>
        h(
          "tr",
          null,
          row.map((x) => {
            const share = Math.abs(x || 0) / most;
            const colour = x < 0 ? "var(--less)" : "var(--more)";
            return h("td", { title: number(x), style: { background: `color-mix(in srgb, ${colour} ${Math.round(45 * share)}%, var(--sheet))` } }, wide ? "" : short(x));
          }),
        ),
      ),
    ),
  );
}
