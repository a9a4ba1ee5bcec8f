// What the network does over a whole set of pictures: the units of a layer with the patches that
// excite them most, the surest mistakes, wrong reasons, labels that may be wrong, the classes, the
// map of what it sees, and what is like what.
import { Component, h } from "./preact.js";
import { state } from "./store.js";
import { ask } from "./wire.js";
import { Asked } from "./asked.js";
import { Channel } from "./channel.js";
import { Exhibit, turn } from "./exhibit.js";
import { Labels } from "./labels.js";
import { Like, likeKey } from "./like.js";
import { Reasons } from "./reasons.js";
import { count, percent } from "./words.js";

const PARTS = [
  ["units", "Units"],
  ["mistakes", "Mistakes"],
  ["reasons", "Reasons"],
  ["labels", "Labels"],
  ["classes", "Classes"],
  ["map", "Map"],
  ["like", "More like this"],
];

/** As it stands in the address. */
export function writtenAtlas({ about, layer, from, by, of }) {
  return [about, layer, from, by, ...(of === "" ? [] : [of])].join(".");
}

export function readAtlas(text) {
  const [about, layer, from, by, of] = text.split(".");
  return {
    about: PARTS.some(([name]) => name === about) ? about : "units",
    layer: Number(layer) || 0,
    from: Number(from) || 0,
    by: by === "relevance" ? by : "activation",
    of: /^[0-9]+$/.test(of || "") ? of : "",
  };
}

export class AtlasView extends Component {
  constructor() {
    super();
    this.state = { whole: null, trouble: "" };
  }

  async componentDidMount() {
    try {
      const { head } = await ask("atlas", { about: "whole" });
      this.setState({ whole: head });
    } catch (e) {
      this.setState({ trouble: e.message });
    }
  }

  render(props, { whole, trouble }) {
    if (trouble) return h("p", { class: "trouble", role: "alert" }, trouble);
    if (!whole) return h("p", { class: "quiet" }, "looking …");
    const { about } = state.atlas;
    return h(
      "div",
      { class: "stack" },
      h(Whole, { whole }),
      h(
        "div",
        { class: "kinds", role: "group", "aria-label": "parts of the atlas" },
        PARTS.map(([name, title]) =>
          h("button", { "aria-pressed": String(about === name), onClick: () => turn({ about: name, from: 0, of: "" }) }, title),
        ),
      ),
      about === "units" && h(Units, { key: JSON.stringify(state.atlas), whole }),
      about === "mistakes" && h(Mistakes),
      about === "reasons" && h(Reasons, { whole }),
      about === "labels" && h(Labels, { key: state.atlas.from, whole }),
      about === "like" && h(Like, { key: JSON.stringify(state.atlas) + likeKey(), whole }),
      about === "classes" && h(Classes),
      about === "map" && h(TheMap, { whole }),
    );
  }
}

function Whole({ whole: { summary, folder } }) {
  const parts = [`${count(summary.pictures)} pictures`];
  if (summary.judged) parts.push(`${percent(summary.right / summary.judged)} of ${count(summary.judged)} right`);
  if (summary.broken) parts.push(`${count(summary.broken)} broken files`);
  if (summary.faulty) parts.push(`${count(summary.faulty)} of ${count(summary.filters)} filters faulty`);
  return h("p", { id: "atlas-whole" }, h("b", null, folder), ": ", parts.join(" · "));
}

class Units extends Asked {
  layers() {
    return this.props.whole.layers;
  }

  question() {
    const { layer, from, by } = state.atlas;
    const chosen = this.layers()[layer] || this.layers()[0];
    return { about: "units", layer: chosen.layer, from, by };
  }

  shown({ units, from, count: all, step }) {
    const { layer, by } = state.atlas;
    const last = Math.min(all, from + step);
    return h(
      "div",
      { class: "stack" },
      h(
        "div",
        { class: "bar" },
        h(
          "label",
          null,
          "layer",
          h(
            "select",
            { id: "atlas-layer", value: layer, onChange: (e) => turn({ layer: Number(e.target.value), from: 0 }) },
            this.layers().map((one, i) => h("option", { value: i }, one.layer)),
          ),
        ),
        h(
          "label",
          null,
          "strongest by",
          h(
            "select",
            { value: by, onChange: (e) => turn({ by: e.target.value }) },
            ["activation", "relevance"].map((name) => h("option", { value: name }, name)),
          ),
        ),
        h("button", { disabled: from === 0, onClick: () => turn({ from: Math.max(0, from - step) }), "aria-label": "the channels before" }, "◂"),
        h("span", { class: "quiet" }, `channels ${from} to ${last - 1} of ${all}`),
        h("button", { disabled: last >= all, onClick: () => turn({ from: last }), "aria-label": "the next channels" }, "▸"),
      ),
      h("div", { class: "atlas-units" }, units.map((unit) => h(Channel, { unit }))),
    );
  }
}

class Mistakes extends Asked {
  question() {
    return { about: "mistakes" };
  }

  shown({ rows }) {
    if (!rows.length) return h("p", { class: "quiet" }, "No mistakes: every picture of a known class is taken for what it is, or no true classes are known (--truth).");
    return h(
      "div",
      { class: "stack" },
      h("p", { class: "quiet" }, "The surest mistakes first. Click one to see what the network saw."),
      h(
        "div",
        { class: "atlas-mistakes" },
        rows.map((row) =>
          h(Exhibit, {
            place: row.place,
            name: row.picture,
            lines: [[h("b", null, row.predicted), ` ${percent(row.confidence)}`], `truly ${row.truth}`],
          }),
        ),
      ),
    );
  }
}

class Classes extends Asked {
  question() {
    return { about: "classes" };
  }

  shown({ classes, pairs }) {
    const known = classes.filter((one) => one.truly > 0 || one.predicted > 0);
    return h(
      "div",
      { class: "stack" },
      table(
        "atlas-classes",
        ["class", "pictures", "right", "from … to, in 95 of 100", "taken for it", "how sure"],
        known.map((one) => [
          one.label,
          count(one.truly),
          one.accuracy == null ? "–" : percent(one.accuracy),
          one.accuracy == null ? "–" : `${percent(one.accuracy_low)} … ${percent(one.accuracy_high)}`,
          count(one.predicted),
          one.confidence == null ? "–" : percent(one.confidence),
        ]),
      ),
      pairs.length > 0 && h("h3", null, "What is taken for what"),
      pairs.length > 0 &&
        table(
          "atlas-pairs",
          ["truly", "taken for", "pictures", "of the class"],
          pairs.map((pair) => [pair.truth, pair.predicted, count(pair.pictures), percent(pair.share)]),
        ),
    );
  }
}

function table(id, headings, rows) {
  return h(
    "div",
    { class: "wide", tabIndex: 0, role: "region", "aria-label": headings[0] },
    h(
      "table",
      { class: "both", id },
      h("thead", null, h("tr", null, headings.map((title) => h("th", { scope: "col" }, title)))),
      h(
        "tbody",
        null,
        rows.map(([first, ...rest]) => h("tr", null, h("th", { scope: "row" }, first), rest.map((cell) => h("td", { class: "figure" }, cell)))),
      ),
    ),
  );
}

function TheMap({ whole: { map } }) {
  return map
    ? h("iframe", { class: "film", title: "the map of what the network sees", src: "/atlas/map" })
    : h("p", { class: "quiet" }, "No map was made yet: convlens atlas map FOLDER makes one.");
}
