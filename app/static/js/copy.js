// Buttons that copy and say so, in place. Without script they are not shown.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button || !(await copied(button.dataset.copy))) return;
  document.querySelectorAll("[data-copy].done").forEach((other) => other !== button && tell(other, false));
  tell(button, true);
});

function tell(button, done) {
  button.classList.toggle("done", done);
  const label = button.querySelector("span");
  label.dataset.before ??= label.textContent;
  label.textContent = done ? button.dataset.done : label.dataset.before;
  const what = button.parentElement.querySelector("[data-copied]");
  if (!what) return;
  what.dataset.before ??= what.textContent;
  what.textContent = done ? what.dataset.copied : what.dataset.before; // in the thread, so it is read aloud too
}

async function copied(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => copiedByHand(text));
  return copiedByHand(text);
}

// Plain http on a home network has no clipboard: the old way.
function copiedByHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "vh";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
