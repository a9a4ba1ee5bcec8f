// What is drawn by hand: strokes on a fine surface, which the network sees in its own size.
import { look } from "./live.js";

const FINE = 10;
const MOST_UNDO = 40;
const undone = [];

export const surface = { changed: 0, width: 0, height: 0, canvas: null, ink: "#ffffff", brush: 8, erase: false };
let small = null;

/** Makes the surface as large as the network's input, empty or with pixels on it. */
export function prepare(width, height, start) {
  surface.width = width;
  surface.height = height;
  const fine = Math.max(1, Math.min(FINE, Math.floor(560 / Math.max(width, height))));
  surface.canvas = document.createElement("canvas");
  surface.canvas.width = width * fine;
  surface.canvas.height = height * fine;
  small = document.createElement("canvas");
  small.width = width;
  small.height = height;
  undone.length = 0;
  clear();
  undone.length = 0;
  if (start) stamp(start, width, height);
}

function context() {
  return surface.canvas.getContext("2d", { willReadFrequently: true });
}

function changed() {
  surface.changed = performance.now();
  look();
}

export function remember() {
  const { canvas } = surface;
  undone.push(context().getImageData(0, 0, canvas.width, canvas.height));
  if (undone.length > MOST_UNDO) undone.shift();
}

export function undo() {
  const before = undone.pop();
  if (before) context().putImageData(before, 0, 0);
  changed();
}

export function clear() {
  remember();
  const pen = context();
  pen.fillStyle = "#000000";
  pen.fillRect(0, 0, surface.canvas.width, surface.canvas.height);
  changed();
}

/** Lays pixels on the surface, three bytes each. */
export function stamp(pixels, width, height) {
  const image = new ImageData(width, height);
  for (let i = 0, j = 0; i < image.data.length; i += 4, j += 3) {
    image.data.set([pixels[j], pixels[j + 1], pixels[j + 2], 255], i);
  }
  const draft = document.createElement("canvas");
  draft.width = width;
  draft.height = height;
  draft.getContext("2d").putImageData(image, 0, 0);
  const pen = context();
  pen.imageSmoothingEnabled = false;
  pen.drawImage(draft, 0, 0, surface.canvas.width, surface.canvas.height);
  changed();
}

/** A stroke between two points, in shares of the surface. */
export function stroke(x0, y0, x1, y1) {
  const { canvas, brush, erase, ink } = surface;
  const pen = context();
  pen.strokeStyle = erase ? "#000000" : ink;
  pen.lineWidth = (brush / 100) * canvas.width;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(x0 * canvas.width, y0 * canvas.height);
  pen.lineTo(x1 * canvas.width + 0.01, y1 * canvas.height);
  pen.stroke();
  changed();
}

/** Moves what is drawn by whole pixels of the network's input. */
export function shift(dx, dy) {
  remember();
  const { canvas, width } = surface;
  const step = canvas.width / width;
  const pen = context();
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext("2d").drawImage(canvas, 0, 0);
  pen.fillStyle = "#000000";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(copy, dx * step, dy * step);
  changed();
}

/** In the network's size: each of its pixels is the mean of those on the surface. */
export function pixels() {
  const { canvas, width, height } = surface;
  if (!canvas) return null;
  const fine = canvas.width / width;
  const data = context().getImageData(0, 0, canvas.width, canvas.height).data;
  const body = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let i = 0; i < fine; i++) {
        let at = 4 * ((y * fine + i) * canvas.width + x * fine);
        for (let j = 0; j < fine; j++, at += 4) {
          r += data[at];
          g += data[at + 1];
          b += data[at + 2];
        }
      }
      const all = fine * fine;
      body.set([Math.round(r / all), Math.round(g / all), Math.round(b / all)], 3 * (y * width + x));
    }
  }
  return { width, height, body };
}
