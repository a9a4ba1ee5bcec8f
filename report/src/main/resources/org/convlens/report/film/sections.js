/* Curves over frames; a click moves the playhead. */
function curves(title, unit, lines, points) {
  const W = 460, H = 190, L = 46, R = 8, T = 8, B = 26;
  const values = lines.concat([points]).flatMap(l => l.values).filter(v => v !== '' && Number.isFinite(v));
  let low = Math.min(...values), high = Math.max(...values);
  if (!(high > low)) { high = low + 1; }
  const end = frames[last].epoch || 1;
  const x = e => L + (W - L - R) * e / end, y = v => T + (H - T - B) * (1 - (v - low) / (high - low));
  const svg = drawing('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-label': title + ' over epochs' });
  for (const v of ticks(low, high, 5)) {
    svg.append(drawing('line', { x1: L, x2: W - R, y1: y(v), y2: y(v), class: 'axis' }));
    const label = drawing('text', { x: L - 6, y: y(v) + 4, 'text-anchor': 'end' });
    label.textContent = number(v); svg.append(label);
  }
  for (const e of ticks(0, end, 5)) {
    const label = drawing('text', { x: x(e), y: H - 8, 'text-anchor': e === 0 ? 'start' : e > .95 * end ? 'end' : 'middle' });
    label.textContent = e === 0 ? 'epoch 0' : number(e); svg.append(label);
  }
  frames.forEach((f, i) => { const v = points.values[i]; if (Number.isFinite(v)) svg.append(drawing('circle', { cx: x(f.epoch), cy: y(v), r: 2, class: 'jury' })); });
  lines.forEach((line, i) => {
    const path = frames.map((f, k) => [f.epoch, line.values[k]]).filter(p => p[1] !== '' && Number.isFinite(p[1])).map(p => x(p[0]).toFixed(1) + ',' + y(p[1]).toFixed(1)).join(' ');
    svg.append(drawing('polyline', { points: path, class: i ? 'two' : 'one' }));
  });
  const head = drawing('line', { y1: T, y2: H - B, class: 'head' });
  svg.append(head);
  followers.push(() => { const at = x(frames[now].epoch); head.setAttribute('x1', at); head.setAttribute('x2', at); });
  svg.addEventListener('click', event => {
    const box = svg.getBoundingClientRect(), epoch = ((event.clientX - box.left) / box.width * W - L) / (W - L - R) * end;
    stop(); seek(frames.reduce((best, f, i) => Math.abs(f.epoch - epoch) < Math.abs(frames[best].epoch - epoch) ? i : best, 0));
  });
  const shown = lines.map((l, i) => ({ l, i })).filter(o => o.l.values.some(v => v !== '' && Number.isFinite(v)));
  return element('div', { class: 'card' }, titled(title, unit), svg, element('div', { class: 'key' },
    ...shown.map(o => element('span', {}, element('i', { class: o.i ? 'b' : '' }), o.l.name)),
    ...(jury.length ? [element('span', {}, element('i', { class: 'c' }), points.name)] : [])));
}
const figure = (k, factor) => frames.map(f => f.figures && f.figures[k] !== '' ? factor * f.figures[k] : '');
const learning = section('How it learned', 'Click a curve to go there.', element('div', { class: 'grid' },
  curves('Loss', 'nats', [{ name: 'training', values: figure(0, 1) }, { name: 'validation', values: figure(2, 1) }], { name: jury.length + ' fixed pictures', values: jury.length ? frames.map(f => f.loss) : [] }),
  curves('Accuracy', '%', [{ name: 'training', values: figure(1, 100) }, { name: 'validation', values: figure(3, 100) }], { name: jury.length + ' fixed pictures', values: jury.length ? frames.map(f => 100 * f.accuracy) : [] })));
learning.className = 'learning';
film.append(learning);

/* Filters and how far they moved. */
const kernels = strips.filter(s => s.kind === 'kernels');
if (kernels.length) {
  film.append(section('Filters', 'Blue is negative, red is positive, white is zero; colour filters are shown as pictures with grey for zero. The bars tell how far each filter has moved from where it began, as a share of its length there.',
    element('div', { class: 'grid' }, ...kernels.map((strip, k) => {
      const canvas = element('canvas', { role: 'img', 'aria-label': 'Filters of ' + strip.layer });
      const fate = story.filters[k];
      const most = Math.max(1e-9, ...fate.moved.flat());
      const bars = fate.moved[0].map((_, f) => {
        const died = fate.died[f], rest = fate.rested[f];
        const words = `filter ${f}: ` + (died === 0 ? 'nothing ever excites it' : died > 0 ? 'nothing excites it from ' + short(died) + ' on' : 'at rest from ' + short(rest) + ' on');
        return element('span', { title: words }, element('b'));
      });
      followers.push(() => {
        paint(canvas, strip);
        bars.forEach((bar, f) => {
          bar.firstChild.style.height = 100 * fate.moved[now][f] / most + '%';
          bar.className = fate.died[f] >= 0 && now >= fate.died[f] ? 'dead' : now >= fate.rested[f] ? 'rest' : '';
        });
      });
      const dead = fate.died.filter(d => d >= 0).length;
      return element('div', { class: 'card' }, titled(strip.layer, [strip.height + ' × ' + strip.width, strip.note].filter(Boolean).join(', ')), canvas, legend(strip),
        element('div', { class: 'fates', role: 'img', 'aria-label': 'How far each filter moved; up to ' + number(100 * most) + ' %' }, ...bars),
        element('p', { class: 'fine' }, `Full height: ${number(100 * most)} %. Pale bars have come to rest` + (dead ? `; hatched: nothing excites the filter any more (${dead} at the end).` : '; no filter died.')));
    }))));
}

/* Pictures: what the layers see, where it looks, what it says. */
const pixelsOf = probes.map(p => bytesOf(p.pixels));
const colour = (p, y, x) => {
  const { channels, height, width } = probes[p];
  const at = Math.min(height - 1, Math.floor(y * height)) * width + Math.min(width - 1, Math.floor(x * width));
  return [0, 1, 2].map(c => pixelsOf[p][at + (channels === 3 ? c : 0) * height * width]);
};
function photo(p, size) {
  const { height, width } = probes[p];
  const canvas = element('canvas', { width, height, role: 'img', 'aria-label': probes[p].name });
  const context = canvas.getContext('2d'), image = context.createImageData(width, height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) { const rgb = colour(p, (y + .5) / height, (x + .5) / width); for (let c = 0; c < 3; c++) image.data[4 * (y * width + x) + c] = rgb[c]; image.data[4 * (y * width + x) + 3] = 255; }
  context.putImageData(image, 0, 0);
  canvas.style.width = size + 'px';
  return canvas;
}
if (probes.length) {
  const choices = probes.map((p, i) => element('button', { 'aria-pressed': i === probe, onclick: () => { probe = i; choices.forEach((c, k) => c.setAttribute('aria-pressed', k === i)); show(); } }, photo(i, 64), classes[p.label] || 'class ' + p.label));
  const holder = element('div', { class: 'grid' });
  const maps = [...new Set(strips.filter(s => s.kind === 'maps').map(s => s.layer))].map(layer => {
    const canvas = element('canvas', { role: 'img', 'aria-label': 'Feature maps of ' + layer });
    const first = strips.find(s => s.kind === 'maps' && s.layer === layer);
    followers.push(() => paint(canvas, strips.find(s => s.kind === 'maps' && s.layer === layer && s.probe === probe)));
    return element('div', { class: 'card' }, titled(layer, [first.note, first.shrunk > 1 ? 'a cell is the mean of ' + first.shrunk + ' × ' + first.shrunk : ''].filter(Boolean).join(', ')), canvas, legend(first));
  });
  const attention = strips.find(s => s.kind === 'attention');
  const heat = element('canvas', { role: 'img', 'aria-label': 'Grad-CAM for the true class', 'data-longest': 260 });
  const blank = element('p', { class: 'fine' });
  const says = element('div', { class: 'says' });
  const fate = element('p', { class: 'fine' });
  followers.push(() => {
    if (attention) {
      const strip = strips.find(s => s.kind === 'attention' && s.probe === probe), p = probes[probe];
      const fine = enlarged(strip, Math.max(p.height, p.width));
      paint(heat, fine, (y, x) => colour(probe, y, x));
      const cells = strip.height * strip.width, most = Math.max(...reel[now].subarray(strip.offset, strip.offset + cells));
      const top = frames.map((_, f) => Math.max(...reel[f].subarray(strip.offset, strip.offset + cells)));
      const peak = top.indexOf(Math.max(...top));
      blank.textContent = most > 20 ? ''
        : top[peak] === 0 ? 'Blank at every moment: nothing in ' + strip.layer + ' ever speaks for the true class (ReLU removes what speaks against it).'
        : most === 0 ? 'Blank: at this moment nothing in ' + strip.layer + ' speaks for the true class (ReLU removes what speaks against it).'
        : 'Almost blank: its largest number is ' + number(100 * most / 255) + ' % of the scale, which ends where it was largest in the run, at ' + short(peak) + '.';
    }
    const truth = probes[probe].label;
    says.replaceChildren(...frames[now].says[probe].flatMap(([c, share]) => {
      const bar = element('div', {}, element('i')); bar.firstChild.style.width = 100 * share + '%';
      return [element('span', { class: c === truth ? 'truth' : '' }, classes[c] || 'class ' + c), bar, element('span', {}, (100 * share).toFixed(1) + ' %')];
    }));
    const learned = story.probesLearned[probe];
    fate.textContent = learned < 0 ? 'At the end it is not taken for what it is.' : learned === 0 ? 'Taken for what it is from the start.' : 'Learned for good at ' + short(learned) + '.';
  });
  film.append(section('What it sees in a picture', 'Choose a picture; the true class stands beneath it and is bold among the answers.', element('div', { class: 'probes', role: 'group', 'aria-label': 'Pictures' }, ...choices),
    element('div', { class: 'card' }, element('div', { class: 'pair' },
      ...(attention ? [element('div', {}, titled('Where it looks', 'Grad-CAM for the true class at ' + attention.layer + ', one scale for all moments'), heat, legend(attention), blank)] : []),
      element('div', {}, titled('What it says', ''), says, fate))), holder));
  holder.append(...maps);
}
/* A heatmap on the picture's own grid, nearest cell: the numbers stay the film's. */
function enlarged(strip, longest) {
  const factor = Math.max(1, Math.round(longest / Math.max(strip.height, strip.width)));
  if (factor === 1) return strip;
  const p = probes[probe];
  const height = p.height, width = p.width;
  const copy = { ...strip, height, width, offset: 0 };
  const grow = frame => {
    const grown = new Uint8Array(height * width);
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
      const fy = Math.min(strip.height - 1, Math.max(0, (y + .5) * strip.height / height - .5)), fx = Math.min(strip.width - 1, Math.max(0, (x + .5) * strip.width / width - .5));
      const y0 = Math.floor(fy), x0 = Math.floor(fx), y1 = Math.min(y0 + 1, strip.height - 1), x1 = Math.min(x0 + 1, strip.width - 1), dy = fy - y0, dx = fx - x0;
      const at = (r, c) => reel[frame][strip.offset + r * strip.width + c];
      grown[y * width + x] = (at(y0, x0) * (1 - dx) + at(y0, x1) * dx) * (1 - dy) + (at(y1, x0) * (1 - dx) + at(y1, x1) * dx) * dy;
    }
    return grown;
  };
  copy.own = { now: grow(now), before: split ? grow(before) : null };
  return copy;
}

/* Confusion and when pictures were learned. */
if (jury.length) {
  const verdict = (f, i) => reel[f][verdictsAt + 2 * i] * 256 + reel[f][verdictsAt + 2 * i + 1];
  const blocks = [];
  if (classes.length <= 24) {
    const body = element('tbody');
    const cells = classes.map((name, t) => {
      const row = element('tr', {}, element('th', { scope: 'row', title: name }, name));
      const tds = classes.map(() => { const td = element('td'); row.append(td); return td; });
      body.append(row);
      return tds;
    });
    const table = element('table', { class: 'confusion' }, element('thead', {}, element('tr', {}, element('td'), ...classes.map(c => element('th', { scope: 'col', title: c }, element('span', {}, c))))), body);
    const palette = story.palettes.VIRIDIS;
    followers.push(() => {
      const counts = classes.map(() => classes.map(() => 0));
      jury.forEach((t, i) => { const v = verdict(now, i); if (v < classes.length) counts[t][v]++; });
      counts.forEach((row, t) => {
        const total = row.reduce((a, b) => a + b, 0) || 1;
        row.forEach((n, v) => {
          const rgb = palette[Math.round(255 * n / total)], td = cells[t][v];
          td.textContent = n || '';
          td.style.background = '#' + rgb.toString(16).padStart(6, '0');
          td.style.color = n / total > .55 ? '#111' : '#fff';
          td.style.fontWeight = t === v ? 700 : 400;
        });
      });
    });
    blocks.push(element('div', { class: 'card scroll' }, titled('Which it confuses', 'rows: what pictures are, columns: what they are taken for'), table));
  }
  const W = 460, H = 170, L = 40, B = 30, T = 8;
  const counts = frames.map(() => 0);
  story.learned.forEach(f => { if (f >= 0) counts[f]++; });
  const never = story.learned.filter(f => f < 0).length, most = Math.max(1, ...counts);
  const svg = drawing('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-label': 'How many of the fixed pictures were learned for good at each moment' });
  const each = (W - L) / frames.length;
  for (const v of [0, most]) {
    const y = T + (H - T - B) * (1 - v / most);
    svg.append(drawing('line', { x1: L, x2: W, y1: y, y2: y, class: 'axis' }));
    const label = drawing('text', { x: L - 6, y: y + 4, 'text-anchor': 'end' }); label.textContent = v; svg.append(label);
  }
  counts.forEach((n, f) => {
    const tall = (H - T - B) * n / most;
    const bar = drawing('rect', { x: L + f * each + .5, y: H - B - tall, width: Math.max(1, each - 1), height: tall, fill: 'var(--accent)' });
    const words = drawing('title', {}); words.textContent = n + ' at ' + short(f); bar.append(words); svg.append(bar);
    followers.push(() => bar.setAttribute('fill', f <= now ? 'var(--accent)' : 'var(--track)'));
  });
  for (const f of [...new Set([0, Math.floor(last / 2), last])]) {
    const label = drawing('text', { x: L + (f + .5) * each, y: H - 10, 'text-anchor': f === 0 ? 'start' : f === last ? 'end' : 'middle' });
    label.textContent = short(f); svg.append(label);
  }
  blocks.push(element('div', { class: 'card' }, titled('When they were learned for good', jury.length + ' fixed pictures'), svg,
    element('p', { class: 'fine' }, `A picture counts at the moment from which on it was always taken for what it is. ${never} of ${jury.length} are not at the end.`)));
  film.append(section('What it still gets wrong', 'Judged on the same ' + jury.length + ' pictures at every moment.', element('div', { class: 'grid' }, ...blocks)));
}
window.addEventListener('resize', show);
show();
})();
