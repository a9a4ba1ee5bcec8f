// Up to four methods side by side, on one picture and one class or score.
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { job } from "./wire.js";
import { changes, pictureKept } from "./live.js";
import { Panel } from "./panel.js";
import { save } from "./save.js";

const MOST = 4;

/** The methods that are asked about a class first, where nobody chose others. */
export function keepPanels() {
  if (state.panels.length) {
    state.panels = state.panels.map(fresh);
    return;
  }
  state.panels = state.hello.representatives.slice(0, 2).map((method) => fresh({ method, knobs: {} }));
}

let numbered = 0;

function fresh({ method, knobs }) {
  return { key: ++numbered, method, knobs: { ...knobs }, result: null, running: null, trouble: "" };
}

export function method(name) {
  return state.hello.methods.find((one) => one.name === name);
}

/** What all panels are asked about. */
export async function subject(needsPicture) {
  const fields = { network: state.network };
  if (state.score) fields.score = state.score;
  else if (state.target !== null) fields.class = state.target;
  let file = null;
  if (needsPicture) {
    const kept = await pictureKept();
    fields.picture = kept.picture;
    file = kept.file;
  }
  return { fields, file };
}

/** Runs the method of a panel; what it says on the way is shown at once. */
export async function run(panel) {
  const declared = method(panel.method);
  const about = changes();
  Object.assign(panel, { running: { place: 0 }, trouble: "" });
  set({});
  try {
    const { fields, file } = await subject(declared.needs_picture);
    const scored = declared.needs_score || (declared.makes_heatmap && state.trust !== "none");
    if (!scored) {
      delete fields.class;
      delete fields.score;
    }
    const question = { ...fields, method: panel.method, knobs: panel.knobs };
    if (declared.makes_heatmap && !state.score) question.trust = state.trust;
    const work = job("explain", question, (head, body) => {
      if (!panel.running) return;
      if (head.frame !== undefined) panel.running = { ...panel.running, frame: body };
      else if (head.early) Object.assign(panel, { result: { head, body, file, about, early: true } });
      else panel.running = { ...panel.running, ...head };
      set({});
    });
    panel.running.cancel = work.cancel;
    const { head, body } = await work.promise;
    panel.result = { head, body, file, about, early: false };
    panel.running = null;
    set({ message: `${panel.method} is done` });
  } catch (e) {
    panel.running = null;
    if (!e.stopped) panel.trouble = e.message;
    set({ message: e.message });
  }
}

export function runAll() {
  state.panels.forEach((panel) => panel.running || run(panel));
}

export function Explain() {
  const shared = state.oneScale ? sharedScale() : null;
  return h(
    "div",
    { class: "explain" },
    h(Bar),
    h(
      "div",
      { class: "panels", "data-panels": state.panels.length },
      state.panels.map((panel, i) => h(Panel, { key: panel.key, panel, place: i, shared })),
      state.panels.length < MOST &&
        h("button", { class: "add", onClick: add }, "Add a method"),
    ),
  );
}

function add() {
  const taken = state.panels.map((panel) => panel.method);
  const next = state.hello.representatives.find((name) => !taken.includes(name));
  const fallback = state.hello.methods.find((one) => one.makes_heatmap && !taken.includes(one.name));
  set({ panels: [...state.panels, fresh({ method: next || fallback.name, knobs: {} })] });
}

/** The ends of all heatmaps together, if all can lie on one scale. */
function sharedScale() {
  const heats = state.panels.map((panel) => panel.result && panel.result.head.heat).filter(Boolean);
  if (heats.length < 2) return null;
  return { min: Math.min(...heats.map((one) => one.min)), max: Math.max(...heats.map((one) => one.max)) };
}

function Bar() {
  const { opened, seen, target, score, trust } = state;
  const labels = opened.summary.labels;
  const best = seen && seen.predictions[0];
  const predicted = best ? `predicted: ${best.label}` : "predicted";
  return h(
    "form",
    {
      class: "bar",
      "aria-label": "what is explained",
      onSubmit: (e) => {
        e.preventDefault();
        runAll();
      },
    },
    h(
      "label",
      null,
      h("span", { class: "quiet" }, opened.values ? "value" : "class"),
      h(
        "select",
        {
          id: "class",
          value: target === null ? "" : String(target),
          disabled: Boolean(score),
          onChange: (e) => set({ target: e.target.value === "" ? null : Number(e.target.value) }),
        },
        h("option", { value: "" }, predicted),
        classes(opened, labels).map(([index, label]) => h("option", { value: String(index) }, label)),
      ),
    ),
    h(
      "label",
      null,
      h("span", { class: "quiet" }, "or a score"),
      h("input", {
        id: "score",
        value: score,
        placeholder: "logit(3) - logit(5)",
        spellcheck: false,
        onInput: (e) => set({ score: e.target.value }),
      }),
    ),
    h(
      "label",
      null,
      h("span", { class: "quiet" }, "trust checks"),
      h(
        "select",
        { id: "trust", value: trust, onChange: (e) => set({ trust: e.target.value }) },
        state.hello.checks.map((word) => h("option", { value: word }, word)),
      ),
    ),
    h(
      "label",
      { class: "check" },
      h("input", { type: "checkbox", checked: state.oneScale, onChange: (e) => set({ oneScale: e.target.checked }) }),
      "one scale",
    ),
    h("button", { class: "strong", type: "submit" }, state.panels.length > 1 ? "Explain all" : "Explain"),
    h("button", { type: "button", onClick: report, disabled: Boolean(state.reporting) }, state.reporting || "Save as report"),
  );
}

function classes(opened, labels) {
  const many = opened.summary.classes ?? opened.summary.values ?? 0;
  return [...Array(many).keys()].map((i) => [i, labels[i] || `class ${i}`]);
}

/** Writes what is on the page as a file that needs nothing else. */
async function report() {
  set({ reporting: "writing …" });
  try {
    const { fields } = await subject(true);
    delete fields.score;
    const chosen = state.panels.filter((panel) => method(panel.method).makes_heatmap);
    const methods = chosen.map(({ method: name, knobs }) => ({ method: name, knobs }));
    const trust = state.trust;
    const work = job("report", { ...fields, methods, trust }, (head) => {
      if (head.steps) set({ reporting: `writing … ${Math.round((100 * head.at) / head.steps)} %` });
    });
    const { head, body } = await work.promise;
    save(head.file, body, "text/html");
  } catch (e) {
    set({ trouble: e.message });
  }
  set({ reporting: "" });
}
