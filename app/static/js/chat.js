// The chat page with script: everything here also works without it, by plain forms.
// Names each message, keeps what could not be sent, asks for news after the last bubble, and follows the talk's end.

const composer = document.getElementById("composer");
const say = document.getElementById("say");
const photo = document.getElementById("photo");
const thread = document.getElementById("thread");
const log = document.getElementById("main");
const live = document.getElementById("live");
const NEAR = 120; // px from the end: nearer than this, the reader follows the talk
const unsent = new WeakMap(); // request → what the composer held

function freshId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Plain http on a home network has no randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

// The newest bubble shown, as «talk.seq»: talks count their bubbles each from one.
function cursor() {
  const places = Array.from(thread.querySelectorAll(".turn[data-seq]"), (bubble) => bubble.dataset.seq.split(".").map(Number));
  return places.reduce((last, place) => (place[0] - last[0] || place[1] - last[1]) > 0 ? place : last, [0, 0]);
}

function isMessage(ctx) {
  return ctx.request.method === "POST" && ctx.sourceElement.matches("form");
}

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (ctx.sourceElement === live) {
    const [talk, seq] = cursor();
    ctx.request.action = live.getAttribute("hx-get").replace(/\d+$/, `${seq}?talk=${talk}`);
  } else if (ctx.sourceElement === composer) {
    unsent.set(ctx, { text: say.value, files: Array.from(photo.files), id: composer.elements.client_id.value });
    say.value = "";
    choose([]);
  }
  if (isMessage(ctx)) {
    document.getElementById("error").replaceChildren();
    const id = ctx.sourceElement.elements.client_id;
    if (id) id.value = freshId(); // the next one from this form is another message
  }
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  const status = ctx.response?.raw?.status;
  if (status === 202) setTimeout(() => htmx.trigger(live, "awaited"), 600);
  const kept = unsent.get(ctx);
  if (!kept || (status && status < 400)) return;
  if (!say.value) {
    say.value = kept.text;
    composer.elements.client_id.value = kept.id; // sent again it is the same message, should it have arrived after all
  }
  if (!photo.files.length) choose(kept.files);
  if (!status) document.getElementById("error").textContent = composer.dataset.offline;
});

let following = true;
document.addEventListener("htmx:before:swap", () => {
  // The log is reversed: its scroll position is 0 at the end and negative above it.
  following = Math.abs(log.scrollTop) < NEAR;
});
document.addEventListener("htmx:after:swap", () => {
  if (thread.querySelector("[id^='m-']")) document.getElementById("hello")?.remove();
  if (following) log.scrollTop = 0;
});

say.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
  event.preventDefault();
  composer.requestSubmit();
});

const chosen = document.getElementById("chosen");
function choose(files) {
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  photo.files = transfer.files;
  showPhotos();
}
function showPhotos() {
  chosen.replaceChildren(...Array.from(photo.files, preview));
  chosen.hidden = !photo.files.length;
}
function preview(file) {
  const item = document.createElement("li");
  const remove = document.getElementById("remove").content.firstElementChild.cloneNode(true);
  remove.addEventListener("click", () => choose(Array.from(photo.files).filter((other) => other !== file)));
  item.append(file.type.startsWith("image/") ? thumbnail(file) : file.name, remove);
  return item;
}
function thumbnail(file) {
  const image = document.createElement("img");
  image.alt = file.name;
  image.src = URL.createObjectURL(file);
  image.onload = () => URL.revokeObjectURL(image.src);
  image.onerror = () => image.replaceWith(file.name);
  return image;
}
photo.addEventListener("change", showPhotos);

document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (!copy || !navigator.clipboard) return;
  await navigator.clipboard.writeText(copy.dataset.copy);
  copy.classList.add("done");
  copy.querySelector("span").textContent = copy.dataset.done;
});
