// Files picked, pasted or dropped: shown before they are sent, each can be taken away.

const photo = document.getElementById("photo");
const list = document.getElementById("chosen");

export function chosen() {
  return Array.from(photo.files);
}

export function choose(files) {
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  photo.files = transfer.files;
  show();
}

function show() {
  list.replaceChildren(...chosen().map(preview));
  list.hidden = !photo.files.length;
}

function preview(file) {
  const item = document.createElement("li");
  const remove = document.getElementById("remove").content.firstElementChild.cloneNode(true);
  remove.addEventListener("click", () => choose(chosen().filter((other) => other !== file)));
  item.append(file.type.startsWith("image/") ? picture(file) : file.name, remove);
  return item;
}

export function picture(file) {
  const image = document.createElement("img");
  image.alt = file.name;
  image.src = URL.createObjectURL(file);
  image.onload = () => URL.revokeObjectURL(image.src);
  image.onerror = () => image.replaceWith(file.name);
  return image;
}

photo.addEventListener("change", show);

document.addEventListener("paste", (event) => {
  const files = Array.from(event.clipboardData?.files ?? []);
  if (files.length) choose([...chosen(), ...files]);
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  choose([...chosen(), ...event.dataTransfer.files]);
});
