// Six short lessons on the visitor's own picture. Each asks before it shows, and what it shows is
// measured on this picture and this network.
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { EDGES, FOOLED, LOOKED, POOLING, SIGHT, WANTS } from "./tasks.js";

const LESSONS = [EDGES, POOLING, SIGHT, LOOKED, WANTS, FOOLED];

function lesson() {
  return LESSONS[state.lesson] || LESSONS[0];
}

function begin(i) {
  set({ lesson: i, guess: null, shown: null, spot: null });
}

async function show() {
  set({ showing: true, shown: null });
  try {
    const shown = await lesson().show(state.guess);
    set({ shown, message: shown.words });
  } catch (e) {
    set({ trouble: e.message });
  }
  set({ showing: false });
}

export function Lessons() {
  const { title, ask, choices, spot } = lesson();
  const options = typeof choices === "function" ? choices() : choices;
  const ready = spot ? state.spot !== null : state.guess !== null;
  return h(
    "div",
    { class: "lesson" },
    h(
      "ol",
      { class: "lessons", "aria-label": "lessons" },
      LESSONS.map((one, i) =>
        h(
          "li",
          null,
          h(
            "button",
            { "aria-current": state.lesson === i ? "step" : undefined, onClick: () => begin(i) },
            `${i + 1}  ${one.title}`,
          ),
        ),
      ),
    ),
    h("h2", null, title),
    h("p", { class: "ask" }, typeof ask === "function" ? ask() : ask),
    options &&
      h(
        "fieldset",
        { key: state.lesson },
        h("legend", { class: "hidden" }, "your guess"),
        options.map((choice, i) =>
          h(
            "label",
            { class: "check" },
            h("input", {
              type: "radio",
              name: "guess",
              checked: state.guess === i,
              onChange: () => set({ guess: i, shown: null }),
            }),
            choice,
          ),
        ),
      ),
    spot && h("p", { class: "quiet" }, state.spot ? `you chose row ${state.spot.row}, column ${state.spot.column}` : "Click the place in the picture at the left, or choose a row and a column:"),
    spot && h(Spot),
    h(
      "div",
      { class: "pens" },
      h("button", { class: "strong", disabled: !ready || state.showing, onClick: show }, state.showing ? "looking …" : "Show me"),
      !ready && h("span", { class: "quiet" }, "guess first"),
    ),
    state.shown && h(Shown, { shown: state.shown, options }),
  );
}

function Spot() {
  const { height, width } = state.opened;
  const at = state.spot || { row: Math.floor(height / 2), column: Math.floor(width / 2) };
  const field = (name, most) =>
    h(
      "label",
      null,
      name,
      h("input", {
        type: "number",
        min: 0,
        max: most - 1,
        value: at[name],
        onInput: (e) => {
          const { value } = e.target;
          if (value !== "") set({ spot: { ...at, [name]: Math.min(most - 1, Math.max(0, Number(value))) }, shown: null });
        },
      }),
    );
  return h("div", { class: "pens" }, field("row", height), field("column", width));
}

function Shown({ shown, options }) {
  const right = shown.right === undefined || shown.right === null ? null : shown.right === state.guess;
  return h(
    "div",
    { class: "shown", role: "status" },
    right !== null && h("p", { class: right ? "right" : "wrong" }, right ? "You were right." : `It is: ${options[shown.right]}`),
    h("p", null, shown.words),
    shown.rows && h("dl", { class: "facts" }, shown.rows.map(([name, value]) => [h("dt", null, name), h("dd", null, value)])),
    shown.image && h("img", { class: "drawn", src: shown.image, alt: shown.words }),
    h("p", { class: "note" }, lesson().more),
  );
}
