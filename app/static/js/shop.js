// The shop's pages with script: everything here also works without it, by links and plain forms.
// htmx comes at the first touch of the search or the filters, so that nobody who only looks loads it.

const source = document.querySelector("script[data-htmx]").dataset.htmx;
let asked = false;

function fetchHtmx(event) {
  if (asked || !event.target.closest?.("[hx-get], .sieve, .buy")) return;
  asked = true;
  const script = document.createElement("script");
  script.src = source;
  document.head.append(script);
}

for (const touch of ["focusin", "pointerover", "touchstart"]) document.addEventListener(touch, fetchHtmx, { passive: true });

// The filters close by Escape and by a press beside them.
document.addEventListener("keydown", ({ key }) => key === "Escape" && fold(null));
document.addEventListener("pointerdown", ({ target }) => fold(target));

function fold(target) {
  const open = document.querySelector(".sieve details[open]");
  if (!open || open.contains(target)) return;
  const held = open.contains(document.activeElement);
  open.open = false;
  if (held) open.querySelector("summary").focus();
}

// «Show more» goes away when it is pressed: the first of the new models takes its focus.
let shown = 0;
document.addEventListener("click", ({ target }) => target.closest?.(".more a") && (shown = document.querySelectorAll("#goods .item").length));
document.addEventListener("htmx:after:swap", () => {
  if (shown) document.querySelectorAll("#goods .item .title a")[shown]?.focus({ preventScroll: true });
  shown = 0;
});

// The button says what it will do: «Take 110-116 for 1 990 ₴».
document.addEventListener("change", ({ target }) => target.matches?.(".sizes input") && tell(target));
for (const chosen of document.querySelectorAll(".sizes input:checked")) tell(chosen);

function tell(chosen) {
  const words = chosen.form.querySelector("[data-says]"), price = chosen.closest("tr").querySelector(".price").textContent;
  words.textContent = words.dataset.says.replace("{size}", chosen.value).replace("{price}", price);
}
