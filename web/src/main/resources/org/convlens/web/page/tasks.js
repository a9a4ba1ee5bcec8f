// What the lessons ask, and how what they show is measured.
import { set, state } from "./store.js";
import { ask, job } from "./wire.js";
import { floats, maps } from "./colour.js";
import { pictureKept } from "./live.js";
import { number, percent } from "./words.js";

/** Feature maps of the picture as the network sees it, or of other pixels. */
async function look(layers, pixels = state.seen.pixels) {
  const { width, height } = state.seen;
  const { head, body } = await ask(
    "look",
    { network: state.network, picture: { width, height }, layers },
    pixels.slice(),
  );
  return { head, layers: head.maps.map((part) => maps(part, body)) };
}

function convolution() {
  return state.opened.shown[0];
}

function kindsOf(pooled) {
  return state.opened.shown.filter((layer) => {
    const box = state.opened.diagram[layer];
    const before = box.from.length ? state.opened.diagram[box.from[0]] : box;
    return (state.opened.summary.layers[layer].parameters === 0 && before.channels === box.channels) === pooled;
  });
}

function values(layer) {
  const all = new Float32Array(layer.cells.length);
  const area = layer.rows * layer.columns;
  for (let i = 0; i < all.length; i++) {
    const c = Math.floor(i / area);
    all[i] = layer.least[c] + (layer.cells[i] / 254) * (layer.most[c] - layer.least[c]);
  }
  return all;
}

function light(pixels, at) {
  return pixels[3 * at] + pixels[3 * at + 1] + pixels[3 * at + 2];
}

/** For each pixel whether its neighbourhood has an edge in it. */
function edges(reach) {
  const { pixels, width, height } = state.seen;
  const found = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let low = Infinity;
      let high = -Infinity;
      for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
        for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
          const l = light(pixels, v * width + u);
          low = Math.min(low, l);
          high = Math.max(high, l);
        }
      }
      found[y * width + x] = high - low > 3 * 40 ? 1 : 0;
    }
  }
  return found;
}

export const EDGES = {
  title: "Edges",
  ask: () =>
    `Small kernels slide over your picture and give the maps of ${state.opened.summary.layers[convolution()].name}. Where do these maps differ most from their ground?`,
  choices: ["where the picture is even, dark or light", "where light and dark meet", "everywhere about as much"],
  more: "A kernel whose numbers add up to little says nothing on even ground: whatever it weighs cancels. What is left are places where the picture changes: edges.",
  async show() {
    const { layers } = await look([convolution()]);
    const [layer] = layers;
    const all = values(layer);
    const area = layer.rows * layer.columns;
    const strength = new Float32Array(area);
    for (let c = 0; c < layer.channels; c++) {
      const sorted = all.slice(c * area, (c + 1) * area).sort();
      const ground = sorted[area >> 1];
      for (let i = 0; i < area; i++) strength[i] += Math.abs(all[c * area + i] - ground);
    }
    const edge = edges(2);
    const { width, height } = state.seen;
    const isEdge = (i) => edge[Math.floor((Math.floor(i / layer.columns) * height) / layer.rows) * width + Math.floor(((i % layer.columns) * width) / layer.columns)];
    const order = [...strength.keys()].sort((a, b) => strength[b] - strength[a]);
    const top = order.slice(0, Math.max(1, Math.floor(area / 10)));
    const share = top.filter(isEdge).length / top.length;
    const chance = order.filter(isEdge).length / area;
    set({ view: "learn" });
    return {
      right: share > chance * 1.2 ? 1 : share < chance * 0.8 ? 0 : 2,
      words: `Of the strongest tenth of all cells ${percent(share)} lie at an edge of your picture; of all cells ${percent(chance)} do.`,
    };
  },
};

export const POOLING = {
  title: "Pooling",
  ask: "Your picture is moved one pixel to the right. Which maps change more?",
  choices: ["those before a pooling layer", "those after it", "both about as much"],
  more: "A pooling layer keeps the largest of a few neighbours and forgets which of them it was. What it forgets is the exact place, and that is what makes a network forgive small shifts.",
  async show() {
    const pooled = kindsOf(true)[0];
    if (pooled === undefined) return { right: null, words: "This network has no pooling layer: choose another one." };
    const before = state.opened.diagram[pooled].from[0];
    const { pixels, width, height } = state.seen;
    const moved = pixels.slice();
    for (let y = 0; y < height; y++) {
      for (let x = width - 1; x > 0; x--) {
        const to = 3 * (y * width + x);
        moved.set(pixels.subarray(to - 3, to), to);
      }
    }
    const own = await look([before, pooled]);
    const other = await look([before, pooled], moved);
    const change = own.layers.map((layer, i) => {
      const a = values(layer);
      const b = values(other.layers[i]);
      let difference = 0;
      let size = 0;
      for (let k = 0; k < a.length; k++) {
        difference += (a[k] - b[k]) ** 2;
        size += a[k] ** 2;
      }
      return Math.sqrt(difference / (size || 1));
    });
    const names = [before, pooled].map((layer) => state.opened.summary.layers[layer].name);
    return {
      right: change[0] > change[1] * 1.1 ? 0 : change[1] > change[0] * 1.1 ? 1 : 2,
      words: "So much do the maps change, as a share of their size:",
      rows: names.map((name, i) => [name, percent(change[i])]),
    };
  },
};

function lastLayer() {
  return state.opened.last[0] ?? state.opened.shown[state.opened.shown.length - 1];
}

export const SIGHT = {
  title: "What a cell sees",
  ask: () =>
    `One cell of ${state.opened.summary.layers[lastLayer()].name}, the last layer with maps: how much of the picture can change it?`,
  choices: () => sizes(),
  more: "Each layer looks at a few cells of the layer before, and these at a few more: what a cell sees grows with depth. Click cells in Look to see the rectangle.",
  async show() {
    const layer = lastLayer();
    const box = state.opened.diagram[layer];
    const own = state.opened.summary.layers[layer].receptive_field;
    const cell = { layer, channel: 0, row: box.rows >> 1, column: box.columns >> 1 };
    const { width, height } = state.seen;
    const { head } = await ask("cell", { network: state.network, picture: { width, height }, ...cell }, state.seen.pixels.slice());
    set({ cell, told: head });
    return {
      right: sizes().indexOf(said(own)),
      words: `It sees ${said(own)}; the cell in the middle sees rows ${head.box[0]} to ${head.box[2] - 1} and columns ${head.box[1]} to ${head.box[3] - 1}: the frame in the picture.`,
    };
  },
};

function said(field) {
  return field === "all" ? "the whole picture" : `${field} pixels`;
}

/** The true answer among those of other layers. */
function sizes() {
  const own = state.opened.summary.layers[lastLayer()].receptive_field;
  const { height, width } = state.opened;
  const all = [...new Set(["1×1", state.opened.summary.layers[convolution()].receptive_field, own, `${height}×${width}`])];
  return all.map(said);
}

export const LOOKED = {
  title: "Where it looked",
  spot: true,
  ask: () => {
    const best = state.seen && state.seen.predictions[0];
    return `The network says ${best ? best.label : "something"}. Which place of the picture spoke for it most?`;
  },
  more: "A heatmap is a claim, too: other methods may show another place. Explain shows several side by side, and checks how far each can be trusted.",
  async show() {
    const kept = await pictureKept();
    const method = state.hello.representatives[0];
    const work = job("explain", { network: state.network, picture: kept.picture, method, knobs: {} }, () => {});
    const { head, body } = await work.promise;
    const { rows, columns } = head.heat;
    const numbers = floats(body, 0, rows * columns);
    const row = Math.min(rows - 1, Math.floor((state.spot.row * rows) / state.opened.height));
    const column = Math.min(columns - 1, Math.floor((state.spot.column * columns) / state.opened.width));
    const yours = numbers[row * columns + column];
    const above = numbers.filter((x) => x > yours).length / numbers.length;
    const image = URL.createObjectURL(new Blob([body.slice(4 * rows * columns)], { type: "image/png" }));
    return {
      words: `${method} gives your place ${number(yours)}, and ${percent(above)} of all places more.`,
      image,
    };
  },
};

export const WANTS = {
  title: "What it wants to see",
  ask: () => {
    const best = state.seen && state.seen.predictions[0];
    return `A picture is changed step by step until it says “${best ? best.label : "it"}” as loudly as it can. What will it look like?`;
  },
  choices: ["like one that a person would draw", "parts of it, many times over, and much that is nothing", "like noise"],
  more: "Nothing asks the picture to look like anything that exists. What is left is what the network counts, and not what the thing is.",
  async show() {
    const best = state.seen.predictions[0];
    const method = state.hello.methods.find((one) => one.makes_film && !one.needs_picture && one.needs_score);
    const question = { network: state.network, method: method.name, knobs: {}, class: best.class ?? best.output };
    const work = job("explain", question, () => {});
    const { body, head } = await work.promise;
    const start = head.heat ? 4 * head.heat.rows * head.heat.columns : 0;
    const image = URL.createObjectURL(new Blob([body.slice(start)], { type: "image/png" }));
    return { right: null, words: `${head.title}. Judge yourself.`, image };
  },
};

export const FOOLED = {
  title: "How it fools us",
  ask: () => {
    const best = state.seen && state.seen.predictions[0];
    return `Light becomes dark and dark becomes light, in your own picture. A person still sees the same. What will the network say, where it now says “${best ? best.label : "…"}”?`;
  },
  choices: ["the same, as surely", "the same, less surely", "something else"],
  more: "It always says something, and often surely: its numbers add up to one whatever the picture is. How sure it is says little where it was never trained.",
  async show() {
    const inverted = state.seen.pixels.map((x) => 255 - x);
    const own = state.seen.predictions[0];
    const other = (await look([], inverted)).head.predictions[0];
    const same = (own.class ?? own.output) === (other.class ?? other.output);
    const sure = (one) => one.probability ?? 0;
    return {
      right: !same ? 2 : sure(other) > sure(own) - 0.02 ? 0 : 1,
      words: "What it says:",
      rows: [
        ["your picture", `${own.label}, ${percent(sure(own))}`],
        ["the same, inverted", `${other.label}, ${percent(sure(other))}`],
      ],
    };
  },
};
