// A form for the knobs of a method, made from what the method says of them.
import { h } from "./preact.js";
import { set, state } from "./store.js";

export function Form({ declared, panel, place }) {
  if (!declared.knobs.length) return h("p", { class: "quiet" }, "It has no knobs.");
  return h(
    "div",
    { class: "form" },
    declared.knobs.map((knob) => h(Knob, { knob, panel, id: `knob-${place}-${knob.name}` })),
    h("p", { class: "caution" }, declared.caution),
  );
}

function turn(panel, knob, value) {
  const knobs = { ...panel.knobs };
  if (value === knob.default || value === "") delete knobs[knob.name];
  else knobs[knob.name] = value;
  panel.knobs = knobs;
  set({});
}

function Knob({ knob, panel, id }) {
  const value = panel.knobs[knob.name] ?? knob.default;
  const idle = !matters(knob, panel);
  return h(
    "div",
    { class: `knob${idle ? " idle" : ""}` },
    h("label", { for: id }, knob.name),
    field(knob, id, value, (to) => turn(panel, knob, to)),
    h("p", { class: "quiet", id: `${id}-says` }, knob.what),
  );
}

function field(knob, id, value, change) {
  const shared = { id, "aria-describedby": `${id}-says`, onChange: (e) => change(e.target.value.trim()) };
  const { type, choices } = knob;
  if (type === "switch" || type === "choice") {
    return h("select", { ...shared, value }, choices.map((word) => h("option", { value: word }, word)));
  }
  if (type === "whole" || type === "long" || type === "number") {
    const step = type === "number" ? "any" : 1;
    return h("input", { ...shared, type: "number", value, min: knob.from, max: knob.to, step });
  }
  const words = suggestions(knob);
  return [
    h("input", { ...shared, value, spellcheck: false, list: words.length ? `${id}-words` : undefined }),
    words.length > 0 && h("datalist", { id: `${id}-words` }, words.map((word) => h("option", { value: word }))),
  ];
}

/** Words that may be given, and the layers where one is wanted. */
function suggestions({ type, choices }) {
  const words = choices || [];
  if (type !== "place") return words;
  return [...words, ...state.opened.summary.layers.map((row) => row.name)];
}

/** Whether the knob has an effect as the others stand. */
function matters({ needs }, panel) {
  if (!needs) return true;
  if (needs.relation === "given") return true;
  const declared = state.hello.methods.find((one) => one.name === panel.method);
  const other = declared.knobs.find((one) => one.name === needs.knob);
  if (!other) return true;
  const stands = panel.knobs[needs.knob] ?? other.default;
  if (needs.relation === "above") return Number(stands) > Number(needs.values[0]);
  return needs.values.includes(stands) === (needs.relation === "one-of");
}
