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

// How much of its files has gone up.
export function progress({ bubble }, share) {
  if (!bubble.querySelector("progress")) bubble.append(copy("sent-so-far"));
  bubble.querySelector("progress").value = share;
}

// Never arrived: to be sent once more.
export function fail(message, sentence, again) {
  tell(message, sentence, again);
}

// Arrived and was not taken: to be mended. Words that come from a button have no field to go back to.
export function refuse(message, sentence, mend) {
  const button = tell(message, sentence, mend);
  if (message.typed) button.textContent = button.parentElement.dataset.mend;
  else button.remove();
}

function tell(message, sentence, act) {
  if (!message.bubble.isConnected) place.append(message.bubble);
  message.bubble.querySelector("progress")?.remove();
  const oops = copy("failed");
  oops.querySelector("span").textContent = sentence || oops.dataset.offline;
  const button = oops.querySelector("button");
  button.addEventListener("click", () => {
    message.bubble.remove();
    act();
  });
  message.bubble.classList.replace("sending", "failed");
  message.bubble.append(oops);
  follow.toEnd();
  return button;
}
