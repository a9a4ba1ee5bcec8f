// The feature maps: one canvas for each layer, on which all its maps lie side by side.
import { Component, h } from "./preact.js";
import { set, state } from "./store.js";
import { latest, latestOther, onMaps } from "./live.js";
import { about, palette, places } from "./colour.js";
import { number, shape } from "./words.js";
import { leave, point } from "./inspect.js";

const MOST = 128; // maps of a layer that are shown at first
const WISHED = 64; // pixels of the screen for a map's width, and more where there is much room
const ABREAST = 18; // maps then
const BETWEEN = 5; // and between two maps

export function Maps() {
  if (!state.layers.length) {
    return h("p", { class: "quiet" }, "Choose layers above: their maps are shown here.");
  }
  return h(
    "div",
    { class: "layers" },
    h(
      "div",
      { class: "bar" },
      h("span", { class: "quiet" }, "one scale for"),
      h(
        "div",
        { role: "group", "aria-label": "how numbers become colours", class: "kinds" },
        [
          ["own", "each map"],
          ["layer", "all maps of a layer"],
        ].map(([name, title]) =>
          h("button", { "aria-pressed": String(state.contrast === name), onClick: () => set({ contrast: name }) }, title),
        ),
      ),
    ),
    state.layers.map((layer) => h(Layer, { key: `${state.network}-${layer}`, layer })),
  );
}

export class Layer extends Component {
  constructor() {
    super();
    this.state = { all: false, width: 0, over: null };
  }

  componentDidMount() {
    this.leave = onMaps(() => this.paint());
    this.watch = new ResizeObserver(() => {
      const width = this.base.clientWidth;
      if (Math.abs(width - this.state.width) > 8) this.setState({ width });
    });
    this.watch.observe(this.base);
    this.setState({ width: this.base.clientWidth });
  }

  componentDidUpdate() {
    this.paint();
  }

  componentWillUnmount() {
    this.leave();
    this.watch.disconnect();
  }

  /** How the maps lie on the canvas. A flat layer is one map of all its numbers. */
  grid(box) {
    const flat = box.rows * box.columns === 1;
    const one = this.props.one !== undefined && !flat;
    const shown = flat || one ? 1 : this.state.all ? box.channels : Math.min(MOST, box.channels);
    const columns = flat ? Math.ceil(Math.sqrt(box.channels * 8)) : box.columns;
    const rows = flat ? Math.ceil(box.channels / columns) : box.rows;
    const wide = Math.max(columns, 1);
    const wished = Math.max(WISHED, this.state.width / ABREAST);
    const zoom = flat ? 12 : one ? Math.max(1, Math.floor(224 / wide)) : wide > 2 * wished ? 0.5 : Math.max(1, Math.round(wished / wide));
    const gap = Math.max(1, Math.round(BETWEEN / zoom));
    const room = Math.max(this.state.width || 300, 120);
    const twice = flat && this.split(this.props.layer);
    const abreast = flat ? 1 : Math.max(1, Math.min(shown, Math.floor((room + gap * zoom) / ((wide + gap) * zoom))));
    return { flat, shown, rows, columns: wide, zoom, gap, abreast, down: twice ? 2 : Math.ceil(shown / abreast) };
  }

  paint() {
    const layer = latest.get(this.props.layer);
    if (!layer || !this.canvas) return;
    const g = this.grid(layer);
    const width = g.abreast * (g.columns + g.gap) - g.gap;
    const height = g.down * (g.rows + g.gap) - g.gap;
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    const colours = palette("viridis");
    const image = new ImageData(width, height);
    const cells = new Uint32Array(image.data.buffer);
    const other = this.split(this.props.layer);
    for (let tile = 0; tile < g.shown; tile++) {
      const left = (tile % g.abreast) * (g.columns + g.gap);
      const top = Math.floor(tile / g.abreast) * (g.rows + g.gap);
      if (g.flat) {
        const span = other ? [Math.min(layer.low, other.low), Math.max(layer.high, other.high)] : [layer.low, layer.high];
        this.strip(layer, g, cells, 0, span, colours);
        if (other) this.strip(other, g, cells, (g.rows + g.gap) * width, span, colours);
        break;
      }
      const edge = other ? Math.round(this.props.split * g.columns) : g.columns;
      const channel = this.props.one ?? tile;
      this.tile(layer, channel, other, cells, { left, top, width, from: 0, to: edge }, colours);
      if (other) this.tile(other, channel, layer, cells, { left, top, width, from: edge, to: g.columns }, colours);
    }
    this.canvas.getContext("2d").putImageData(image, 0, 0);
    this.canvas.style.width = `${width * g.zoom}px`;
    this.canvas.style.height = `${height * g.zoom}px`;
  }

  /** Some columns of a map. */
  tile(layer, channel, other, cells, { left, top, width, from, to }, colours) {
    const table = new Uint32Array(256);
    const place = places(layer, channel, state.contrast, other);
    for (let q = 0; q < 255; q++) {
      const at = 3 * place[q];
      table[q] = (255 << 24) | (colours[at + 2] << 16) | (colours[at + 1] << 8) | colours[at];
    }
    table[255] = 0xff8c8c8c;
    const { rows, columns } = layer;
    for (let y = 0; y < rows; y++) {
      let source = (channel * rows + y) * columns + from;
      let target = (top + y) * width + left + from;
      for (let x = from; x < to; x++) cells[target++] = table[layer.cells[source++]];
    }
  }

  /** The other network's maps of a layer, where two are compared. */
  split(layer) {
    return this.props.split === undefined ? null : latestOther.get(layer);
  }

  /** All numbers of a flat layer, from a place of the canvas on. */
  strip(layer, g, cells, from, [low, high], colours) {
    for (let c = 0; c < layer.channels; c++) {
      const share = high > low ? (layer.least[c] - low) / (high - low) : 0;
      const at = 3 * Math.round(255 * share);
      cells[from + Math.floor(c / g.columns) * g.columns + (c % g.columns)] =
        (255 << 24) | (colours[at + 2] << 16) | (colours[at + 1] << 8) | colours[at];
    }
  }

  /** Which cell is at a place of the screen. */
  find(e) {
    const layer = latest.get(this.props.layer);
    if (!layer) return null;
    const g = this.grid(layer);
    const box = this.canvas.getBoundingClientRect();
    const x = Math.floor(((e.clientX - box.left) / box.width) * this.canvas.width);
    const y = Math.floor(((e.clientY - box.top) / box.height) * this.canvas.height);
    if (g.flat) {
      const channel = (y % (g.rows + g.gap)) * g.columns + x;
      return channel < layer.channels ? { layer: layer.layer, channel, row: 0, column: 0 } : null;
    }
    const across = Math.floor(x / (g.columns + g.gap));
    const column = x % (g.columns + g.gap);
    const row = y % (g.rows + g.gap);
    const channel = Math.floor(y / (g.rows + g.gap)) * g.abreast + across;
    if (column >= g.columns || row >= g.rows || channel >= g.shown) return null;
    return { layer: layer.layer, channel: this.props.one ?? channel, row, column };
  }

  key(e) {
    const layer = latest.get(this.props.layer);
    if (!layer) return;
    const cell =
      state.cell && state.cell.layer === layer.layer
        ? { ...state.cell }
        : { layer: layer.layer, channel: 0, row: layer.rows >> 1, column: layer.columns >> 1 };
    const step = {
      ArrowLeft: ["column", -1, layer.columns],
      ArrowRight: ["column", 1, layer.columns],
      ArrowUp: ["row", -1, layer.rows],
      ArrowDown: ["row", 1, layer.rows],
      PageUp: ["channel", -1, layer.channels],
      PageDown: ["channel", 1, layer.channels],
    }[e.key];
    if (e.key === "Escape") {
      leave();
    } else if (step) {
      const [what, by, size] = step;
      cell[what] = Math.min(size - 1, Math.max(0, cell[what] + by));
      point(cell);
    } else if (e.key === "Enter" && !state.cell) {
      point(cell);
    } else {
      return;
    }
    e.preventDefault();
  }

  render({ layer, pens }, { all, over }) {
    const box = state.opened.diagram[layer];
    if (!box) return null;
    const row = state.opened.summary.layers[layer];
    const maps = latest.get(layer);
    const more = box.rows * box.columns > 1 && box.channels > MOST;
    return h(
      "section",
      { class: "layer", "aria-label": row.name, style: { "--kind": box.colour } },
      h(
        "div",
        { class: "layer-head" },
        h("h2", null, h("span", { class: "layer-number" }, layer), row.name),
        h("span", { class: "quiet" }, `${row.kind} · ${shape(box)} · sees ${row.receptive_field}`),
        this.split(layer) && box.rows * box.columns === 1 && h("span", { class: "quiet" }, "above: the network at the left; below: the one at the right"),
        maps && h("span", { class: "quiet range-of" }, `${number(maps.low)} to ${number(maps.high)}`),
        h("span", { class: "over", "aria-hidden": "true" }, over),
      ),
      pens,
      h(
        "div",
        {
          class: "atlas",
          role: "application",
          tabIndex: 0,
          "aria-label": `maps of ${row.name}: arrow keys walk from cell to cell, page up and down from map to map`,
          onKeyDown: (e) => this.key(e),
          "data-layer": layer,
        },
        h("canvas", {
          ref: (node) => (this.canvas = node),
          class: "pixels",
          onClick: (e) => {
            const cell = this.find(e);
            if (cell) (this.props.onPick || point)(cell);
          },
          onPointerMove: (e) => this.hover(e),
          onPointerLeave: () => this.setState({ over: null }),
        }),
        this.mark(layer),
        this.offs(layer),
      ),
      more &&
        h(
          "button",
          { onClick: () => this.setState({ all: !all }) },
          all ? `show the first ${MOST}` : `show all ${box.channels} maps`,
        ),
    );
  }

  hover(e) {
    const cell = this.find(e);
    const maps = cell && latest.get(cell.layer);
    const over = maps
      ? `map ${cell.channel}, row ${cell.row}, column ${cell.column} ≈ ${number(about(maps, cell.channel, cell.row, cell.column))}`
      : null;
    if (over !== this.state.over) this.setState({ over });
  }

  /** Maps of channels that are switched off. */
  offs(number) {
    const maps = latest.get(number);
    if (!this.props.off || !maps) return null;
    const g = this.grid(maps);
    const px = (n) => `${n * g.zoom}px`;
    return this.props.off
      .filter((channel) => channel < (g.flat ? maps.channels : g.shown))
      .map((channel) => {
        const left = g.flat ? channel % g.columns : (channel % g.abreast) * (g.columns + g.gap);
        const top = g.flat ? Math.floor(channel / g.columns) : Math.floor(channel / g.abreast) * (g.rows + g.gap);
        const size = g.flat ? [1, 1] : [g.columns, g.rows];
        return h("div", { class: "mark off", "data-channel": channel, style: { left: px(left), top: px(top), width: px(size[0]), height: px(size[1]) } });
      });
  }

  /** A frame around the map and the cell that are looked at. */
  mark(number) {
    const { cell } = state;
    const maps = latest.get(number);
    if (this.props.onPick || this.props.one !== undefined || !cell || cell.layer !== number || !maps) return null;
    const g = this.grid(maps);
    const flat = g.flat;
    const left = flat ? cell.channel % g.columns : (cell.channel % g.abreast) * (g.columns + g.gap);
    const top = flat ? Math.floor(cell.channel / g.columns) : Math.floor(cell.channel / g.abreast) * (g.rows + g.gap);
    const px = (n) => `${n * g.zoom}px`;
    return [
      !flat &&
        h("div", { class: "mark map", style: { left: px(left), top: px(top), width: px(g.columns), height: px(g.rows) } }),
      h("div", {
        class: "mark cell",
        style: { left: px(left + (flat ? 0 : cell.column)), top: px(top + (flat ? 0 : cell.row)), width: px(1), height: px(1) },
      }),
    ];
  }
}
