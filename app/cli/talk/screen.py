"""The terminal talk for people: bubbles, cards and numbered buttons."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.text import Text

if TYPE_CHECKING:
    from app.cli.talk.session import Talk

WORDS = ("text", "choices", "csat")
HELP = (
    "Write as a shopper would; a number taps a button.\n"
    "/photo PATH · /receipt · /approve · /reject REASON · /staff WORDS · /release · /hours N · /new · /quit"
)


def converse(session: Talk, console: Console | None = None) -> None:
    """Until the end of input, Ctrl-C or /quit."""
    console = console or Console()
    console.print(Panel(HELP, title="talk", border_style="dim"))
    choices: list[str] = []
    while True:
        try:
            typed = console.input("[bold cyan]› [/]").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if typed == "/quit":
            return
        if typed:
            choices = show(console, session.answer(json.dumps(line_of(typed, choices)))) or choices


def line_of(typed: str, choices: list[str]) -> dict[str, Any]:
    """What the words on the screen stand for, as a line of the contract."""
    command, _, rest = typed.partition(" ")
    match command:
        case "/photo":
            return {"photo": rest.strip()}
        case "/receipt":
            return {"sighting": {"kind": "receipt"}}
        case "/approve":
            return {"staff": "approve_payment"}
        case "/reject":
            return {"staff": "reject_payment", "text": rest or None}
        case "/staff":
            return {"staff": "reply", "text": rest}
        case "/release":
            return {"staff": "release"}
        case "/hours":
            return {"advance_hours": float(rest) if rest.replace(".", "", 1).isdigit() else rest}
        case "/new":
            return {"setup": {}}
    # A height is typed with three digits, a button with one or two.
    if typed.isdigit() and 1 <= int(typed) <= len(choices):
        return {"choice": choices[int(typed) - 1]}
    return {"text": typed}


def show(console: Console, out: dict[str, Any]) -> list[str]:
    """Prints the answer and gives back the values of its buttons, in the order of their numbers."""
    if "error" in out:
        console.print(Text(out["error"], style="red"))
        return []
    choices: list[str] = []
    for bubble in out["bubbles"]:
        words = bubble["kind"] in WORDS
        console.print(Panel(Text(bubble["text"]), border_style="green" if words else "yellow", expand=False))
        for button in bubble.get("choices", ()):
            choices.append(button["choice"])
            console.print(f"   [bold]{len(choices)}[/] {escape(button['label'])}")
    if not out["bubbles"]:
        console.print(Text("…", style="dim"))
    console.print(Text(_standing(out), style="dim"))
    return choices


def _standing(out: dict[str, Any]) -> str:
    """One line on where the talk stands."""
    order = out["order"]
    parts = [out["state"], out["owner"], *([f"{order['number']} {order['status']} {order['total']}"] if order else [])]
    return " · ".join(parts)
