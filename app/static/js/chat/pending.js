// Below the thread: what has been said and not yet stored, and the dots of who answers.

import { picture } from "./photos.js";
import { follow } from "./thread.js";

const place = document.getElementById("pending");
const SLOW = 300; // ms: a quicker answer needs no dots
let dots = 0; // a timer, then nothing

function copy(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

export function show(message) {
  if (message.bubble) return;
  message.bubble = copy("own");
  const words = message.bubble.querySelector(".b");
  words.textContent = message.text;
  if (!message.text) words.remove();
  message.files.forEach((file) => {
    const figure = document.createElement("figure");
    figure.className = file.type.startsWith("image/") ? "b photo" : "b file";
    figure.append(figure.className === "b photo" ? picture(file) : file.name);
    message.bubble.append(figure);
  });
  if (!message.text && !message.files.length) return; // an empty message, or a form of fields
  place.insertBefore(message.bubble, place.querySelector(".typing"));
  follow.toEnd();
}

export function drop(message) {
  message.bubble?.remove();
}

export function expect() {
  clearTimeout(dots);
  dots = setTimeout(() => {
    if (!place.querySelector(".typing")) place.append(copy("typing"));
    follow.keep();
  }, SLOW);
}

export function answered() {
  clearTimeout(dots);
  place.querySelector(".typing")?.remove();
}

export function fail(message, sentence, again) {
  if (!message.bubble?.isConnected) place.append(message.bubble);
  const oops = copy("failed");
  const says = oops.querySelector("span");
  says.textContent = sentence || oops.dataset.offline;
  oops.querySelector("button").addEventListener("click", () => {
    message.bubble.remove();
    again();
  });
  message.bubble.classList.replace("sending", "failed");
  message.bubble.append(oops);
  follow.toEnd();
}
