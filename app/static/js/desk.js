// The desk with script: pages look after themselves, the list of talks goes by keys. Everything also works without it.

import "./copy.js";

const EVERY = 4000; // ms between two looks; a stream that says «look» may call it instead
const CALM = 4000; // ms without a touch, after which the list may move under the pointer again
let touched = 0;

export function look() {
  const news = document.getElementById("news");
  if (news && !document.hidden) htmx.trigger(news, "news");
}

setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);

for (const touch of ["pointermove", "keydown", "pointerdown"]) {
  document.addEventListener(touch, ({ target }) => target.closest?.("#list") && (touched = Date.now()), { passive: true });
}

// What is under the hand stays where it is: the list, and a decision being written.
function held() {
  const parts = [];
  if (Date.now() - touched < CALM && document.querySelector("#list:is(:hover, :focus-within)")) parts.push("list");
  if (document.querySelector("#act:is(:focus-within, :has([open]))")) parts.push("act");
  return parts.join(" ");
}

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (ctx.sourceElement.id !== "news") return;
  const hold = held();
  ctx.request.action = ctx.sourceElement.getAttribute("hx-get") + (hold ? `&hold=${encodeURIComponent(hold)}` : "");
});

// Who reads further up goes on reading there; the log is reversed, so its end is 0.
let fromTop = null;
document.addEventListener("htmx:before:swap", () => {
  const log = document.querySelector(".talk > .log");
  fromTop = log && log.scrollTop < -40 ? log.scrollHeight + log.scrollTop : null;
});
document.addEventListener("htmx:after:swap", () => {
  const log = document.querySelector(".talk > .log");
  if (log && fromTop !== null) log.scrollTop = fromTop - log.scrollHeight;
  const calls = Number(document.getElementById("rail")?.dataset.calls ?? 0);
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = calls ? `(${calls}) ${title}` : title;
});

// A second tap on the same button is the first one's.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || event.target.hasAttribute("hx-post")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent));

// j and k go through the talks, Enter opens, r begins a reply.
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input, textarea, select")) return;
  if (key === "r") {
    const say = document.getElementById("say");
    if (!say) return;
    event.preventDefault();
    say.focus();
  }
  const step = { j: 1, k: -1 }[key];
  if (!step) return;
  const rows = Array.from(document.querySelectorAll(".talk-row"));
  const at = rows.findIndex((row) => row === document.activeElement || (row.ariaCurrent && !document.activeElement.matches(".talk-row")));
  rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus();
});

// «Enter» in the list of orders leads to the field itself.
document.querySelector("input:target")?.focus();

// Enter sends where a keyboard is at hand, Shift+Enter begins a line.
document.getElementById("say")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
