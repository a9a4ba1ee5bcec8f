// A channel of the atlas with the patches that excite it most.
import { h } from "./preact.js";
import { set, state } from "./store.js";
import { likeUnit, show } from "./exhibit.js";
import { number, percent } from "./words.js";

/**
 * @param named whether its layer is told, too
 * @param said of it
 */
export function Channel({ unit, named, said }) {
  const here = state.opened.summary.layers.findIndex((row) => row.name === unit.layer);
  const name = named ? `${unit.layer}:${unit.channel}` : `channel ${unit.channel}`;
  const own = state.hello.atlas_layers.indexOf(unit.layer);
  return h(
    "section",
    { class: "card", "data-channel": unit.channel, "aria-label": name },
    h(
      "h3",
      null,
      h("button", { class: "plain", disabled: here < 0, onClick: () => set({ view: "unit", unit: { layer: here, channel: unit.channel } }) }, name),
      h("span", { class: "quiet" }, said || ` up to ${number(unit.max)}, above 0 in ${percent(unit.active)} of its cells`),
    ),
    unit.patches.length === 0 && h("p", { class: "quiet" }, "never active in these pictures"),
    h("div", { class: "patches" }, unit.patches.map((patch) => h(Patch, { patch }))),
    h("div", null, h("button", { class: "plain like", onClick: () => likeUnit(own, unit.channel), "aria-label": `More like ${unit.layer}:${unit.channel}` }, "More like this")),
  );
}

function Patch({ patch }) {
  const { place, picture, score } = patch;
  const { width, height } = state.opened;
  const box = [patch.box_top, patch.box_left, patch.box_bottom, patch.box_right].join(".");
  return h(
    "button",
    { class: "top-patch", onClick: () => show(place), disabled: place < 0, title: `${picture}, ${number(score)}` },
    h(
      "span",
      { class: "crop" },
      place >= 0
        ? h("img", { src: `/view/${state.network}/${place}/${box}`, alt: `${picture}: the part that the cell sees`, loading: "lazy", width, height })
        : h("span", { class: "quiet" }, "not here"),
    ),
    h("span", { class: "caption" }, number(score)),
  );
}
