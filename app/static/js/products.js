// The product form: photos, the table of sizes, one more empty size or colour when there is need of it.
// Without this script the fields work all the same.
import { easePrices } from "./products/prices.js";
import { takePhotos } from "./products/photos.js";

const form = document.querySelector("form.goods");
const table = form?.querySelector("[data-grows]");

// An empty copy, its fields numbered anew.
function copied(element, list, number) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll("*")) {
    part.removeAttribute("aria-invalid");
    part.removeAttribute("aria-describedby");
    for (const name of ["name", "id", "for", "data-drop"]) {
      const said = part.getAttribute(name);
      if (said) part.setAttribute(name, said.replace(new RegExp(`^${list}-\\d+`), `${list}-${number}`));
    }
    if (part.matches("input")) part.value = "";
    if (part.matches("[id$='-wrong'], [data-photo]")) part.remove();
  }
  return copy;
}

if (form) takePhotos(form);
if (table) easePrices(table);
table?.addEventListener("input", ({ target }) => {
  const rows = table.querySelectorAll("tr:not(.why)");
  const last = rows[rows.length - 1];
  if (last.contains(target) && last.querySelector(".label")) last.after(copied(last, "sizes", rows.length));
});

const more = document.querySelector("[data-more]");
if (more) more.hidden = !form.querySelector(".colour[data-new]");
more?.addEventListener("click", () => {
  const cards = form.querySelectorAll(".colour");
  const next = copied(cards[cards.length - 1], "colours", cards.length);
  cards[cards.length - 1].after(next);
  next.querySelector("input[name$='-name']").focus();
});

// Whoever is refused stands at the first field to correct, also when its part is folded away.
const wrong = form?.querySelector("[aria-invalid='true']");
for (let part = wrong?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
wrong?.focus();

// «Take theirs» is seen at once in the field it is about, and taken back as well.
for (const box of document.querySelectorAll("[data-theirs]")) {
  const field = form.elements[box.dataset.field];
  const ours = field?.value;
  box.addEventListener("change", () => {
    if (!field) return;
    field.value = box.checked ? box.dataset.theirs : ours;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

let touched = Boolean(wrong) || form?.dataset.unsaved !== undefined;
form?.addEventListener("input", () => (touched = true));
form?.addEventListener("submit", () => (touched = false));
window.addEventListener("beforeunload", (event) => touched && event.preventDefault());
