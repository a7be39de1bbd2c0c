// The table of sizes as a spreadsheet has it: a pasted column runs down, Enter goes down, Ctrl+D copies from above.
const rowsOf = (table) => [...table.querySelectorAll("tr:not(.why)")];
const fieldIn = (row, place) => row?.cells[place]?.querySelector("input:not([type=hidden])");

function told(input, value) {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

// Cells of a spreadsheet: lines by line breaks, columns by tabs. One cell alone is pasted as ever.
function paste(event, table) {
  const input = event.target;
  const lines = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n+$/, "").split("\n");
  if (lines.length === 1 && !lines[0].includes("\t")) return;
  const rows = rowsOf(table);
  const row = input.closest("tr");
  const column = input.closest("td, th").cellIndex;
  const whole = lines.map((line) => line.split("\t"));
  // A block that begins with the names of sizes finds its rows by them; any other runs down from here.
  const named = new Map(rows.map((each) => [each.querySelector("[name$='-label']")?.value, each]));
  const byName = whole.every((cells) => cells.length > 1 && named.has(size(cells[0])));
  event.preventDefault();
  whole.forEach((cells, down) => {
    const target = byName ? named.get(size(cells[0])) : rows[rows.indexOf(row) + down];
    (byName ? cells.slice(1) : cells).forEach((cell, along) => {
      const field = fieldIn(target, (byName ? 2 : column) + along);
      if (field) told(field, cell.trim());
    });
  });
}

const size = (cell) => cell.trim().replace("–", "-");

function down(input, rows, steps) {
  const at = rows.indexOf(input.closest("tr")) + steps;
  const next = fieldIn(rows[at], input.closest("td, th").cellIndex);
  next?.focus();
  next?.select();
  return Boolean(next);
}

function copyFromAbove(input, rows) {
  const above = fieldIn(rows[rows.indexOf(input.closest("tr")) - 1], input.closest("td, th").cellIndex);
  if (above) told(input, above.value);
}

export function easePrices(table) {
  table.addEventListener("paste", (event) => paste(event, table));
  table.addEventListener("keydown", (event) => {
    const rows = rowsOf(table);
    if (event.key === "Enter" || event.key === "ArrowDown") down(event.target, rows, 1);
    else if (event.key === "ArrowUp") down(event.target, rows, -1);
    else if ((event.ctrlKey || event.metaKey) && event.code === "KeyD") copyFromAbove(event.target, rows);
    else return;
    event.preventDefault();
  });
  // The price of this line in every size below that has none yet.
  table.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-down]");
    if (!button) return;
    const rows = rowsOf(table);
    const from = button.closest("tr");
    const price = from.querySelector(".price").value;
    for (const row of rows.slice(rows.indexOf(from) + 1)) {
      const field = row.querySelector(".price");
      if (field && !field.value && row.querySelector("[name$='-label']").value) told(field, price);
    }
    from.querySelector(".price").focus();
  });
}
