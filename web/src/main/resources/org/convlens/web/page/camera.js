// The camera. Its pictures go to the program on this machine and nowhere else.
import { set } from "./store.js";
import { look } from "./live.js";

const LONGEST = 320;
let video = null;
let stream = null;
let canvas = null;
let size = null;

/** Asks for the camera; says in a line why there is none. */
export async function start() {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
  } catch (e) {
    set({ trouble: `there is no camera to be had: ${e.message}` });
    return false;
  }
  video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  canvas = document.createElement("canvas");
  look();
  return true;
}

export function stop() {
  if (stream) stream.getTracks().forEach((track) => track.stop());
  stream = null;
  video = null;
}

/** The newest picture, at most 320 pixels wide. */
export function frame() {
  if (!video || video.readyState < 2 || !video.videoWidth) return null;
  const shrink = Math.min(1, LONGEST / Math.max(video.videoWidth, video.videoHeight));
  const width = Math.round(video.videoWidth * shrink);
  const height = Math.round(video.videoHeight * shrink);
  if (!size || size[0] !== width || size[1] !== height) {
    canvas.width = width;
    canvas.height = height;
    size = [width, height];
  }
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(video, 0, 0, width, height);
  const data = pen.getImageData(0, 0, width, height).data;
  const body = new Uint8Array(3 * width * height);
  for (let i = 0, j = 0; j < body.length; i += 4, j += 3) {
    body[j] = data[i];
    body[j + 1] = data[i + 1];
    body[j + 2] = data[i + 2];
  }
  return { width, height, body, at: performance.now() };
}
