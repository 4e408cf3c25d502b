r"""LaTeX in words that pandoc reads: notes by other names become `\footnote`, a long table has one head, and of a command that is not
known its words are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from footpress.text.late_patterns import late

_NOTES = ("endnote", "sidenote", "marginpar", "marginnote", "tablefootnote")
_LAST = frozenset(
    "rotatebox resizebox scalebox textcolor colorbox fcolorbox raisebox makebox framebox adjustbox pandocbounded".split()
)
"""Commands of which the last argument alone is printed."""
_NO_WORDS = frozenset(
    "index label glossary vspace hspace setlength addtolength setcounter addtocounter addcontentsline pagestyle thispagestyle pagenumbering "
    "bibliographystyle bibliography addbibresource printbibliography nocite hypersetup captionsetup graphicspath selectlanguage setmainfont "
    "setsansfont setmonofont urlstyle fontsize definecolor color rowcolor cellcolor rowcolors arrayrulecolor markboth markright "
    "hyphenation linespread theoremstyle newtheorem newglossaryentry newacronym cmidrule cline noalign numberwithin input include "
    "includegraphics sbox usepackage IfFileExists PassOptionsToPackage begin end documentclass footnotemark newcounter renewcommand "
    "newcommand providecommand newenvironment def let enlargethispage hyphenchar mathversion fontfamily fontseries fontshape".split()
)
"""Commands whose arguments nobody prints."""
_MEASURE = late(r"\\[A-Za-z@]+\*?|(?<![\w.])-?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s{0,4}(?:pt|cm|mm|em|ex|in|bp|sp|pc)\b")
_DEFINING = late(r"\\(?:(?:re)?new|provide|Declare(?:Robust)?|renew)?[cC]ommand\*?\s*\{?\s*$|\\[egx]?def\s*$")
_LONG_TABLE = late(r"(\\begin\s*\{longtable\})(.*?)(\\end\s*\{longtable\})", re.DOTALL)
_COLUMNS = late(r"\\(?:begin|end)\s*\{(?:multicols\*?|adjustwidth|spacing)\}(?:\[[^\]]*\]|\{[^{}]*\})*")
_WRAPPED = late(r"\\(begin|end)\s*\{(?:wrap|SC)(figure|table)\}(?:\[[^\]]*\]|\{[^{}]*\})*")
_PARTS = late(r"\\end(firsthead|head|foot|lastfoot)(?![A-Za-z])")
_RULES = late(r"\\(?:top|mid|bottom)rule|\\hline|\\noalign\s*\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Command:
    """A command in a text: where it stands, what stands in its brackets, and its arguments."""

    start: int
    end: int
    option: str
    arguments: tuple[str, ...]


def rewritten(text: str) -> str:
    """The text with notes and long tables as pandoc reads them."""
    text = _without_definition(text, "pandocbounded")
    text = replaced(text, "pandocbounded", lambda found: found.arguments[0])
    text = _with_marked_notes(text)
    for name in _NOTES:
        text = replaced(text, name, lambda found: rf"\footnote{{{found.arguments[0]}}}")
    text = _COLUMNS.sub("\n\n", _WRAPPED.sub(lambda found: rf"\{found[1]}{{{found[2]}}}", text))
    return _LONG_TABLE.sub(lambda table: table[1] + _one_head(table[2]) + table[3], text)


def with_words_of(text: str, names: Collection[str]) -> str:
    """The text with the words of some commands in their places."""
    preamble, body = _parted(text)
    for name in names:
        body = replaced(body, name, lambda found, name=name: _words(found, name))  # type: ignore[misc]
    return preamble + body


def stands_in(text: str, name: str) -> bool:
    """Whether a command with arguments stands in the text itself, and not in what is above it alone."""
    return any(True for _ in commands(_parted(text)[1], name))


def _parted(text: str) -> tuple[str, str]:
    start = max(0, text.find(r"\begin{document}"))
    return text[:start], text[start:]


def printed_words(skipped: str) -> str:
    """The name of a command that pandoc passed over, where words that are printed stand in it; "" where none do."""
    found = re.match(r"\\([A-Za-z@]+)\*?\s*[\[{]", skipped)
    if not found or found[1] in _NO_WORDS or found[1].startswith(("if", "@")):
        return ""
    command = next(commands(skipped, found[1]), None)
    return found[1] if command and re.search(r"[^\W_]", _MEASURE.sub("", _words(command, found[1]))) else ""


def commands(text: str, name: str) -> Iterator[Command]:
    """The commands of a name that have arguments, but not where they are defined."""
    for found in re.finditer(rf"\\{re.escape(name)}(?![A-Za-z@])\*?", text):
        at, options, arguments = found.end(), [], []
        while taken := _taken(text, at, "[", "]"):
            options.append(taken[0])
            at = taken[1]
        while taken := _taken(text, at, "{", "}"):
            arguments.append(taken[0])
            at = taken[1]
        if arguments and not _DEFINING.search(text[max(0, found.start() - 30) : found.start()]):
            yield Command(found.start(), at, options[0] if options else "", tuple(arguments))


def replaced(text: str, name: str, write: Callable[[Command], str]) -> str:
    """The text with something else for each command of a name; one within another is met in the next round."""
    for _ in range(8):
        pieces, end = [], 0
        for found in commands(text, name):
            if found.start >= end:
                pieces += [text[end : found.start], write(found)]
                end = found.end
        if not end:
            break
        text = "".join([*pieces, text[end:]])
    return text


def _taken(text: str, at: int, opening: str, closing: str) -> tuple[str, int] | None:
    """What stands in the brackets that open at a place, and where they end."""
    if not text.startswith(opening, at):
        return None
    depth, place = 0, at
    while place < len(text):
        sign = text[place]
        if sign == "\\":
            place += 1
        elif sign == "{" or sign == opening:
            depth += 1
        elif sign == "}" or (sign == closing and depth == 1):
            depth -= 1
            if depth == 0:
                return text[at + 1 : place], place + 1
        place += 1
    return None


def _words(found: Command, name: str) -> str:
    return found.arguments[-1] if name in _LAST else " ".join(found.arguments)


def _without_definition(text: str, name: str) -> str:
    found = re.search(rf"\\(?:re)?(?:new|provide)command\*?\s*\{{?\\{name}\}}?(?:\[[^\]]*\])*", text)
    body = _taken(text, found.end(), "{", "}") if found else None
    return text[: found.start()] + text[body[1] :] if found and body else text


def _with_marked_notes(text: str) -> str:
    r"""Each `\footnotemark` as a note with the words of the `\footnotetext` of its number, else of the next that no other mark has; a text
    without a mark is a note where it stands."""
    texts = list(commands(text, "footnotetext"))
    edits: list[tuple[int, int, str]] = []
    for mark in re.finditer(r"\\footnotemark(?![A-Za-z])(?:\[(\d*)\])?", text):
        own = next((each for each in texts if mark[1] and each.option == mark[1]), None)
        own = own or next((each for each in texts if each.start > mark.start()), None)
        if own:
            texts.remove(own)
            edits += [(*mark.span(), rf"\footnote{{{own.arguments[0]}}}"), (own.start, own.end, "")]
    edits += [(each.start, each.end, rf"\footnote{{{each.arguments[0]}}}") for each in texts]
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _one_head(table: str) -> str:
    """A long table with the head of its first page, its rows, and the words below its last page."""
    parts, end = {}, 0
    for found in _PARTS.finditer(table):
        parts[found[1]] = table[end : found.start()]
        end = found.end()
    if not parts:
        return table
    order = list(parts)
    start = re.match(r"\s*(?:\[[^\]]*\])?\s*", parts[order[0]])
    columns = _taken(parts[order[0]], start.end() if start else 0, "{", "}")
    before = parts[order[0]][: columns[1]] if columns else ""
    parts[order[0]] = parts[order[0]][len(before) :]
    head = _RULES.sub("", parts.get("firsthead", parts.get("head", ""))).strip()
    foot = _RULES.sub("", parts.get("lastfoot", "")).strip()
    headed = f"\\toprule\n{head}\n\\midrule\n" if head else ""
    rows = re.sub(r"\\(?:bottomrule|hline)\s*(?:\\noalign\s*\{[^{}]*\}\s*)?$", "", table[end:].rstrip())
    return f"{before}\n{headed}{rows}\n{foot}\n"
