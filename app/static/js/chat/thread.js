// The thread: its end in view, a line where a day begins, and who one talks to.

const thread = document.getElementById("thread");
const log = document.getElementById("main");
const who = document.getElementById("who");
const NEAR = 120; // px from the end: nearer than this, the reader follows the talk

// The log is reversed: its scroll position is 0 at the end and negative above it.
export const follow = {
  following: true,
  note() {
    this.following = Math.abs(log.scrollTop) < NEAR;
  },
  keep() {
    if (this.following) log.scrollTop = 0;
  },
  toEnd() {
    log.scrollTop = 0;
  },
};

// The server draws the lines of the page it sends; bubbles that come later get theirs here.
export function separateDays() {
  let day = null;
  for (const turn of thread.querySelectorAll(":scope > .turn[data-day]")) {
    if (day && turn.dataset.day !== day && !turn.previousElementSibling?.matches(".day")) {
      const line = document.createElement("p");
      line.className = "day";
      line.textContent = dayName(turn.dataset.day);
      turn.before(line);
    }
    day = turn.dataset.day;
  }
}

function dayName(day) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  if (day === today) return thread.dataset.today;
  const name = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" });
  return name.format(new Date(`${day}T12:00`));
}

// A person when a person spoke last, else the bot.
export function showWhoAnswers() {
  const last = Array.from(thread.querySelectorAll(":scope > .turn:not(.me)")).at(-1);
  const person = last?.matches(".staff") ? last.querySelector(".name").textContent : "";
  if (who.dataset.person === person) return;
  who.dataset.person = person;
  const shown = document.getElementById(person ? "a-person" : "the-bot").content.cloneNode(true);
  if (person) {
    shown.querySelector("h1").textContent = person;
    shown.querySelector(".face").textContent = last.querySelector(".face").textContent;
  }
  who.replaceChildren(shown);
}
