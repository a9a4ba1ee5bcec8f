// What the page knows, in one place. Whoever changes it says so; everything is drawn from it again.

export const state = {
  connection: "opening", // opening, open, lost
  hello: null, // what the server says of itself
  network: 0, // by its place in the list
  opened: null, // what the server says of the network
  view: "look", // which part of the page is shown
  picture: { kind: "drawing" }, // drawing, camera, folder (index), digit (digit), brought (id, name)
  seen: null, // the latest answer about the picture: predictions, size, pixels
  layers: [], // whose maps are shown, by their numbers
  contrast: "own", // own: each map on its own scale; layer: one scale for a layer
  cell: null, // layer, channel, row, column
  told: null, // what the server says of the cell
  target: null, // the class that is explained; null for the predicted one
  score: "", // a score instead, as text
  panels: [], // explanations side by side
  trust: "none",
  oneScale: false,
  theme: "auto",
  other: null, // the network that is compared
  split: 0.5, // how much of each map is the first network's
  seenOther: null,
  formula: null, // how the cell's number came about
  noFormula: "",
  changes: {}, // for each layer the factors of channels that are changed
  change: {}, // the same in words, if there is any
  effects: null,
  turnover: null,
  unit: null, // layer, channel
  atlas: { about: "units", layer: 0, from: 0, by: "activation", of: "" }, // what of the atlas is shown
  lesson: 0,
  guess: null, // the choice of the visitor, by its number
  spot: null, // the place that the visitor chose
  shown: null, // what a lesson shows
  message: "", // what screen readers are told
};

const drawers = new Set();
let asked = false;

export function onChange(drawer) {
  drawers.add(drawer);
}

/** Changes the state; the page follows at the next frame. */
export function set(changes) {
  Object.assign(state, changes);
  redraw();
}

export function redraw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    drawers.forEach((drawer) => drawer());
  });
}
