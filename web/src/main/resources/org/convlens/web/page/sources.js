// What belongs to a kind of picture: pens, the folder's pictures, the digits.
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { look } from "./live.js";
import { clear, surface, undo } from "./surface.js";

export function Pens() {
  const pen = (changes) => {
    Object.assign(surface, changes);
    set({});
  };
  const grey = state.seen ? isGrey() : true;
  return h(
    "div",
    { class: "pens" },
    h("button", { "aria-pressed": String(!surface.erase), onClick: () => pen({ erase: false }) }, "Brush"),
    h("button", { "aria-pressed": String(surface.erase), onClick: () => pen({ erase: true }) }, "Eraser"),
    h("button", { onClick: undo }, "Undo"),
    h("button", { onClick: clear }, "Clear"),
    h(
      "label",
      { class: "range" },
      "width",
      h("input", {
        type: "range",
        min: 2,
        max: 30,
        value: surface.brush,
        onInput: (e) => pen({ brush: Number(e.target.value) }),
      }),
    ),
    !grey &&
      h(
        "label",
        { class: "range" },
        "ink",
        h("input", { type: "color", value: surface.ink, onInput: (e) => pen({ ink: e.target.value }) }),
      ),
  );
}

function isGrey() {
  return state.opened && state.opened.summary.layers[0].shape[1] === 1;
}

export function Folder() {
  const { pictures } = state.hello;
  const { index } = state.picture;
  const go = (to) => {
    set({ picture: { kind: "folder", index: (to + pictures.length) % pictures.length } });
    look();
  };
  const from = Math.max(0, Math.min(index - 4, pictures.length - 9));
  return h(
    "div",
    { class: "folder" },
    h(
      "div",
      { class: "pens" },
      h("button", { onClick: () => go(index - 1), "aria-label": "the picture before" }, "◂"),
      h("button", { onClick: () => go(index + 1), "aria-label": "the next picture" }, "▸"),
      h("p", { class: "caption", id: "picture-name" }, `${index + 1} of ${pictures.length} · ${pictures[index]}`),
    ),
    h(
      "div",
      { class: "thumbs" },
      pictures.slice(from, from + 9).map((name, i) =>
        h(
          "button",
          { key: from + i, "aria-pressed": String(from + i === index), title: name, onClick: () => go(from + i) },
          h("img", { src: `/thumbnail/${from + i}`, alt: name, loading: "lazy" }),
        ),
      ),
    ),
  );
}

export function Digits() {
  return h(
    "div",
    { class: "pens", role: "group", "aria-label": "digits that the program draws" },
    [...Array(10).keys()].map((digit) =>
      h(
        "button",
        {
          "aria-pressed": String(state.picture.digit === digit),
          onClick: () => {
            set({ picture: { kind: "digit", digit } });
            look();
          },
        },
        String(digit),
      ),
    ),
  );
}
