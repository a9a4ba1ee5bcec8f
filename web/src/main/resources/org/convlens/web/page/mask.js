// A part of the picture that is hidden with a brush: mid grey stands there instead.
import { state } from "./store.js";
import { remember } from "./undo.js";
import { look } from "./live.js";

const GREY = 128;
const REACH = 0.06; // of the picture's width

export const mask = { cells: null, of: null, pixels: null, before: null, changed: 0 };

/** Whether something of this picture is hidden. */
export function isHiding() {
  if (mask.cells && mask.of !== state.picture) clearMask();
  return state.view === "whatif" && mask.cells !== null;
}

/** Begins a stroke, which can be taken back as one. */
export function beginStroke() {
  const of = state.picture;
  const was = mask.cells && mask.of === of ? { ...mask, cells: mask.cells.slice() } : null;
  remember(() => {
    if (state.picture !== of) return;
    if (was) Object.assign(mask, was, { changed: performance.now() });
    else clearMask();
    look();
  });
}

/** Hides what is around a stroke between two places, in shares of the picture. */
export function hide(x0, y0, x1, y1) {
  const { width, height } = state.seen;
  if (!mask.cells || mask.of !== state.picture) {
    Object.assign(mask, {
      cells: new Uint8Array(width * height),
      of: state.picture,
      pixels: state.seen.pixels.slice(),
      before: state.seen.predictions,
    });
  }
  const reach = Math.max(1, Math.round(REACH * width));
  const steps = Math.ceil(Math.max(Math.abs(x1 - x0) * width, Math.abs(y1 - y0) * height));
  for (let i = 0; i <= steps; i++) {
    const share = steps ? i / steps : 0;
    dot(Math.floor((x0 + share * (x1 - x0)) * width), Math.floor((y0 + share * (y1 - y0)) * height), reach);
  }
  mask.changed = performance.now();
  look();
}

function dot(column, row, reach) {
  const { width, height } = state.seen;
  for (let v = Math.max(0, row - reach); v <= Math.min(height - 1, row + reach); v++) {
    for (let u = Math.max(0, column - reach); u <= Math.min(width - 1, column + reach); u++) {
      if ((v - row) ** 2 + (u - column) ** 2 <= reach * reach) mask.cells[v * width + u] = 1;
    }
  }
}

export function clearMask() {
  Object.assign(mask, { cells: null, of: null, pixels: null, before: null });
}

/** The picture without what is hidden, as a question brings it along. */
export function masked() {
  const { width, height } = state.seen;
  const body = mask.pixels.slice();
  mask.cells.forEach((hidden, i) => hidden && body.fill(GREY, 3 * i, 3 * i + 3));
  return { picture: { width, height, kind: "hidden" }, body, at: mask.changed };
}
