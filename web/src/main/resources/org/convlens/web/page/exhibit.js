// A picture of the atlas where one of its parts shows it: it opens in Look, or its like is sought.
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { look } from "./live.js";

/** Shows another part of the atlas, or it otherwise. */
export function turn(changes) {
  set({ atlas: { ...state.atlas, ...changes } });
}

/** Looks at a picture of the folder. */
export function show(index) {
  set({ view: "look", picture: { kind: "folder", index } });
  look();
}

/** What is like the picture at the left. */
export function likePicture() {
  set({ view: "atlas", atlas: { ...state.atlas, about: "like", of: "" } });
  seen();
}

/** What is asked for may lie below the picture, where the window is narrow. */
function seen() {
  requestAnimationFrame(() => document.getElementById("view").scrollIntoView());
}

/** What is like a channel of one of the atlas's layers. */
export function likeUnit(layer, channel) {
  set({ view: "atlas", atlas: { ...state.atlas, about: "like", layer, of: String(channel) } });
  seen();
}

function likeOf(index) {
  set({ picture: { kind: "folder", index } });
  likePicture();
  look();
}

/**
 * @param place in the folder; none if the picture is not there
 * @param source of the image, if it is not the picture in small
 * @param lines beneath it
 */
export function Exhibit({ place, name, source, lines }) {
  const here = place !== undefined && place >= 0;
  return h(
    "div",
    { class: "exhibit" },
    h(
      "button",
      { class: "mistake", disabled: !here, onClick: () => show(place), title: name },
      here
        ? h("img", { src: source || `/thumbnail/${place}`, alt: name, loading: "lazy" })
        : h("span", { class: "quiet" }, `${name} is not here`),
      lines.map((line) => h("span", { class: "caption" }, line)),
    ),
    here && h("button", { class: "plain like", onClick: () => likeOf(place), "aria-label": `More like ${name}` }, "More like this"),
  );
}

/** A word as a command line wants it. */
export function word(text) {
  return /^[A-Za-z0-9_./:=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
