// From numbers to colours: the palettes come from the server, as the pictures that it draws.
import { state } from "./store.js";

const tables = new Map();

/** 256 colours, three bytes each. */
export function palette(name) {
  if (!tables.has(name)) {
    const text = state.hello.palettes[name];
    const table = new Uint8Array(256 * 3);
    for (let i = 0; i < table.length; i++) table[i] = parseInt(text.substr(2 * i, 2), 16);
    tables.set(name, table);
  }
  return tables.get(name);
}

/** The quantised maps of a layer out of an answer's bytes. */
export function maps(part, body) {
  const { channels, rows, columns } = part;
  const view = new DataView(body.buffer, body.byteOffset + part.at);
  const least = new Float32Array(channels);
  const most = new Float32Array(channels);
  for (let c = 0; c < channels; c++) {
    least[c] = view.getFloat32(8 * c, true);
    most[c] = view.getFloat32(8 * c + 4, true);
  }
  const cells = body.subarray(part.at + 8 * channels, part.at + 8 * channels + channels * rows * columns);
  let low = Infinity;
  let high = -Infinity;
  for (let c = 0; c < channels; c++) {
    low = Math.min(low, least[c]);
    high = Math.max(high, most[c]);
  }
  return { layer: part.layer, channels, rows, columns, least, most, cells, low, high };
}

/** About the number of a cell; the server knows it exactly. */
export function about(layer, channel, row, column) {
  const q = layer.cells[(channel * layer.rows + row) * layer.columns + column];
  if (q === 255) return NaN;
  return layer.least[channel] + (q / 254) * (layer.most[channel] - layer.least[channel]);
}

/**
 * For each of the 256 bytes of a map its place in a palette.
 * @param other the same layer of another network, which shares the scale
 */
export function places(layer, channel, contrast, other) {
  const table = new Uint8Array(256);
  const low = layer.least[channel];
  const high = layer.most[channel];
  const whole = contrast === "layer";
  let [from, to] = whole ? [layer.low, layer.high] : [low, high];
  if (other) {
    from = Math.min(from, whole ? other.low : other.least[channel]);
    to = Math.max(to, whole ? other.high : other.most[channel]);
  }
  for (let q = 0; q < 255; q++) {
    const value = low + (q / 254) * (high - low);
    const share = to > from ? (value - from) / (to - from) : to === 0 ? 0 : 0.5;
    table[q] = Math.round(255 * Math.min(1, Math.max(0, share)));
  }
  return table;
}

/** Pixels of what the network sees onto a canvas. */
export function paintPixels(canvas, pixels, width, height) {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const image = new ImageData(width, height);
  for (let i = 0, j = 0; i < image.data.length; i += 4, j += 3) {
    image.data[i] = pixels[j];
    image.data[i + 1] = pixels[j + 1];
    image.data[i + 2] = pixels[j + 2];
    image.data[i + 3] = 255;
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}

/** Numbers onto a canvas, a pixel each. */
export function paintNumbers(canvas, numbers, columns, rows, from, to, name) {
  canvas.width = columns;
  canvas.height = rows;
  const table = palette(name);
  const image = new ImageData(columns, rows);
  for (let i = 0; i < numbers.length; i++) {
    const share = to > from ? (numbers[i] - from) / (to - from) : 0;
    const at = 3 * Math.round(255 * Math.min(1, Math.max(0, share || 0)));
    image.data.set([table[at], table[at + 1], table[at + 2], 255], 4 * i);
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}

/** A palette as a strip, for scales. */
export function paintScale(canvas, name) {
  canvas.width = 256;
  canvas.height = 1;
  const table = palette(name);
  const image = new ImageData(256, 1);
  for (let i = 0; i < 256; i++) {
    image.data.set([table[3 * i], table[3 * i + 1], table[3 * i + 2], 255], 4 * i);
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}

export function floats(body, at, length) {
  const copy = body.slice(at, at + 4 * length);
  return new Float32Array(copy.buffer);
}
