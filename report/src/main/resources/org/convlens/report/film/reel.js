(async () => {
'use strict';
const story = JSON.parse(document.getElementById('story').textContent);
const { frames, strips, classes, probes, jury } = story;
if (window.self !== window.top) document.documentElement.classList.add('within');
const film = document.getElementById('film');
const last = frames.length - 1;
let now = last, before = 0, probe = 0, playing = 0, split = false, cut = 0.5, pace = 6;

const bytesOf = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));

/* One array of bytes for each frame: the file holds what changed. */
async function unreel() {
  const packed = bytesOf(document.getElementById('reel').textContent.trim());
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  const all = new Uint8Array(await new Response(stream).arrayBuffer());
  const size = all.length / frames.length;
  for (let i = size; i < all.length; i++) all[i] = all[i] + all[i - size] & 255;
  return frames.map((_, f) => all.subarray(f * size, (f + 1) * size));
}
let reel;
try { reel = await unreel(); } catch (problem) {
  film.textContent = 'This browser cannot unpack the film: one of 2023 or newer does.';
  return;
}
let offset = 0;
for (const strip of strips) {
  strip.offset = offset;
  offset += strip.planes * strip.tiles * strip.height * strip.width;
}
const verdictsAt = offset;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}
const drawing = (name, attributes) => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const number = value => (Math.abs(value) >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString()).replaceAll('-', '−');
/* Round numbers from one end to another, about so many. */
function ticks(low, high, count) {
  const raw = (high - low) / count, ten = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map(n => n * ten).find(n => n >= raw * .999);
  const all = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) all.push(k * step);
  return all;
}
const moment = f => {
  const at = frames[f];
  const whole = Number.isInteger(at.epoch);
  return at.step === 0 ? 'before training' : (whole ? 'epoch ' + at.epoch : 'epoch ' + at.epoch.toFixed(2)) + ', step ' + at.step.toLocaleString('en');
};
const short = f => frames[f].step === 0 ? 'the start' : Number.isInteger(frames[f].epoch) ? 'epoch ' + frames[f].epoch : 'step ' + frames[f].step;

/* Tiles on a grid, one cell apart; left of the cut as it was before, right of it as it is. */
function paint(canvas, strip, under) {
  const { columns, planes, tiles, height, width } = strip;
  const rows = Math.ceil(tiles / columns), gap = tiles > 1 ? 1 : 0;
  const wide = columns * (width + gap) - gap, tall = rows * (height + gap) - gap;
  canvas.width = wide; canvas.height = tall;
  const context = canvas.getContext('2d');
  const image = context.createImageData(wide, tall);
  const palette = story.palettes[strip.palette];
  for (let tile = 0; tile < tiles; tile++) {
    const left = tile % columns * (width + gap), top = Math.floor(tile / columns) * (height + gap);
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
      const old = split && left + x < cut * wide;
      const source = strip.own ? (old ? strip.own.before : strip.own.now) : reel[old ? before : now];
      const place = strip.offset + (tile * planes * height + y) * width + x;
      const target = 4 * ((top + y) * wide + left + x);
      if (planes === 3) {
        for (let c = 0; c < 3; c++) image.data[target + c] = source[place + c * height * width];
        image.data[target + 3] = 255;
      } else {
        const value = source[place], rgb = palette[value];
        const share = under ? Math.min(.8, value / 255 * 1.2) : 1;
        const base = under ? under(y / height, x / width) : [0, 0, 0];
        for (let c = 0; c < 3; c++) image.data[target + c] = share * (rgb >> 16 - 8 * c & 255) + (1 - share) * base[c];
        image.data[target + 3] = 255;
      }
    }
  }
  context.putImageData(image, 0, 0);
  const room = canvas.parentElement.clientWidth || 320;
  const longest = Number(canvas.dataset.longest || 560);
  const factor = Math.max(1, Math.min(Math.floor(Math.min(room, longest) / wide), Math.ceil(longest / Math.max(wide, tall)), 24));
  canvas.style.width = wide * factor + 'px';
}
function legend(strip) {
  const bar = element('canvas', { 'aria-hidden': 'true', width: 256, height: 1 });
  const context = bar.getContext('2d'), image = context.createImageData(256, 1);
  story.palettes[strip.palette].forEach((rgb, i) => { for (let c = 0; c < 3; c++) image.data[4 * i + c] = rgb >> 16 - 8 * c & 255; image.data[4 * i + 3] = 255; });
  if (strip.planes === 3) for (let i = 0; i < 256; i++) for (let c = 0; c < 3; c++) image.data[4 * i + c] = i;
  context.putImageData(image, 0, 0);
  return element('div', { class: 'scale' }, number(strip.scale[0]), bar, number(strip.scale[1]));
}
const titled = (name, note) => element('h3', {}, name + ' ', element('small', {}, note));
const section = (heading, lead, ...content) => element('section', {}, element('h2', {}, heading), element('p', { class: 'lead' }, lead), ...content);

