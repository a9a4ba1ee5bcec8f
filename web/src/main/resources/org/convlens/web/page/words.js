// Numbers as people read them.

/** Three digits that count, with a true minus sign. */
export function number(x) {
  if (x === null || x === undefined || Number.isNaN(x)) return "no number";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  if (x === 0) return "0";
  const size = Math.abs(x);
  const text = size >= 1e5 || size < 1e-3 ? size.toExponential(2) : trimmed(size);
  return (x < 0 ? "−" : "") + text;
}

function trimmed(size) {
  const digits = size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
  return size.toFixed(digits);
}

/** A float32 as exactly as its own digits say. */
export function exact(x) {
  return number(x) === "0" ? "0" : String(Math.fround(x)).slice(0, 12).replace("-", "−");
}

export function percent(p) {
  return p >= 0.9995 ? "100 %" : p < 0.0005 ? "0 %" : (100 * p).toFixed(p < 0.1 ? 1 : 0) + " %";
}

export function count(n) {
  return n.toLocaleString("en").replaceAll(",", " ");
}

export function duration(seconds) {
  if (seconds < 1) return "under a second";
  if (seconds < 100) return `${Math.round(seconds)} s`;
  return `${Math.ceil(seconds / 60)} min`;
}

/** The shortest endings of names, of whole parts, that tell each from all others. */
export function endings(names, between) {
  const short = new Map();
  for (const name of names) {
    const starts = [...name.matchAll(between)].map((found) => found.index + 1).filter((at) => at < name.length);
    const ends = starts.reverse().map((at) => name.slice(at));
    short.set(name, ends.find((end) => names.every((other) => other === name || !other.endsWith(end))) ?? name);
  }
  return short;
}

let layers = new Map();

/** Which layers the network has, so that their short names differ. */
export function layersAre(names) {
  layers = endings(names, /[/.]/g);
}

/** The end of a layer's name that tells it from all others. */
export function brief(name) {
  return layers.get(name) ?? name;
}

export function shape(box) {
  return box.rows * box.columns === 1
    ? `${box.channels}`
    : `${box.channels}×${box.rows}×${box.columns}`;
}

/** How a prediction is said: by probability, or as a value. */
export function said(one) {
  return "value" in one ? number(one.value) : percent(one.probability);
}
