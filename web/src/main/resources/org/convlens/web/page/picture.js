// The picture at the left: where it comes from, how it is drawn, and what a cell sees of it.
import { Component, h } from "./preact.js";
import { set, state } from "./store.js";
import { ask } from "./wire.js";
import { look, onMaps } from "./live.js";
import { prepare, remember, shift, stroke, surface, undo } from "./surface.js";
import { start, stop } from "./camera.js";
import { beginStroke, hide } from "./mask.js";
import { Digits, Folder, Pens } from "./sources.js";
import { paintPixels } from "./colour.js";
import { likePicture } from "./exhibit.js";

const MOST_BYTES = 60 << 20;
const SPOT = 3; // the lesson in which a place of the picture is chosen

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
    state.hello.atlas &&
      kind !== "camera" &&
      h("div", null, h("button", { id: "more-like-this", onClick: likePicture }, "More like this")),
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
    if (state.view === "learn") {
      const [x, y] = this.place(e);
      const { height, width } = state.opened;
      set({ spot: { row: Math.floor(y * height), column: Math.floor(x * width) }, shown: null });
      if (state.picture.kind !== "drawing" || state.lesson === SPOT) return;
    }
    if (this.hides()) {
      this.canvas.setPointerCapture(e.pointerId);
      this.hiding = this.place(e);
      beginStroke();
      hide(...this.hiding, ...this.hiding);
      return;
    }
    if (state.picture.kind !== "drawing" || !surface.canvas) return;
    e.preventDefault();
    this.canvas.setPointerCapture(e.pointerId);
    remember();
    this.at = this.place(e);
    this.to(e);
  }

  move(e) {
    if (this.hiding) {
      const to = this.place(e);
      hide(...this.hiding, ...to);
      this.hiding = to;
    } else if (this.at) this.to(e);
  }

  up() {
    this.at = null;
    this.hiding = null;
  }

  /** What is no drawing is hidden with the brush where it is asked what would be. */
  hides() {
    return state.view === "whatif" && state.seen && !["drawing", "camera"].includes(state.picture.kind);
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
          onPointerUp: () => this.up(),
          onPointerCancel: () => this.up(),
        }),
        state.view === "learn" && state.lesson === SPOT && state.spot && h(Mark, { spot: state.spot, width, height }),
        told && told.box && ["look", "learn"].includes(state.view) && h(Sight, { box: told.box, width, height }),
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

function Mark({ spot, width, height }) {
  const place = { left: `${(100 * (spot.column + 0.5)) / width}%`, top: `${(100 * (spot.row + 0.5)) / height}%` };
  return h("div", { class: "spot", style: place });
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
