// One method: what it is called, its knobs, how far it is, and what it found.
import { Component, h } from "./preact.js";
import { set, state } from "./store.js";
import { changes } from "./live.js";
import { method, run } from "./explain.js";
import { Form } from "./form.js";
import { Heat } from "./heat.js";
import { save } from "./save.js";
import { count, duration } from "./words.js";

export function Panel({ panel, place, shared }) {
  const declared = method(panel.method);
  const { result } = panel;
  return h(
    "article",
    { class: "panel", "aria-label": panel.method, "data-method": panel.method },
    h(
      "div",
      { class: "panel-head" },
      h(
        "select",
        {
          "aria-label": `method ${place + 1}`,
          value: panel.method,
          onChange: (e) => choose(panel, e.target.value),
        },
        families().map(([family, methods]) =>
          h("optgroup", { label: family }, methods.map((one) => h("option", { value: one.name }, one.name))),
        ),
      ),
      panel.running
        ? h("button", { onClick: () => panel.running.cancel && panel.running.cancel() }, "Stop")
        : h("button", { onClick: () => run(panel) }, "Run"),
      h(
        "button",
        { class: "plain", "aria-label": `remove ${panel.method}`, onClick: () => remove(panel) },
        "×",
      ),
    ),
    h("p", { class: "quiet summary" }, declared.summary),
    h(
      "details",
      null,
      h("summary", null, `Knobs${turned(panel)}`),
      h(Form, { declared, panel, place }),
    ),
    panel.running && h(Running, { running: panel.running }),
    panel.trouble && h("p", { class: "trouble", role: "alert" }, panel.trouble),
    result && h(Result, { panel, result, shared }),
    !result && !panel.running && !panel.trouble && h("p", { class: "empty" }, "not asked yet"),
  );
}

function turned({ knobs }) {
  const all = Object.entries(knobs).map(([knob, value]) => `${knob} ${value}`);
  return all.length ? `: ${all.join(", ")}` : "";
}

function families() {
  const all = new Map();
  state.hello.methods.forEach((one) => {
    if (!all.has(one.family)) all.set(one.family, []);
    all.get(one.family).push(one);
  });
  return [...all];
}

function choose(panel, name) {
  Object.assign(panel, { method: name, knobs: {}, result: null, trouble: "" });
  set({});
}

function remove(panel) {
  if (panel.running && panel.running.cancel) panel.running.cancel();
  set({ panels: state.panels.filter((one) => one !== panel) });
}

/** Its place in the queue, then how far it is. */
function Running({ running }) {
  if (!running.begun) {
    return h("p", { class: "running", role: "status" }, running.place ? `place ${running.place} in the queue` : "asked …");
  }
  const { steps, at, left } = running;
  const words = steps
    ? `${count(at)} of ${count(steps)} passes${left === undefined ? "" : `, ${duration(left)} left`}`
    : "working …";
  return h(
    "div",
    { class: "running", role: "status" },
    h("progress", { max: steps || 1, value: steps ? at : undefined, "aria-label": "how far it is" }),
    h("span", null, words),
    running.frame && h(Shown, { png: running.frame, title: "what it is so far" }),
  );
}

function Result({ panel, result, shared }) {
  const { head, body, file } = result;
  const stale = result.about !== changes() && method(panel.method).needs_picture;
  const heat = head.heat;
  const numbers = heat ? 4 * heat.rows * heat.columns : 0;
  const png = body.subarray(numbers);
  return h(
    "div",
    { class: `result${result.early ? " early" : ""}${stale ? " stale" : ""}`, "data-early": String(Boolean(result.early)) },
    heat ? h(Heat, { result, shared }) : h(Shown, { png, title: head.title }),
    h("p", { class: "title" }, head.title),
    result.early && h("p", { class: "note" }, "a first, coarse answer: the rest is being computed"),
    head.stopped && h("p", { class: "note" }, "stopped: this is what was finished"),
    stale && h("p", { class: "note" }, "the picture has changed since"),
    head.trust.map((line) => h("p", { class: "trust-line" }, line)),
    head.facts.notes.map((line) => h("p", { class: "note" }, line)),
    !result.early &&
      h(
        "div",
        { class: "pens" },
        h("button", { class: "save", onClick: () => save(head.file, png, "image/png") }, "Save picture"),
        file && h("button", { class: "save-input", onClick: () => save(file.name, file.bytes, "image/png") }, "Save its input"),
      ),
  );
}

/** What is no heatmap is shown as it is drawn. */
export class Shown extends Component {
  componentDidMount() {
    this.load();
  }

  componentDidUpdate(before) {
    if (before.png !== this.props.png) this.load();
  }

  componentWillUnmount() {
    if (this.address) URL.revokeObjectURL(this.address);
  }

  load() {
    if (this.shown === this.props.png.buffer) return;
    this.shown = this.props.png.buffer;
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(new Blob([this.props.png], { type: "image/png" }));
    this.img.src = this.address;
  }

  render({ title }) {
    return h("img", { class: "drawn", alt: title, ref: (node) => (this.img = node) });
  }
}
