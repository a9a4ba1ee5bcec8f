// The film of the training that the network comes from: a page of its own within this one, which is
// shown anew when the training has gone on.
import { Component, h } from "./preact.js";
import { state } from "./store.js";
import { ask } from "./wire.js";

const EVERY = 2000; // milliseconds from one question how long it is to the next

export function filmed() {
  return state.hello.films.some(Boolean);
}

export function Film() {
  return h(Screen, { key: state.network, network: state.network });
}

class Screen extends Component {
  constructor() {
    super();
    this.state = { bytes: 0, trouble: "" };
  }

  componentDidMount() {
    this.ask();
    this.timer = setInterval(() => this.ask(), EVERY);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }

  async ask() {
    try {
      const { head } = await ask("film", { network: this.props.network });
      if (head.bytes !== this.state.bytes) this.setState({ bytes: head.bytes, trouble: "" });
    } catch (e) {
      if (!this.state.bytes && state.connection === "open") this.setState({ trouble: e.message });
    }
  }

  render({ network }, { bytes, trouble }) {
    if (trouble) return h("p", { class: "quiet", role: "status" }, trouble);
    if (!bytes) return h("p", { class: "quiet" }, "looking …");
    return h("iframe", { class: "film", title: "the film of the training", src: `/film/${network}?bytes=${bytes}` });
  }
}
