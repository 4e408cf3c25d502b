"""The figures written down: the table and the chart of docs/benchmarks.md, and a line of its history."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

import footpress
from measuring.invented import ROOT
from measuring.spent import Spent

_PAGE, _HISTORY, _CHART = ROOT / "docs/benchmarks.md", ROOT / "docs/benchmarks/history.json", ROOT / "docs/benchmarks/chart.svg"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured: `own` is what it spends, `beside` what it is compared with; `goals` are the most that the ratios (or, beside
    nothing, the seconds) of the processor and of the clock should be, and the most memory in MB."""

    what: str
    own: Spent
    beside: str = ""
    other: Spent | None = None
    goals: tuple[float | None, float | None, float | None] = (None, None, None)

    @property
    def ratios(self) -> tuple[float, float]:
        """(of the processor, of the clock) to what it is compared with; its seconds beside nothing."""
        cpu, wall = (self.other.cpu, self.other.wall) if self.other else (1, 1)
        return self.own.cpu / cpu, self.own.wall / wall

    @property
    def busy(self) -> float:
        """How much of the processor's time, all its cores together, was used while it went on."""
        return self.own.cpu / self.own.wall / (os.cpu_count() or 1)

    def __str__(self) -> str:
        cpu, wall = (
            f"{ratio:.2f}{f' (goal {goal})' if goal else ''}" for ratio, goal in zip(self.ratios, self.goals, strict=False)
        )
        compared = (
            f", {cpu} of {self.beside}, clock {wall}" if self.other else f"; goal {self.goals[0]} s" if self.goals[0] else ""
        )
        memory = f", {self.own.memory / 2**20:.0f} MB{f' (goal {self.goals[2]:.0f})' if self.goals[2] else ''}"
        return f"{self.what}: {self.own.cpu:.2f} s, clock {self.own.wall:.2f} s{compared}{memory}, cores busy {self.busy:.0%}"


def write(rows: Sequence[Row]) -> None:
    """Write the page's table, the chart, and a line of the history."""
    history = json.loads(_HISTORY.read_text(encoding="utf-8")) if _HISTORY.is_file() else []
    today = {"date": f"{date.today()}", "version": footpress.__version__, "rows": [_stored(row) for row in rows]}
    _HISTORY.write_text(json.dumps([*history, today], indent=1) + "\n", encoding="utf-8")
    _CHART.write_text(_chart(rows), encoding="utf-8")
    said = f"{date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}."
    columns = "| | CPU s | clock s | ratio of CPU (goal) | of clock (goal) | cores busy | MB (goal) | beside |\n|---|---|---|---|---|---|---|---|"
    table = "\n".join(map(_line, rows))
    put("figures", f"{said}\n\n{columns}\n{table}\n")


def put(name: str, text: str) -> None:
    """Write a text between the marks of this name in docs/benchmarks.md."""
    head, begin, rest = _PAGE.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
    _, end, tail = rest.partition(f"<!-- end of {name} -->")
    if not begin or not end:
        raise SystemExit(f"{_PAGE} has lost its marks of the {name}.")
    _PAGE.write_text(f"{head}{begin}{text}{end}{tail}", encoding="utf-8")


def _stored(row: Row) -> dict[str, object]:
    cpu, wall = row.ratios
    return {"what": row.what, **asdict(row.own), "beside": row.beside, "ratio": cpu, "wall_ratio": wall, "goals": row.goals}


def _line(row: Row) -> str:
    shown = [f"{ratio:.2f}" if row.other else "" for ratio in row.ratios]
    cpu, wall, memory = (
        f"{value}{f' ({goal:g})' if goal else ''}"
        for value, goal in zip([*shown, f"{row.own.memory / 2**20:.0f}"], row.goals, strict=True)
    )
    return f"| {row.what} | {row.own.cpu:.2f} | {row.own.wall:.2f} | {cpu} | {wall} | {row.busy:.0%} | {memory} | {row.beside} |"


def _chart(rows: Sequence[Row]) -> str:
    """The ratios as bars, each with a mark at its goal, as SVG."""
    shown = [row for row in rows if row.goals[0]]
    widest = max(max(row.ratios[0], row.goals[0] or 0) for row in shown)
    lines = []
    for number, row in enumerate(shown):
        ratio, goal, y = row.ratios[0], row.goals[0] or 0, 10 + 26 * number
        lines.append(f'<text x="240" y="{y + 13}" text-anchor="end">{row.what}</text>')
        lines.append(f'<rect x="250" y="{y}" width="{max(300 * ratio / widest, 1):.1f}" height="16" fill="#1f3f4a"/>')
        lines.append(f'<path d="M{250 + 300 * goal / widest:.1f} {y - 3}v22" stroke="#b3541e" stroke-width="2"/>')
        lines.append(f'<text x="{258 + 300 * max(ratio, goal) / widest:.1f}" y="{y + 13}">{ratio:.2f}</text>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 {20 + 26 * len(shown)}" font-family="sans-serif" font-size="12">'
    return "\n".join([head, "<title>What footpress spends, beside others; the marks are the goals</title>", *lines, "</svg>\n"])
