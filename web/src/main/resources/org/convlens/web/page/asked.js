// What of the atlas is asked when it is shown: at once, or as work that takes its time.
import { Component, h } from "./preact.js";
import { ask, job } from "./wire.js";
import { duration } from "./words.js";

/** Asks once, and shows what comes. */
export class Asked extends Component {
  constructor() {
    super();
    this.state = { head: null, trouble: "" };
  }

  componentDidMount() {
    this.begin();
  }

  async begin() {
    this.setState({ head: null, trouble: "" });
    try {
      const { head } = await this.answer();
      this.setState({ head });
    } catch (e) {
      if (!e.stopped) this.setState({ trouble: e.message });
    }
  }

  answer() {
    return ask("atlas", this.question());
  }

  render(props, { head, trouble }) {
    if (trouble) return h("p", { class: "trouble", role: "alert" }, trouble);
    return head ? this.shown(head) : this.waiting();
  }

  waiting() {
    return h("p", { class: "quiet", role: "status" }, "looking …");
  }
}

/** The same of long work, which is stopped when nobody waits for it any more. */
export class Worked extends Asked {
  answer() {
    const [what, fields] = this.work();
    this.running = job(what, fields, (told) => this.setState({ told: { ...this.state.told, ...told } }));
    return this.running.promise.finally(() => (this.running = null));
  }

  componentWillUnmount() {
    if (this.running) this.running.cancel();
  }

  waiting() {
    return h(Progress, { told: this.state.told });
  }
}

/** How far long work is. */
export function Progress({ told, stop }) {
  const { place, steps, at, left } = told || {};
  const words = steps
    ? `${at} of ${steps}${left ? `, ${duration(left)} left` : ""}`
    : place
      ? `waiting, ${place} before it`
      : "looking …";
  return h(
    "div",
    { class: "running" },
    h("p", { role: "status" }, words),
    steps && h("progress", { max: steps, value: at, "aria-label": "how far it is" }),
    stop && h("div", null, h("button", { onClick: stop }, "Stop")),
  );
}
