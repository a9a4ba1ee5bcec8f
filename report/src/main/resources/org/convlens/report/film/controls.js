/* Everything that follows the playhead. */
const followers = [];
const show = () => {
  slider.value = now;
  slider.setAttribute('aria-valuetext', moment(now));
  beforeSlider.value = before;
  output.textContent = moment(now) + (split ? ' | left: ' + moment(before) : '');
  followers.forEach(follow => follow());
};
const seek = f => { now = Math.max(0, Math.min(last, f)); show(); };
const stop = () => { clearInterval(playing); playing = 0; play.textContent = 'Play'; play.setAttribute('aria-pressed', 'false'); };
const start = () => {
  if (now === last) now = 0;
  play.textContent = 'Pause'; play.setAttribute('aria-pressed', 'true');
  playing = setInterval(() => now === last ? stop() : seek(now + 1), 1000 / pace);
};
const toggle = () => playing ? stop() : start();
const compare = () => { split = !split; splitting.hidden = !split; both.setAttribute('aria-pressed', split); show(); };

const play = element('button', { 'aria-pressed': 'false', onclick: toggle, title: 'Space' }, 'Play');
const slider = element('input', { type: 'range', min: 0, max: last, value: now, 'aria-label': 'Moment of the training', oninput: () => { stop(); seek(Number(slider.value)); } });
const output = element('output', { 'aria-live': 'off' });
const speed = element('select', { 'aria-label': 'Frames a second', onchange: () => { pace = Number(speed.value); if (playing) { stop(); start(); } } },
  ...[2, 6, 12, 24].map(n => element('option', { value: n, selected: n === pace }, n + ' a second')));
const both = element('button', { 'aria-pressed': 'false', onclick: compare, title: 'C' }, 'Compare');
const beforeSlider = element('input', { type: 'range', min: 0, max: last, value: 0, 'aria-label': 'The moment at the left', oninput: () => { before = Number(beforeSlider.value); show(); } });
const cutSlider = element('input', { type: 'range', min: 0, max: 1, step: .01, value: cut, 'aria-label': 'Where the pictures are cut', oninput: () => { cut = Number(cutSlider.value); show(); } });
const splitting = element('div', { class: 'split', hidden: true }, element('label', {}, 'Left:', beforeSlider), element('label', {}, 'Cut at:', cutSlider));
film.append(element('div', { class: 'controls', role: 'group', 'aria-label': 'Playing' }, play,
  element('button', { onclick: () => { stop(); seek(now - 1); }, 'aria-label': 'One frame back', title: 'Left arrow' }, '‹'),
  element('button', { onclick: () => { stop(); seek(now + 1); }, 'aria-label': 'One frame on', title: 'Right arrow' }, '›'),
  slider, output, speed, both, splitting));
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || /INPUT|SELECT|BUTTON/.test(event.target.tagName) && [' ', 'Enter'].includes(event.key)) return;
  if (event.target.tagName === 'INPUT' && event.target !== slider) return;
  const act = { ' ': toggle, ArrowLeft: () => { stop(); seek(now - 1); }, ArrowRight: () => { stop(); seek(now + 1); },
    Home: () => { stop(); seek(0); }, End: () => { stop(); seek(last); }, c: compare, C: compare }[event.key];
  if (act) { event.preventDefault(); act(); }
});

