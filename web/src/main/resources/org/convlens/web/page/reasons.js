// Pictures of a class at which the network looks alike: clusters of the atlas's maps.
import { h } from "./preact.js";
import { Worked } from "./asked.js";
import { Exhibit, word } from "./exhibit.js";
import { Numbers } from "./unit.js";
import { count, number, percent } from "./words.js";

/** |z| from which a tie is not taken for chance, in 95 of 100. */
const SURE = 1.96;

export class Reasons extends Worked {
  work() {
    return ["atlas-reasons", {}];
  }

  render(props, known) {
    const { whole } = props;
    if (!whole.maps) {
      return h(
        "p",
        { id: "atlas-without-maps" },
        "This atlas keeps no maps, as none were asked for. One that does: ",
        h("code", { class: "code" }, `convlens atlas ${word(whole.network)} PICTURES -o another-folder --explain grad-cam`),
      );
    }
    return super.render(props, known);
  }

  shown({ facts, places, heats, palette, method }) {
    if (!facts.length) return h("p", { class: "quiet" }, "No clusters: a class wants 20 pictures that are taken for it at least.");
    const plain = this.state.plain || !heats;
    return h(
      "div",
      { class: "stack" },
      h(
        "p",
        { class: "quiet" },
        `Where the network looks (${method}) at the pictures that it takes for a class: those that lie far from the others first, the more so the more they go with errors. A cluster is a hypothesis: look at its pictures.`,
      ),
      heats &&
        h(
          "label",
          null,
          h("input", { type: "checkbox", checked: !plain, onChange: (e) => this.setState({ plain: !e.target.checked }) }),
          "maps over the pictures",
        ),
      facts.map((reason) => h(Cluster, { key: reason.cluster, reason, places, palette, plain })),
    );
  }
}

function Cluster({ reason, places, palette, plain }) {
  const most = Math.max(...reason.mean.flat().map(Math.abs), 1e-30);
  const signed = palette === "diverging";
  return h(
    "section",
    { class: "card cluster", "data-cluster": reason.cluster, "aria-label": `cluster ${reason.cluster}` },
    h(
      "h3",
      null,
      `${reason.class}: ${count(reason.members)} of ${count(reason.pictures)} pictures`,
      h("span", { class: "quiet" }, ` ${percent(reason.share)}`),
    ),
    h("p", null, errors(reason)),
    h(
      "p",
      { class: "quiet" },
      `distance from the others ${number(reason.distance)} · ${percent(reason.leaving)} of its links leave it · suspicion ${number(reason.suspicion)}`,
    ),
    h(
      "div",
      { class: "members" },
      h(
        "figure",
        { class: "mean" },
        h(Numbers, { rows: reason.mean, from: signed ? -most : 0, to: most, palette, label: `the mean map of cluster ${reason.cluster}` }),
        h("figcaption", { class: "caption" }, "mean map"),
      ),
      reason.typical.map((name) => {
        const place = places[name];
        return h(Exhibit, { place, name, source: plain || place === undefined ? "" : `/heat/${place}`, lines: [] });
      }),
    ),
  );
}

/** How it goes with errors. */
function errors({ wrong, members, error, wrongElsewhere, pictures, association }) {
  const own = wrong / members;
  const elsewhere = wrongElsewhere / (pictures - members);
  const tie =
    association < SURE
      ? "no tie with errors is sure"
      : own > elsewhere
        ? "it goes with errors"
        : "it goes with right answers";
  return `${percent(own)} wrong (${percent(error[0])} to ${percent(error[1])} in 95 of 100), ${percent(elsewhere)} elsewhere in the class: ${tie}.`;
}
