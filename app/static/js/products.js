// The product form: photos by drag and drop with their preview, one more empty size or colour when there is need of it.
// Without this script the fields work all the same.
const form = document.querySelector("form.goods");
const limit = Number(form?.dataset.photoLimit) * 1024 * 1024;

function preview(place) {
  const [input, image, drop, big] = ["input[type=file]", "img", ".drop", "[data-big]"].map((name) => place.querySelector(name));
  const [file] = input.files;
  big.hidden = !(file && file.size > limit);
  if (!big.hidden) input.value = "";
  if (!file || !big.hidden || !file.type.startsWith("image/")) return;
  if (image.src.startsWith("blob:")) URL.revokeObjectURL(image.src);
  image.removeAttribute("srcset");
  image.src = URL.createObjectURL(file);
  image.hidden = false;
  drop.classList.add("full");
}

function mark(place) {
  for (const drop of document.querySelectorAll(".drop.over")) drop.classList.remove("over");
  place?.querySelector(".drop").classList.add("over");
}

// A photo let go beside its place must not open in the tab and take the form with it.
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  mark(event.target.closest?.("[data-drop]"));
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  mark(null);
  const place = event.target.closest?.("[data-drop]");
  const input = place?.querySelector("input[type=file]");
  if (!input || input.matches(":disabled") || !event.dataTransfer.files.length) return;
  const one = new DataTransfer();
  one.items.add(event.dataTransfer.files[0]);
  input.files = one.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
document.addEventListener("change", (event) => {
  const place = event.target.type === "file" && event.target.closest("[data-drop]");
  if (place) preview(place);
});

// An empty copy, its fields numbered anew.
function copied(element, list, number) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll("*")) {
    part.removeAttribute("aria-invalid");
    part.removeAttribute("aria-describedby");
    for (const name of ["name", "id", "for"]) {
      const said = part.getAttribute(name);
      if (said) part.setAttribute(name, said.replace(new RegExp(`^${list}-\\d+`), `${list}-${number}`));
    }
    if (part.matches("input")) part.value = "";
    if (part.matches("[id$='-wrong']")) part.remove();
  }
  return copy;
}

document.querySelector("[data-grows]")?.addEventListener("input", ({ target, currentTarget }) => {
  const rows = currentTarget.querySelectorAll("tr:not(.why)");
  const last = rows[rows.length - 1];
  if (last.contains(target) && last.querySelector(".label")) last.after(copied(last, "sizes", rows.length));
});

const more = document.querySelector("[data-more]");
if (more) more.hidden = !form.querySelector(".colour[data-new]");
more?.addEventListener("click", () => {
  const cards = form.querySelectorAll(".colour");
  const next = copied(cards[cards.length - 1], "colours", cards.length);
  const image = next.querySelector("img");
  image.removeAttribute("src");
  image.hidden = true;
  next.querySelector(".drop").classList.remove("full");
  cards[cards.length - 1].after(next);
  next.querySelector("input[name$='-name']").focus();
});

let touched = false;
form?.addEventListener("input", () => (touched = true));
form?.addEventListener("submit", () => (touched = false));
window.addEventListener("beforeunload", (event) => touched && event.preventDefault());
