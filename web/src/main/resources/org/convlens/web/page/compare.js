// Two checkpoints of one network: every map is split, one network's part at its left, the other's
// at its right, on one scale.
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { look } from "./live.js";
import { Diagram } from "./diagram.js";
import { Layer } from "./maps.js";
import { said } from "./words.js";

export function Compare() {
  const { opened, hello, network } = state;
  if (!opened.twins.length) {
    return h(
      "div",
      { class: "stack" },
      h("h2", null, "Two checkpoints"),
      h("p", { class: "quiet" }, "There is no other network with the same layers here. Start with one more: convlens web after.onnx --before before.onnx"),
    );
  }
  const other = opened.twins.includes(state.other) ? state.other : opened.twins[0];
  if (other !== state.other) {
    state.other = other;
    look();
  }
  return h(
    "div",
    { class: "stack" },
    h(
      "div",
      { class: "bar" },
      h("span", { id: "left-name" }, h("b", null, hello.networks[network]), " at the left"),
      h("input", {
        type: "range",
        id: "split",
        class: "wide",
        min: 0,
        max: 100,
        value: Math.round(100 * state.split),
        "aria-label": `how much of each map is ${hello.networks[network]}'s`,
        onInput: (e) => set({ split: Number(e.target.value) / 100 }),
      }),
      h(
        "label",
        null,
        "at the right",
        h(
          "select",
          {
            value: other,
            onChange: (e) => {
              set({ other: Number(e.target.value) });
              look();
            },
          },
          opened.twins.map((i) => h("option", { value: i }, hello.networks[i])),
        ),
      ),
    ),
    h(Both, { other }),
    h(Diagram),
    state.layers.map((layer) => h(Layer, { key: `${network}-${other}-${layer}`, layer, split: state.split })),
  );
}

/** What both say of the classes that either thinks likely. */
function Both({ other }) {
  const { seen, seenOther, hello, network } = state;
  if (!seen || !seenOther) return null;
  const id = (one) => one.class ?? one.output;
  const rows = [...seen.predictions.slice(0, 3), ...seenOther.predictions.slice(0, 3)];
  const unique = rows.filter((one, i) => rows.findIndex((before) => id(before) === id(one)) === i);
  const find = (list, one) => {
    const found = list.find((candidate) => id(candidate) === id(one));
    return found ? said(found) : "–";
  };
  return h(
    "table",
    { class: "both" },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("th", { scope: "col" }, "class"),
        h("th", { scope: "col", class: "figure" }, hello.networks[network]),
        h("th", { scope: "col", class: "figure" }, hello.networks[other]),
      ),
    ),
    h(
      "tbody",
      null,
      unique.map((one) =>
        h(
          "tr",
          { "data-class": id(one) },
          h("th", { scope: "row" }, one.label),
          h("td", { class: "figure" }, find(seen.predictions, one)),
          h("td", { class: "figure" }, find(seenOther.predictions, one)),
        ),
      ),
    ),
  );
}
