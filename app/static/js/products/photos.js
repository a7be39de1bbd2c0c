// Photos of a colour: kept as soon as they are dropped or chosen, put in order by dragging or by their buttons.
// Without this script the file field, the choice of a cover and the ticks do the same with the next save.
const changed = (place) => place.dispatchEvent(new Event("input", { bubbles: true }));

async function keep(place, file, limit) {
  const refused = place.querySelector("[data-refused]");
  const waiting = document.createElement("li");
  waiting.className = "photo waits";
  waiting.setAttribute("aria-busy", "true");
  place.querySelector(".adder").before(waiting);
  const say = (sentence) => {
    waiting.remove();
    refused.hidden = false;
    refused.querySelector("span").textContent = sentence;
  };
  const { big, away, photos } = place.closest("form").dataset;
  if (file.size > limit) return say(big);
  const body = new FormData();
  body.append("photo", file);
  try {
    const answer = await fetch(`${photos}?at=${place.dataset.drop}`, { method: "POST", body });
    const text = await answer.text();
    if (answer.status === 422) return say(text);
    if (!answer.ok || answer.redirected) return say(away);
    const kept = new DOMParser().parseFromString(text, "text/html").querySelector(".photo");
    ordered(kept);
    const name = kept.querySelector("input[type=hidden]").value;
    if ([...place.querySelectorAll("[data-photo] input[type=hidden]")].some((input) => input.value === name)) return waiting.remove();
    waiting.replaceWith(kept);
    const swatch = place.closest(".colour").querySelector("input[name$='-swatch']");
    if (!swatch.value) swatch.value = kept.dataset.shade ?? "";
    changed(place);
  } catch {
    say(away);
  }
}

async function keepAll(place, files, limit) {
  place.querySelector("[data-refused]").hidden = true;
  for (const file of files) await keep(place, file, limit); // one after another: their order is the order chosen
}

// Where photos can be moved their order names the cover: the choices for pages without script are not sent.
function ordered(part) {
  for (const choice of part.querySelectorAll(".scriptless input")) choice.disabled = true;
}

function move(photo, steps) {
  const beside = steps < 0 ? photo.previousElementSibling : photo.nextElementSibling;
  if (!beside?.matches("[data-photo]")) return;
  steps < 0 ? beside.before(photo) : beside.after(photo);
  changed(photo);
}

function remove(photo) {
  const place = photo.closest("[data-drop]");
  const next = photo.nextElementSibling?.matches("[data-photo]") ? photo.nextElementSibling : photo.previousElementSibling;
  photo.remove();
  (next?.querySelector("[data-remove]") ?? place.querySelector("input[type=file]")).focus();
  changed(place);
}

function mark(place) {
  for (const drop of document.querySelectorAll(".drop.over")) drop.classList.remove("over");
  place?.querySelector(".drop").classList.add("over");
}

export function takePhotos(form) {
  const limit = Number(form.dataset.photoLimit) * 1024 * 1024;
  let dragged = null;
  ordered(form);
  form.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-photo]");
    dragged?.classList.add("lifted");
  });
  document.addEventListener("dragend", () => {
    dragged?.classList.remove("lifted");
    if (dragged) changed(dragged);
    dragged = null;
  });
  // A photo let go beside its place must not open in the tab and take the form with it.
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    const over = event.target.closest?.("[data-photo]");
    if (!dragged) return mark(event.target.closest?.("[data-drop]"));
    if (!over || over === dragged || over.parentElement !== dragged.parentElement) return;
    const before = dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_PRECEDING;
    before ? over.before(dragged) : over.after(dragged);
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(null);
    const place = event.target.closest?.("[data-drop]");
    const free = place && !place.querySelector("input[type=file]").matches(":disabled");
    if (!dragged && free) keepAll(place, event.dataTransfer.files, limit);
  });
  form.addEventListener("change", (event) => {
    const place = event.target.type === "file" && event.target.closest("[data-drop]");
    if (!place) return;
    keepAll(place, [...event.target.files], limit);
    event.target.value = "";
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-move], [data-remove]");
    if (!button) return;
    const photo = button.closest("[data-photo]");
    if ("remove" in button.dataset) return remove(photo);
    move(photo, Number(button.dataset.move));
    button.focus();
  });
}
