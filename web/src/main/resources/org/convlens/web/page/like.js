// What is like the picture at the left, or like a channel, in the atlas.
import { Component, h } from "./preact.js";
import { state } from "./store.js";
import { ask, job } from "./wire.js";
import { pictureNow } from "./live.js";
import { Asked, Progress } from "./asked.js";
import { Exhibit, turn, word } from "./exhibit.js";
import { Channel } from "./channel.js";
import { count, duration } from "./words.js";

/** Of building the index, on one processor. */
const SECONDS_A_PICTURE = 0.0004;

/** What the answer hangs on besides the atlas's own state. */
export function likeKey() {
  const { kind, index, digit, id } = state.picture;
  return state.atlas.of === "" ? [kind, index, digit, id].join() : "";
}

export class Like extends Asked {
  layer() {
    const { layers } = this.props.whole;
    return (layers[state.atlas.layer] || layers[0]).layer;
  }

  answer() {
    const layer = this.layer();
    if (state.atlas.of !== "") return ask("atlas-like", { layer, channel: Number(state.atlas.of) });
    const now = pictureNow();
    if (!now) return Promise.reject(new Error("there is no picture yet"));
    return ask("atlas-like", { network: 0, layer, picture: now.picture }, now.body);
  }

  shown(head) {
    if (head.missing) return h(NoIndex, { whole: this.props.whole, head, made: () => this.begin() });
    return head.units ? this.units(head) : this.pictures(head);
  }

  units({ asked, units, facts }) {
    const likeness = (i) => ` likeness ${facts[i].likeness.toFixed(3)}`;
    return h(
      "div",
      { class: "stack" },
      h("h2", { id: "like-title" }, `Units like ${asked.layer}:${asked.channel}`),
      h("p", { class: "quiet" }, "By the correlation of their mean activations over the predicted classes, −1 to 1."),
      h(
        "div",
        { class: "atlas-units" },
        h(Channel, { unit: asked, named: true, said: " asked for" }),
        units.map((unit, i) => h(Channel, { unit, named: true, said: likeness(i) })),
      ),
    );
  }

  pictures({ facts, places, asked, layer }) {
    const { layers } = this.props.whole;
    const drawn = ["drawing", "camera"].includes(state.picture.kind);
    return h(
      "div",
      { class: "stack" },
      h("h2", { id: "like-title" }, `Pictures like ${asked || "the one at the left"}`),
      h(
        "div",
        { class: "bar" },
        h(
          "label",
          null,
          "compared by",
          h(
            "select",
            { id: "like-layer", value: state.atlas.layer, onChange: (e) => turn({ layer: Number(e.target.value) }) },
            layers.map((one, i) => h("option", { value: i }, one.layer)),
          ),
        ),
        drawn && h("button", { onClick: () => this.begin() }, "Ask again"),
      ),
      h("p", { class: "quiet" }, `By the cosine of the angle between what ${layer} says on average, −1 to 1.${asked ? "" : " That picture is none of the atlas's."}`),
      h(
        "div",
        { class: "atlas-mistakes" },
        facts.map((one) =>
          h(Exhibit, {
            place: places[one.name],
            name: one.name,
            lines: [h("b", null, one.likeness.toFixed(3)), one.predicted ? `taken for ${one.predicted}` : ""],
          }),
        ),
      ),
    );
  }
}

/** Says the command that makes the index, and offers to make it here. */
class NoIndex extends Component {
  async make() {
    this.setState({ told: {}, trouble: "" });
    this.running = job("atlas-index", { layer: this.props.head.missing }, (told) => this.setState({ told: { ...this.state.told, ...told } }));
    try {
      await this.running.promise;
      this.props.made();
    } catch (e) {
      this.setState({ told: null, trouble: e.stopped ? "" : e.message });
    }
    this.running = null;
  }

  componentWillUnmount() {
    if (this.running) this.running.cancel();
  }

  render({ whole, head }, { told, trouble }) {
    const rest = whole.layers[0].layer === head.missing ? "" : ` --layer ${word(head.missing)}`;
    return h(
      "div",
      { class: "stack", id: "no-index" },
      h(
        "p",
        null,
        `There is no index of what ${head.missing} says yet. The first question of its kind makes it: `,
        h("code", { class: "code" }, `convlens atlas like ${word(whole.path)} PICTURE${rest}`),
      ),
      trouble && h("p", { class: "trouble", role: "alert" }, trouble),
      told
        ? h(Progress, { told, stop: () => this.running && this.running.cancel() })
        : h(
            "div",
            null,
            h("button", { class: "strong", onClick: () => this.make() }, "Make it here"),
            h("span", { class: "quiet" }, ` of ${count(head.pictures)} pictures, ${duration(head.pictures * SECONDS_A_PICTURE)}`),
          ),
    );
  }
}
