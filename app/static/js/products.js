// The product form: photos by drag and drop with their preview, one more empty size once the last is filled.
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

for (const place of document.querySelectorAll("[data-drop]")) {
  const [input, drop] = ["input[type=file]", ".drop"].map((name) => place.querySelector(name));
  input.addEventListener("change", () => preview(place));
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  for (const end of ["dragleave", "drop"]) place.addEventListener(end, () => drop.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    if (input.disabled || !event.dataTransfer.files.length) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    input.files = one.files;
    preview(place);
  });
}

// A photo let go beside its place must not open in the tab and take the form with it.
for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());

document.querySelector("[data-grows]")?.addEventListener("input", ({ target, currentTarget }) => {
  const rows = currentTarget.querySelectorAll("tr:not(.why)");
  const last = rows[rows.length - 1];
  if (!last.contains(target) || !last.querySelector(".label")) return;
  const next = last.cloneNode(true);
  for (const field of next.querySelectorAll("input")) {
    field.value = "";
    field.removeAttribute("aria-invalid");
    field.name = field.name.replace(/\d+/, String(rows.length));
    if (field.id) field.id = field.name;
  }
  last.after(next);
});

let touched = false;
form?.addEventListener("input", () => (touched = true));
form?.addEventListener("submit", () => (touched = false));
window.addEventListener("beforeunload", (event) => touched && event.preventDefault());
