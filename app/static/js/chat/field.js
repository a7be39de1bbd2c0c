// The composer: what it holds when a message leaves, what comes back into it, how it grows.

import * as photos from "./photos.js";

const composer = document.getElementById("composer");
const say = document.getElementById("say");
const LINES = 5;
let draft = null; // what stood in the field when an older message was sent once more

// What a form carries away. The composer is free for the next words at once.
export function taken(form, submitter) {
  const name = form.elements.client_id;
  const message = { form, submitter, name, id: name?.value, typed: form === composer };
  if (!message.typed) return { ...message, text: submitter?.dataset.says ?? submitter?.textContent.trim() ?? "", files: [] };
  Object.assign(message, { text: say.value, files: photos.chosen() });
  put(draft ?? { text: "", files: [] });
  draft = null;
  return message;
}

// The talk has its first bubble: the greeting makes room.
export function begun() {
  document.getElementById("hello")?.remove();
  say.placeholder = say.getAttribute("aria-label");
}

// Refused: the words stand in their field again, before whatever was typed meanwhile.
export function giveBack({ text, files, id }) {
  if (!say.value && !photos.chosen().length) composer.elements.client_id.value = id; // the same message, should it have arrived after all
  put({ text: [text, say.value].filter(Boolean).join("\n"), files: [...files, ...photos.chosen()] });
  say.focus();
}

export function again({ typed, form, submitter, name, text, files, id }) {
  if (typed) {
    draft = { text: say.value, files: photos.chosen() };
    put({ text, files });
  }
  if (name) name.value = id;
  form.requestSubmit(submitter);
}

function put({ text, files }) {
  say.value = text;
  photos.choose(files);
  grow();
}

function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  say.style.blockSize = "auto";
  const style = getComputedStyle(say);
  const most = LINES * parseFloat(style.lineHeight) + parseFloat(style.paddingBlockStart) + parseFloat(style.paddingBlockEnd);
  say.style.blockSize = `${Math.min(say.scrollHeight + 2, most + 2)}px`;
}
say.addEventListener("input", grow);

say.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
  event.preventDefault();
  composer.requestSubmit();
});

// A phone's keyboard covers the page instead of shrinking it: the column takes what is left to see.
const view = window.visualViewport;
view?.addEventListener("resize", () => {
  if (view.scale > 1) return; // pinched, not covered
  document.body.style.setProperty("--seen", `${view.height}px`);
  scrollTo(0, 0);
});
