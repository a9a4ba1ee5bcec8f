// What the network says of the picture.
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { number, said } from "./words.js";

const MOST = 6;

export function Said() {
  const { seen, before, target } = state;
  if (!seen) return null;
  const rows = seen.predictions.slice(0, MOST);
  return h(
    "div",
    { class: "said" },
    h("h2", null, state.opened && state.opened.values ? "What it says" : "What it takes it for"),
    h(
      "table",
      { class: "predictions" },
      h("caption", { class: "hidden" }, "what the network says of the picture, the most probable first"),
      h("tbody", null, rows.map((one) => row(one, before, target))),
    ),
    seen.notes.map((note) => h("p", { class: "note" }, note)),
  );
}

function row(one, before, target) {
  const index = "class" in one ? one.class : one.output;
  const share = "value" in one ? 0 : one.probability;
  const earlier = before && before.find((other) => (other.class ?? other.output) === index);
  return h(
    "tr",
    { key: index, class: target === index ? "chosen" : "", "data-class": index },
    h(
      "th",
      { scope: "row" },
      h(
        "button",
        {
          class: "plain",
          title: `explain ${one.label}`,
          "aria-pressed": String(target === index),
          onClick: () => set({ target: target === index ? null : index, score: "" }),
        },
        one.label,
      ),
    ),
    h(
      "td",
      { class: "bar" },
      h("span", { class: "track" }, [
        h("span", { class: "fill", style: { width: `${100 * share}%` } }),
        earlier && h("span", { class: "was", style: { left: `${100 * earlier.probability}%` }, title: `before: ${said(earlier)}` }),
      ]),
    ),
    h("td", { class: "figure", title: `logit ${number(one.logit ?? one.value)}` }, said(one)),
    before && h("td", { class: "figure quiet" }, earlier ? said(earlier) : "–"),
  );
}
