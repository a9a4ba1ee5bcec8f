// The one socket. A message is the length of a JSON text, the text, and bytes that it speaks of.
import { set } from "./store.js";

const waiting = new Map();
const onOpen = [];
let socket = null;
let last = 0;
let patience = 250;

/** Something to be done whenever the server can be asked (again). */
export function whenOpen(action) {
  onOpen.push(action);
}

export function connect() {
  socket = new WebSocket(`ws://${location.host}/socket`);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => {
    patience = 250;
    set({ connection: "open" });
    onOpen.forEach((action) => action());
  };
  socket.onmessage = (event) => hear(event.data);
  socket.onclose = () => {
    set({ connection: "lost" });
    const lost = [...waiting.values()];
    waiting.clear();
    lost.forEach((one) => one.fail(new Error("the connection to ConvLens was lost")));
    setTimeout(connect, patience);
    patience = Math.min(4000, patience * 1.6);
  };
}

function hear(buffer) {
  const length = new DataView(buffer).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const body = new Uint8Array(buffer, 4 + length);
  const one = waiting.get(head.id);
  if (!one) return;
  if (one.hear) one.hear(head, body);
  const over = one.hear ? head.done || head.error : true;
  if (!over) return;
  waiting.delete(head.id);
  if (head.error) {
    const failure = new Error(head.error);
    failure.stopped = head.stopped;
    one.fail(failure);
  } else {
    one.answer({ head, body });
  }
}

function send(head, body) {
  if (!socket || socket.readyState !== WebSocket.OPEN) {
    throw new Error("the connection to ConvLens was lost");
  }
  const text = new TextEncoder().encode(JSON.stringify(head));
  const bytes = body || new Uint8Array(0);
  const message = new Uint8Array(4 + text.length + bytes.length);
  new DataView(message.buffer).setUint32(0, text.length);
  message.set(text, 4);
  message.set(bytes, 4 + text.length);
  socket.send(message);
}

/** Asks something that is answered at once. */
export function ask(what, fields = {}, body = null) {
  return begin(what, fields, body, null).promise;
}

/**
 * Asks something that takes its time.
 * @param hear is told of places in the queue, steps and early answers
 */
export function job(what, fields, hear) {
  const begun = begin(what, fields, null, hear);
  return { promise: begun.promise, cancel: () => send({ id: 0, ask: "cancel", job: begun.id }) };
}

function begin(what, fields, body, hear) {
  const id = ++last;
  const promise = new Promise((answer, fail) => {
    try {
      send({ ...fields, id, ask: what }, body);
      waiting.set(id, { answer, fail, hear });
    } catch (e) {
      fail(e);
    }
  });
  return { id, promise };
}

/** Cuts the connection, as tests of what happens then do. */
export function cut() {
  if (socket) socket.close();
}
