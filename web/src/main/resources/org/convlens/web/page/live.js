// The loop between the picture and the maps: the next question is asked when the answer is there,
// about the newest picture.
import { set, state } from "./store.js";
import { ask } from "./wire.js";
import { maps } from "./colour.js";
import { pixels, surface } from "./surface.js";
import { frame } from "./camera.js";
import { isHiding, mask, masked } from "./mask.js";

/** The latest maps, by layer. Painted without drawing the page anew. */
export const latest = new Map();
export const latestOther = new Map();
export const pace = { delay: 0, perSecond: 0, answers: 0, strokes: [] };

const painters = new Set();
let busy = false;
let wanted = false;
let lastAnswer = 0;
let version = 0;
let shown = 0;

export function onMaps(painter) {
  painters.add(painter);
  return () => painters.delete(painter);
}

/** The picture, the network or the layers have changed. */
export function look() {
  wanted = true;
  version++;
  if (!busy) next();
}

/** Counts changes of what is looked at. */
export function changes() {
  return version;
}

async function next() {
  if (!state.opened || state.connection !== "open") return;
  wanted = false;
  busy = true;
  const begun = performance.now();
  const network = state.network;
  try {
    const about = pictureNow();
    if (about) {
      const fields = { network, picture: about.picture, layers: wantedLayers(), newest: true };
      const comparing = state.view === "compare" && state.other !== null;
      const both = [ask("look", { ...fields, ...(state.view === "whatif" ? state.change : {}) }, about.body)];
      if (comparing) both.push(ask("look", { ...fields, newest: false, network: state.other }, about.body));
      const [answer, other] = await Promise.all(both);
      if (comparing) takeOther(other);
      if (network === state.network && !answer.head.dropped) take(answer, about, begun);
    }
  } catch (e) {
    if (e.message.includes("kept no more")) {
      set({ picture: { kind: "drawing" } });
      wanted = true;
    } else if (state.connection === "open") {
      set({ message: e.message, trouble: e.message });
    }
  }
  busy = false;
  if (wanted || state.picture.kind === "camera") requestAnimationFrame(next);
}

function wantedLayers() {
  if (state.view === "unit") return state.unit ? [state.unit.layer] : [];
  return ["look", "whatif", "compare"].includes(state.view) ? state.layers : [];
}

function takeOther({ head, body }) {
  latestOther.clear();
  head.maps.forEach((part) => latestOther.set(part.layer, maps(part, body)));
  state.seenOther = head;
}

function take({ head, body }, about, begun) {
  latest.clear();
  head.maps.forEach((part) => latest.set(part.layer, maps(part, body)));
  const seen = { ...head, pixels: body.subarray(0, 3 * head.width * head.height), of: state.picture };
  painters.forEach((painter) => painter(seen));
  const now = performance.now();
  const since = about.at > shown ? about.at : begun;
  shown = about.at || shown;
  pace.delay = now - since;
  pace.perSecond = lastAnswer ? 1000 / (now - lastAnswer) : 0;
  lastAnswer = now;
  pace.answers++;
  if (pace.strokes.length < 100000) pace.strokes.push(pace.delay);
  set({ seen, before: isHiding() ? mask.before : head.before || null, trouble: "" });
}

/** The picture as a question names it, with its pixels where it has no name. */
export function pictureNow() {
  if (isHiding()) return masked();
  const { kind, index, digit, id } = state.picture;
  if (kind === "folder") return { picture: { folder: index } };
  if (kind === "digit") return { picture: { digit } };
  if (kind === "brought") return { picture: { brought: id } };
  const now = kind === "camera" ? frame() : { ...pixels(), at: surface.changed };
  if (!now) return null;
  return {
    picture: { width: now.width, height: now.height, kind },
    body: now.body,
    at: now.at,
  };
}

let heldAt = -1;
let held = null;

/**
 * The picture as long work names it: what was drawn or filmed is given to the server first, which
 * sends back the file that stands for it.
 */
export async function pictureKept() {
  const now = pictureNow();
  if (!now) throw new Error("there is no picture yet");
  if (!now.body) return { picture: now.picture, file: null };
  if (heldAt !== version || state.picture.kind === "camera") {
    const { head, body } = await ask(
      "hold",
      { name: now.picture.kind, width: now.picture.width, height: now.picture.height },
      now.body,
    );
    held = { picture: { brought: head.brought }, file: { name: head.name, bytes: body } };
    heldAt = version;
  }
  return held;
}
