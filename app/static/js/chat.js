// The chat page with script: everything here also works without it, by plain forms.
// Names each message, shows it at once, keeps what could not be sent, and asks for news after the last bubble.

import { follow, separateDays, showWhoAnswers } from "./chat/thread.js";
import { freshId } from "./chat/names.js";
import * as field from "./chat/field.js";
import * as pending from "./chat/pending.js";
import { uploading } from "./chat/upload.js";
import "./copy.js";

const live = document.getElementById("live");
const error = document.getElementById("error");
const sent = new WeakMap(); // request → what it carries, till it is answered

function isMessage(ctx) {
  return ctx.request.method === "POST" && ctx.sourceElement.matches("form");
}

function arrived(ctx) {
  const status = ctx.response?.raw?.status;
  return status && status < 400;
}

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (ctx.sourceElement === live) {
    const [talk, seq] = cursor();
    ctx.request.action = live.getAttribute("hx-get").replace(/\d+$/, `${seq}?talk=${talk}`);
  }
  if (!isMessage(ctx)) return;
  error.replaceChildren();
  const message = field.taken(ctx.sourceElement, ctx.request.submitter);
  sent.set(ctx, message);
  if (message.typed) pending.show(message);
  if (message.files.length) ctx.fetch = uploading((share) => pending.progress(message, share));
  if (message.name) message.name.value = freshId(); // the next one from this form is another message
});

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  const message = sent.get(ctx);
  if (!message) return;
  pending.show(message); // a second tap on a button never comes this far
  pending.expect(message);
});

document.addEventListener("htmx:before:swap", ({ detail: { ctx } }) => {
  follow.note();
  if (sent.has(ctx) && arrived(ctx)) pending.drop(sent.get(ctx));
});

document.addEventListener("htmx:after:swap", () => {
  if (document.querySelector("#thread > [id^='m-']")) field.begun();
  separateDays();
  showWhoAnswers();
  follow.keep();
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const message = sent.get(ctx);
  const status = ctx.response?.raw?.status;
  if (ctx.sourceElement === live) {
    if (status === 200) pending.answered();
    return;
  }
  if (!message) return;
  sent.delete(ctx);
  if (status === 202) {
    setTimeout(() => htmx.trigger(live, "awaited"), 600); // somebody else answers it; the dots stay till then
    return;
  }
  pending.answered();
  if (arrived(ctx)) return;
  // What is refused is told where it was said, to be mended; what never arrived, to be sent once more.
  if (status && status < 500 && status !== 429) refuse(message, ctx.text);
  else pending.fail(message, status ? sentence(ctx.text) : "", () => field.again(message));
});

// A form of fields has no bubble: its sentence stands above the composer.
function refuse(message, html) {
  if (message.text || message.files.length) pending.refuse(message, sentence(html), () => field.giveBack(message));
  else error.replaceChildren(...new DOMParser().parseFromString(html ?? "", "text/html").body.childNodes);
}

// The newest bubble shown, as «talk.seq»: talks count their bubbles each from one.
function cursor() {
  const bubbles = document.querySelectorAll("#thread > .turn[data-seq]");
  const places = Array.from(bubbles, (bubble) => bubble.dataset.seq.split(".").map(Number));
  return places.reduce((last, place) => ((place[0] - last[0] || place[1] - last[1]) > 0 ? place : last), [0, 0]);
}

function sentence(html) {
  return new DOMParser().parseFromString(html ?? "", "text/html").querySelector(".error span")?.textContent ?? "";
}
