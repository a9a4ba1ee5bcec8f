// What was done where it is asked what would be: each entry takes one thing back.
const MOST = 200;
const past = [];

export function remember(undo) {
  past.push(undo);
  if (past.length > MOST) past.shift();
}

export function isPast() {
  return past.length > 0;
}

/** Takes back what was done last. */
export function back() {
  if (past.length) past.pop()();
}
