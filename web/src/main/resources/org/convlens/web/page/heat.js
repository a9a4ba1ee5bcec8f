// A heatmap over the picture that it explains, with its scale.
import { Component, h } from "./preact.js";
import { state } from "./store.js";
import { floats, paintScale, palette } from "./colour.js";
import { number } from "./words.js";

const LARGE = 448;

export class Heat extends Component {
  componentDidMount() {
    this.paint();
  }

  componentDidUpdate() {
    this.paint();
  }

  /** The heat's cells, and the picture beneath in grey: the stronger the heat, the less of it. */
  paint() {
    const { result, shared } = this.props;
    const { heat } = result.head;
    if (this.painted === result && this.shared === shared && this.theme === state.theme) return;
    this.painted = result;
    this.shared = shared;
    result.numbers = result.numbers || floats(result.body, 0, heat.rows * heat.columns);
    result.pixels = result.pixels || (state.seen && { ...state.seen });
    const seen = result.pixels;
    const width = seen ? seen.width : heat.columns;
    const height = seen ? seen.height : heat.rows;
    const zoom = Math.max(1, Math.floor(LARGE / Math.max(width, height)));
    this.canvas.width = width * zoom;
    this.canvas.height = height * zoom;
    const image = new ImageData(width * zoom, height * zoom);
    const colours = palette(heat.palette);
    const [min, max] = shared ? [shared.min, shared.max] : [heat.min, heat.max];
    const turned = heat.reading === "remainder";
    const extent = heat.extent || [0, 0, height, width];
    for (let y = 0; y < height * zoom; y++) {
      for (let x = 0; x < width * zoom; x++) {
        const light = seen ? grey(seen.pixels, 3 * (Math.floor(y / zoom) * width + Math.floor(x / zoom))) : 0;
        const row = Math.floor((((y + 0.5) / zoom - extent[0]) / extent[2]) * heat.rows);
        const column = Math.floor((((x + 0.5) / zoom - extent[1]) / extent[3]) * heat.columns);
        const inside = row >= 0 && column >= 0 && row < heat.rows && column < heat.columns;
        const value = inside ? result.numbers[row * heat.columns + column] : NaN;
        const share = Number.isNaN(value) ? NaN : clamp(max > min ? (value - min) / (max - min) : 0);
        mix(image.data, 4 * (y * width * zoom + x), light, turned ? 1 - share : share, heat.signed, colours);
      }
    }
    this.canvas.getContext("2d").putImageData(image, 0, 0);
    paintScale(this.scale, heat.palette);
  }

  render({ result, shared }) {
    const { heat } = result.head;
    const [min, max] = shared ? [shared.min, shared.max] : [heat.min, heat.max];
    return h(
      "figure",
      { class: "heat" },
      h("canvas", {
        ref: (node) => (this.canvas = node),
        class: "pixels",
        role: "img",
        "aria-label": `${result.head.title}: a map of ${heat.rows} by ${heat.columns} over the picture`,
      }),
      h(
        "figcaption",
        { class: "scale" },
        h("span", { class: "from" }, number(min)),
        h("canvas", { ref: (node) => (this.scale = node), class: "scale-strip", "aria-hidden": "true" }),
        h("span", { class: "to" }, number(max)),
        h("span", { class: "quiet" }, `${heat.rows} × ${heat.columns}${shared ? ", shared scale" : ""}`),
      ),
    );
  }
}

function clamp(share) {
  return Math.min(1, Math.max(0, share));
}

function grey(pixels, at) {
  return 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
}

/** Pale ground under numbers with a sign, dark ground under others, as in the saved pictures. */
function mix(data, at, light, share, signed, colours) {
  const ground = signed ? 255 - (255 - light) * 0.5 : light * 0.72;
  if (Number.isNaN(share)) {
    data.set([ground, ground, ground, 255], at);
    return;
  }
  const strength = signed ? Math.abs(2 * share - 1) : Math.sqrt(share);
  const cover = 0.75 * strength;
  const colour = 3 * Math.round(255 * share);
  for (let c = 0; c < 3; c++) {
    const under = signed ? (ground * colours[colour + c]) / 255 : ground;
    data[at + c] = under * (1 - cover) + colours[colour + c] * cover;
  }
  data[at + 3] = 255;
}
