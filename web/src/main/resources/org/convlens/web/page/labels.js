// Labels of the atlas's pictures that may be wrong.
import { h } from "./preact.js";
import { Asked } from "./asked.js";
import { Exhibit, turn, word } from "./exhibit.js";
import { state } from "./store.js";
import { count, percent } from "./words.js";

/** On one line. */
const together = (text) => text.replace(" ", "\u00a0");

const FEW = 40;
const MORE = 80;

export class Labels extends Asked {
  question() {
    return { about: "labels", limit: FEW + state.atlas.from };
  }

  render(props, known) {
    const { whole } = props;
    if (!whole.summary.judged) {
      return h(
        "p",
        { id: "atlas-without-labels" },
        "This atlas knows no true classes. One that does is made of folders named by their classes: ",
        h("code", { class: "code" }, `convlens atlas ${word(whole.network)} PICTURES -o another-folder --truth folder`),
      );
    }
    return super.render(props, known);
  }

  shown({ facts, places }) {
    const { labelled, suspects, confident, expectedNoise, first } = facts;
    return h(
      "div",
      { class: "stack" },
      h(
        "p",
        { id: "atlas-doubts" },
        `${count(suspects)} of ${count(labelled)} labels may be wrong, ${count(confident)} of them confidently; ${percent(expectedNoise)} are to be expected.`,
      ),
      h("p", { class: "quiet" }, "Only for pictures that the network never saw: of those that it learned from, it says what it was taught."),
      h(
        "div",
        { class: "atlas-mistakes" },
        first.map((one) =>
          h(Exhibit, {
            place: places[one.name],
            name: one.name,
            lines: [
              ["labelled ", h("b", null, one.truth), ` ${together(percent(one.selfConfidence))}`],
              ["likelier ", h("b", null, one.likelier), ` ${together(percent(one.likelierConfidence))}`],
              one.confident ? "confidently" : "not so clearly",
            ],
          }),
        ),
      ),
      first.length < suspects &&
        h("div", null, h("button", { onClick: () => turn({ from: state.atlas.from + MORE }) }, `More of ${count(suspects)}`)),
    );
  }
}
