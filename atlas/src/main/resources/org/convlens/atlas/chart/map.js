'use strict';
const words = JSON.parse(document.getElementById('words').textContent);
const sprites = document.getElementById('sprites'), paintings = document.getElementById('portraits');
const packed = Uint8Array.from(atob(document.getElementById('points').textContent.trim()), c => c.charCodeAt(0));
const points = new DataView(packed.buffer);
const { classes, cells, side, columns, portraitSide, portraitColumns } = words;
const painted = cells.some(cell => cell.portrait !== undefined);
const sides = [...new Set(cells.map(cell => cell.at[0]))];
const byPlace = new Map(cells.map(cell => [cell.at.join(), cell]));

/* Colours that people with any eyes tell apart (Okabe, Ito 2008; Tol 2021), for the classes that hold most cells; all others are grey. */
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#56b4e9', '#cc79a7', '#f0e442', '#332288', '#882255', '#999933'];
const DARK = new Set(['#0072b2', '#009e73', '#d55e00', '#332288', '#882255']);
const GREY = '#8a929c';
const held = new Map();
for (const cell of cells) if (cell.at[0] === sides[sides.length - 1]) held.set(cell.class, (held.get(cell.class) || 0) + 1);
const order = [...held.keys()].filter(c => c >= 0).sort((a, b) => held.get(b) - held.get(a));
const colour = new Map(order.slice(0, COLOURS.length).map((c, i) => [c, COLOURS[i]]));
const colourOf = c => colour.get(c) || GREY;
const nameOf = c => c < 0 ? 'unknown' : classes[c] || 'class ' + c;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/* What is seen of the map: a centre, 0..1, and how many times it is enlarged. */
const view = { x: .5, y: .5, scale: 1 };
let chosen = null, tiles = true, portraits = painted, ratio = 1;
const canvas = element('canvas', { class: 'map', tabindex: 0, role: 'application', 'aria-label': 'Map. Arrow keys choose a cell, plus and minus zoom, 0 shows all.' });
const context = canvas.getContext('2d');
const level = () => sides[Math.min(sides.length - 1, Math.max(0, Math.round(Math.log2(view.scale))))];
const toScreen = (x, y) => [(x - view.x) * view.scale * canvas.width + canvas.width / 2, (y - view.y) * view.scale * canvas.width + canvas.height / 2];
const toMap = (px, py) => [(px - canvas.width / 2) / canvas.width / view.scale + view.x, (py - canvas.height / 2) / canvas.width / view.scale + view.y];

function clamp() {
  view.scale = Math.max(1, Math.min(32, view.scale));
  const reach = .5 / view.scale;
  view.x = Math.max(reach, Math.min(1 - reach, view.x));
  view.y = Math.max(reach, Math.min(1 - reach, view.y));
}
let asked = false;
function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => { asked = false; paint(); });
}
function paint() {
  clamp();
  const style = getComputedStyle(document.documentElement);
  context.fillStyle = style.getPropertyValue('--card');
  context.fillRect(0, 0, canvas.width, canvas.height);
  const dot = Math.max(1.5, Math.min(6, 1.5 * Math.sqrt(view.scale)) * canvas.width / 900);
  context.globalAlpha = tiles ? .45 : .8;
  for (let i = 0; i < points.byteLength; i += 6) {
    const [px, py] = toScreen(points.getUint16(i, true) / 65535, points.getUint16(i + 2, true) / 65535);
    if (px < -9 || py < -9 || px > canvas.width + 9 || py > canvas.height + 9) continue;
    context.fillStyle = colourOf(points.getInt16(i + 4, true));
    context.fillRect(px - dot / 2, py - dot / 2, dot, dot);
  }
  context.globalAlpha = 1;
  const now = level(), size = view.scale * canvas.width / now;
  if (tiles) for (const cell of cells) {
    if (cell.at[0] !== now) continue;
    const [px, py] = toScreen(cell.at[2] / now, cell.at[1] / now);
    if (px + size < 0 || py + size < 0 || px > canvas.width || py > canvas.height) continue;
    const edge = Math.max(1.5, size * .07), gap = size * .02;
    context.fillStyle = colourOf(cell.class);
    context.fillRect(px + gap, py + gap, size - 2 * gap, size - 2 * gap);
    face(cell, px + gap + edge, py + gap + edge, size - 2 * gap - 2 * edge);
    if (size > 68 * ratio) name(cell, px + gap, py + size - gap, size - 2 * gap);
  }
  if (chosen && chosen.at[0] === now) {
    const [px, py] = toScreen(chosen.at[2] / now, chosen.at[1] / now);
    context.lineWidth = Math.max(3, size * .08);
    context.strokeStyle = style.getPropertyValue('--ink');
    context.strokeRect(px, py, size, size);
  }
}
/* The class in words, for those who do not go by colours. */
function name(cell, x, y, wide) {
  const tall = 13 * ratio;
  context.fillStyle = colourOf(cell.class);
  context.fillRect(x, y - tall - 3 * ratio, wide, tall + 3 * ratio);
  context.fillStyle = DARK.has(colourOf(cell.class)) ? '#ffffff' : '#101418';
  context.font = tall - 1 + 'px system-ui, sans-serif';
  context.textAlign = 'center';
  context.fillText(nameOf(cell.class), x + wide / 2, y - 4 * ratio, wide - 6 * ratio);
}
/* The portrait where one is asked for and there, else the patch. */
function face(cell, x, y, size) {
  if (portraits && cell.portrait !== undefined) {
    context.imageSmoothingEnabled = size < 3 * portraitSide;
    portrait(context, cell.portrait, x, y, size);
  } else {
    context.imageSmoothingEnabled = size < 3 * side;
    sprite(context, cell.tiles[0], x, y, size);
  }
}
function portrait(to, at, x, y, size) {
  to.drawImage(paintings, at % portraitColumns * portraitSide, Math.floor(at / portraitColumns) * portraitSide, portraitSide, portraitSide, x, y, size, size);
}
function sprite(to, tile, x, y, size) {
  if (tile === undefined) return;
  to.drawImage(sprites, tile % columns * side, Math.floor(tile / columns) * side, side, side, x, y, size, size);
}

const panel = element('aside', { class: 'card', 'aria-live': 'polite' });
function choose(cell) {
  chosen = cell;
  panel.replaceChildren();
  if (!cell) {
    panel.append(element('h2', {}, 'No cell is chosen'), element('p', {}, 'Click a patch, or use the arrow keys on the map.'));
  } else {
    panel.append(element('h2', {}, nameOf(cell.class)),
      element('p', {}, cell.count.toLocaleString('en') + ' samples; row ' + (cell.at[1] + 1) + ', column ' + (cell.at[2] + 1) + ' of ' + cell.at[0]));
    const shown = element('div', { class: 'tiles' });
    cell.tiles.forEach((tile, i) => {
      const small = element('canvas', { width: side, height: side, role: 'img', 'aria-label': cell.names[i] });
      sprite(small.getContext('2d'), tile, 0, 0, side);
      shown.append(element('figure', {}, small, element('figcaption', {}, cell.names[i])));
    });
    if (cell.portrait !== undefined) {
      const large = element('canvas', { width: portraitSide, height: portraitSide, role: 'img', 'aria-label': 'portrait' });
      portrait(large.getContext('2d'), cell.portrait, 0, 0, portraitSide);
      shown.prepend(element('figure', { class: 'portrait' }, large, element('figcaption', {}, 'what it wants to see')));
    }
    panel.append(shown);
    if (cell.effect.length) {
      const rows = cell.effect.map(([c, value]) => element('tr', {}, element('th', { scope: 'row' }, nameOf(c)), element('td', {}, (value > 0 ? '+' : '') + value.toFixed(2))));
      panel.append(element('table', {}, element('caption', {}, 'What its mean does to the logits, beside what moves all classes alike'), element('tbody', {}, ...rows)));
    }
  }
  draw();
}
function step(rows, across) {
  const now = level();
  let [row, column] = chosen && chosen.at[0] === now ? [chosen.at[1], chosen.at[2]] : [Math.floor(view.y * now), Math.floor(view.x * now)];
  if (!chosen || chosen.at[0] !== now) {
    const near = cells.filter(cell => cell.at[0] === now).sort((a, b) => Math.hypot(a.at[1] - row, a.at[2] - column) - Math.hypot(b.at[1] - row, b.at[2] - column))[0];
    if (near) choose(near);
    return;
  }
  for (let i = 1; i < now; i++) {
    const found = byPlace.get([now, row + i * rows, column + i * across].join());
    if (found) {
      choose(found);
      const reach = .5 / view.scale, x = (found.at[2] + .5) / now, y = (found.at[1] + .5) / now;
      if (Math.abs(x - view.x) > reach) view.x = x;
      if (Math.abs(y - view.y) > reach) view.y = y;
      return draw();
    }
  }
}
function zoom(factor, px = canvas.width / 2, py = canvas.height / 2) {
  const [x, y] = toMap(px, py);
  view.scale = Math.max(1, Math.min(32, view.scale * factor));
  const [after, below] = toMap(px, py);
  view.x += x - after;
  view.y += y - below;
  draw();
}
const all = () => { Object.assign(view, { x: .5, y: .5, scale: 1 }); draw(); };
const exchange = () => { portraits = painted && !portraits; wishes.setAttribute('aria-pressed', portraits); draw(); };
const toggle = () => { tiles = !tiles; patches.setAttribute('aria-pressed', tiles); draw(); };

canvas.addEventListener('keydown', event => {
  const act = { ArrowUp: () => step(-1, 0), ArrowDown: () => step(1, 0), ArrowLeft: () => step(0, -1), ArrowRight: () => step(0, 1),
    '+': () => zoom(2), '=': () => zoom(2), '-': () => zoom(.5), 0: all, p: toggle, t: exchange, Escape: () => choose(null) }[event.key];
  if (act && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); act(); }
});
const place = event => {
  const box = canvas.getBoundingClientRect();
  return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
};
let held0 = null;
canvas.addEventListener('pointerdown', event => { held0 = { from: place(event), x: view.x, y: view.y, moved: false }; canvas.setPointerCapture(event.pointerId); });
canvas.addEventListener('pointermove', event => {
  if (!held0) return;
  const [px, py] = place(event);
  if (Math.hypot(px - held0.from[0], py - held0.from[1]) > 6) held0.moved = true;
  view.x = held0.x - (px - held0.from[0]) / canvas.width / view.scale;
  view.y = held0.y - (py - held0.from[1]) / canvas.width / view.scale;
  draw();
});
canvas.addEventListener('pointerup', event => {
  if (held0 && !held0.moved) {
    const [x, y] = toMap(...place(event)), now = level();
    choose(byPlace.get([now, Math.floor(y * now), Math.floor(x * now)].join()) || null);
  }
  held0 = null;
});
canvas.addEventListener('wheel', event => { event.preventDefault(); zoom(Math.pow(2, -event.deltaY / 400), ...place(event)); }, { passive: false });

const patches = element('button', { 'aria-pressed': 'true', onclick: toggle, title: 'P' }, 'Patches');
const wishes = element('button', { 'aria-pressed': String(portraits), onclick: exchange, title: 'T' }, 'Portraits');
const bar = element('div', { class: 'bar', role: 'group', 'aria-label': 'What is seen' },
  element('button', { onclick: () => zoom(2), title: '+' }, 'Closer'), element('button', { onclick: () => zoom(.5), title: '-' }, 'Farther'),
  element('button', { onclick: all, title: '0' }, 'All'), patches, ...(painted ? [wishes] : []));
const legend = element('ul', { class: 'legend' }, ...order.slice(0, COLOURS.length).map(c => {
  const mark = element('i');
  mark.style.background = colourOf(c);
  return element('li', {}, mark, nameOf(c));
}), ...(order.length > COLOURS.length ? [(() => { const mark = element('i'); mark.style.background = GREY; return element('li', {}, mark, 'all others: ' + order.slice(COLOURS.length).map(nameOf).slice(0, 6).join(', ') + (order.length > COLOURS.length + 6 ? ' ...' : '')); })()] : []));
document.querySelector('main').append(
  element('div', { class: 'card' }, bar, canvas, legend,
    element('p', { class: 'keys' }, 'Drag and scroll, or on the map: arrows choose a cell, + and - zoom, 0 shows all, P shows the samples alone' + (painted ? ', T changes portraits for patches, where a zoom has them.' : '.'))), panel);
function fit() {
  ratio = window.devicePixelRatio || 1;
  const wide = Math.round(canvas.clientWidth * ratio) || 900;
  canvas.width = wide;
  canvas.height = wide;
  draw();
}
addEventListener('resize', fit);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
choose(null);
for (const sheet of [sprites, paintings]) sheet.addEventListener('load', draw);
fit();
