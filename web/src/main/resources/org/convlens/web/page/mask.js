// A part of the picture that is hidden with a brush: mid grey stands there instead.
import { state } from "./store.js";
import { look } from "./live.js";

const GREY = 128;
const REACH = 0.06; // of the picture's width

export const mask = { cells: null, of: null, pixels: null, before: null, changed: 0 };

/** Whether something of this picture is hidden. */
export function isHiding() {
  if (mask.cells && mask.of !== state.picture) clearMask();
  return state.view === "whatif" && mask.cells !== null;
}

/** Hides what is around a place, in shares of the picture. */
export function hide(x, y) {
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
  const column = Math.floor(x * width);
  const row = Math.floor(y * height);
  for (let v = Math.max(0, row - reach); v <= Math.min(height - 1, row + reach); v++) {
    for (let u = Math.max(0, column - reach); u <= Math.min(width - 1, column + reach); u++) {
      if ((v - row) ** 2 + (u - column) ** 2 <= reach * reach) mask.cells[v * width + u] = 1;
    }
  }
  mask.changed = performance.now();
  look();
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
