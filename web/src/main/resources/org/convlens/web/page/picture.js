// The picture at the left: where it comes from, how it is drawn, and what a cell sees of it.
import { Component, h } from "./preact.js";
import { set, state } from "./store.js";
import { ask } from "./wire.js";
import { look, onMaps } from "./live.js";
import { clear, prepare, remember, shift, stroke, surface, undo } from "./surface.js";
import { start, stop } from "./camera.js";
import { paintPixels } from "./colour.js";

const MOST_BYTES = 60 << 20;

/** The kinds of pictures that there are here. */
function kinds() {
  const all = [["drawing", "Draw"]];
  if (state.hello.pictures.length) all.push(["folder", "Folder"]);
  all.push(["digit", "Digits"], ["brought", "File"], ["camera", "Camera"]);
  return all;
}

async function choose(kind) {
  if (state.picture.kind === "camera") stop();
  if (kind === "camera") {
    if (await start()) set({ picture: { kind } });
  } else if (kind === "folder") {
    set({ picture: { kind, index: 0 } });
  } else if (kind === "digit") {
    set({ picture: { kind, digit: 7 } });
  } else if (kind === "brought") {
    document.getElementById("file").click();
    return;
  } else {
    if (surface.width !== state.opened.width || surface.height !== state.opened.height) {
      prepare(state.opened.width, state.opened.height, null);
    }
    set({ picture: { kind: "drawing" } });
  }
  look();
}

/** Gives a file to the server, which reads it. */
export async function bring(file) {
  if (!file) return;
  if (file.size > MOST_BYTES) {
    set({ trouble: `${file.name} has more than ${MOST_BYTES >> 20} MB: make it smaller` });
    return;
  }
  try {
    const body = new Uint8Array(await file.arrayBuffer());
    const { head } = await ask("hold", { name: file.name || "pasted.png", file: true }, body);
    if (state.picture.kind === "camera") stop();
    set({
      picture: { kind: "brought", id: head.brought, name: head.name, file: body },
      trouble: "",
      message: `${head.name} is shown`,
    });
    look();
  } catch (e) {
    set({ trouble: e.message });
  }
}

export function Picture() {
  const { kind } = state.picture;
  return h(
    "div",
    { class: "picture" },
    h(
      "div",
      { role: "group", "aria-label": "where the picture comes from", class: "kinds" },
      kinds().map(([name, title]) =>
        h("button", { "aria-pressed": String(kind === name), onClick: () => choose(name) }, title),
      ),
      h("input", {
        type: "file",
        id: "file",
        class: "hidden",
        tabIndex: -1,
        "aria-label": "a picture file",
        onChange: (e) => bring(e.target.files[0]),
      }),
    ),
    h(Stage),
    kind === "drawing" && h(Pens),
    kind === "folder" && h(Folder),
    kind === "digit" && h(Digits),
    kind === "brought" && h("p", { class: "caption" }, state.picture.name),
    kind === "camera" &&
      h("p", { class: "caption" }, "The camera's pictures stay on this machine: they go to ConvLens and nowhere else."),
  );
}

/** What the network sees, or the surface that is drawn on, with the rectangle that a cell sees. */
class Stage extends Component {
  componentDidMount() {
    this.leave = onMaps(() => this.paint());
    this.paint();
  }

  componentDidUpdate() {
    this.paint();
  }

  componentWillUnmount() {
    this.leave();
  }

  paint() {
    if (!this.canvas) return;
    if (state.picture.kind === "drawing" && surface.canvas) {
      this.copy(surface.canvas);
    } else if (state.seen) {
      paintPixels(this.canvas, state.seen.pixels, state.seen.width, state.seen.height);
    }
  }

  copy(from) {
    if (this.canvas.width !== from.width || this.canvas.height !== from.height) {
      this.canvas.width = from.width;
      this.canvas.height = from.height;
    }
    this.canvas.getContext("2d").drawImage(from, 0, 0);
  }

  down(e) {
    if (state.picture.kind !== "drawing" || !surface.canvas) return;
    e.preventDefault();
    this.canvas.setPointerCapture(e.pointerId);
    remember();
    this.at = this.place(e);
    this.to(e);
  }

  move(e) {
    if (this.at) this.to(e);
  }

  to(e) {
    const [x, y] = this.place(e);
    stroke(this.at[0], this.at[1], x, y);
    this.at = [x, y];
    this.paint();
  }

  place(e) {
    const box = this.canvas.getBoundingClientRect();
    return [(e.clientX - box.left) / box.width, (e.clientY - box.top) / box.height];
  }

  key(e) {
    if (state.picture.kind !== "drawing") return;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
    if (step) shift(...step);
    else if (e.key === "z" && (e.ctrlKey || e.metaKey)) undo();
    else return;
    e.preventDefault();
    this.paint();
  }

  render() {
    const { opened, told, picture } = state;
    const width = opened ? opened.width : 1;
    const height = opened ? opened.height : 1;
    const drawing = picture.kind === "drawing";
    return h(
      "div",
      {
        class: drawing ? "stage drawing" : "stage",
        style: { "--ratio": String(width / height) },
        onDragOver: (e) => e.preventDefault(),
        onDrop: (e) => {
          e.preventDefault();
          bring(e.dataTransfer.files[0]);
        },
      },
      h(
        "div",
        {
          role: drawing ? "application" : "img",
          tabIndex: drawing ? 0 : undefined,
          "aria-label": drawing
            ? "the drawing: draw with the mouse or a finger; arrow keys shift it, Control Z undoes"
            : `what the network sees, ${width} by ${height} pixels`,
          class: "sheet",
          onKeyDown: (e) => this.key(e),
        },
        h("canvas", {
          ref: (node) => (this.canvas = node),
          class: "pixels",
          id: "stage",
          onPointerDown: (e) => this.down(e),
          onPointerMove: (e) => this.move(e),
          onPointerUp: () => (this.at = null),
          onPointerCancel: () => (this.at = null),
        }),
        told && told.box && h(Sight, { box: told.box, width, height }),
      ),
    );
  }
}

function Sight({ box: [top, left, bottom, right], width, height }) {
  if (bottom <= top || right <= left) return null;
  const place = {
    left: `${(100 * left) / width}%`,
    top: `${(100 * top) / height}%`,
    width: `${(100 * (right - left)) / width}%`,
    height: `${(100 * (bottom - top)) / height}%`,
  };
  return h("div", { class: "sight", id: "sight", "data-box": [top, left, bottom, right].join(" "), style: place });
}

function Pens() {
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

function Folder() {
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

function Digits() {
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

document.addEventListener("paste", (e) => {
  const file = [...(e.clipboardData ? e.clipboardData.files : [])][0];
  if (file) bring(file);
});
document.addEventListener("dragover", (e) => e.preventDefault());
document.addEventListener("drop", (e) => {
  e.preventDefault();
  if (e.dataTransfer && e.dataTransfer.files.length) bring(e.dataTransfer.files[0]);
});
