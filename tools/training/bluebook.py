"""Notes of American law reviews: capitals for small capitals, the volume before the journal, all of a book's imprint in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from invent import Chance, Human, Work, language

if TYPE_CHECKING:
    from compose import Piece, Style

_SCHOOLS = (
    "HARV. YALE STAN. COLUM. MICH. VA. CORNELL GEO. TEX. MINN. IND. DUKE EMORY FORDHAM HASTINGS IOWA UCLA PACE VAND. WIS. TUL. SYRACUSE "
    "ARIZ. CONN. ALA. CARDOZO TEMP. RUTGERS WASH. OR. UTAH NEB. KAN. ST._LOUIS_U. FLA._ST._U. B.U. N.Y.U. U._CHI. U._PA. WASH._&_LEE "
    "NW._U. OHIO_ST. S._CAL. CHI.-KENT DENV._U. AM._U. U._BALT. LOY._L.A. N.C. NOTRE_DAME B.C. GA. BERKELEY J. INT'L_& COMP. AM. SUP._CT."
).split()
_REVIEWS = (
    "L. REV.", "L. REV.", "L. REV.", "L.J.", "L.J.", "J.L. & PUB. POL'Y", "J. INT'L L.", "J.L. & TECH.", "J. ON REG.", "J.L. & ECON.",
    "J. LEGAL STUD.", "ENVTL. L. REV.", "J. CONST. L.", "HUM. RTS. L. REV.", "TAX REV.", "J. CRIM. L.",
)  # fmt: skip
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def bluebook(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A book, an article, a chapter, a page of the web as an American law review cites it."""
    if w.type == "article":
        return _article(chance, s, w)
    if w.type == "incollection":
        return _chapter(chance, s, w)
    if w.type in ("web", "news"):
        return _page(chance, s, w)
    return _book(chance, s, w)


def _who(chance: Chance, people: list[Human], capitals: bool) -> str:
    full = [f"{one.given} {one.family}".strip() for one in people]
    text = full[0] if len(full) == 1 else ", ".join(full[:-1]) + chance.one(" & ", " & ", " and ") + full[-1]
    return text.upper() if capitals else text


def _small_capitals(s: Style, text: str) -> str:
    """What is printed in small capitals: capitals where a document has no markup, else as typed."""
    return text.upper() if not s.markup or s.italic_author else text


def _where(chance: Chance) -> list[Piece]:
    if chance.maybe(0.5):
        return []
    n = chance.randint(2, 600)
    return [
        (" ", "x"),
        (chance.one(str(n), str(n), f"{n}–{n % 100 + 100}", f"{n}-{n % 100 + 101}", f"§ {n % 30}.{n % 9 + 1}", f"ch. {n % 20 + 1}"), "locator"),
    ]  # fmt: skip


def _ordinal(edition: str) -> str:
    return edition + {"2": "d", "3": "d", "1": "st"}.get(edition, "th")


def _imprint(chance: Chance, w: Work, editors: list[Human]) -> list[Piece]:
    out: list[Piece] = [(" (", "x")]
    if editors:
        out += [
            (_who(chance, editors, False), "editor"),
            (chance.one(" ed., ", " eds., ") if len(editors) < 2 else " eds., ", "x"),
        ]
    if chance.maybe(0.08):
        out += [(w.publisher, "publisher"), (" ", "x")]
    if w.edition or chance.maybe(0.2):
        out += [(_ordinal(w.edition or str(chance.randint(2, 9))), "edition"), (" ed. ", "x")]
    return [*out, (str(w.year), "date"), (")", "x")]


def _italic(s: Style, text: str) -> str:
    return f"*{text}*" if s.markup and not s.italic_author else text


def _book(chance: Chance, s: Style, w: Work) -> list[Piece]:
    capitals = _small_capitals(s, "a") == "A"
    out: list[Piece] = [(_who(chance, w.authors, capitals), "author"), (", ", "x")] if w.authors else []
    volume: list[Piece] = [(w.volume, "volume"), (" ", "x")] if chance.maybe(0.05) else []
    return [*volume, *out, (_small_capitals(s, w.title), "title"), *_where(chance), *_imprint(chance, w, w.editors)]


def _journal(chance: Chance, s: Style, w: Work) -> str:
    if chance.maybe(0.75):
        name = chance.choice(_SCHOOLS).replace("_", " ") + " " + chance.choice(_REVIEWS)
        return (
            name
            if _small_capitals(s, "a") == "A"
            else re.sub(r"[A-Z]+(?=[^.A-Z&]|\.|$)", lambda m: m[0][:1] + m[0][1:].lower(), name)
        )
    return _small_capitals(s, w.container)


def _article(chance: Chance, s: Style, w: Work) -> list[Piece]:
    out: list[Piece] = [(_who(chance, w.authors, False), "author"), (", ", "x")] if w.authors else []
    out += [(_italic(s, w.title), "title"), (", ", "x"), (w.volume, "volume"), (" ", "x"), (_journal(chance, s, w), "container")]
    out += [(" ", "x"), (str(w.first_page), "pages")]
    if chance.maybe(0.5):
        out += [(", ", "x"), (str(w.first_page + chance.randint(1, 30)), "locator")]
    if chance.maybe(0.08):
        return [*out[:-2], (" (forthcoming ", "x"), (str(w.year), "date"), (")", "x")]
    return [*out, (" (", "x"), (str(w.year), "date"), (")", "x")]


def _chapter(chance: Chance, s: Style, w: Work) -> list[Piece]:
    out: list[Piece] = [(_who(chance, w.authors, False), "author"), (", ", "x")] if w.authors else []
    out += [(_italic(s, w.title), "title"), (", " + _italic(s, "in") + " ", "x"), (_small_capitals(s, w.container), "container")]
    if chance.maybe(0.7):
        out += [(" ", "x"), (str(w.first_page), "pages")]
        if chance.maybe(0.5):
            out += [(", ", "x"), (str(w.first_page + chance.randint(1, 20)), "locator")]
    return [*out, *_imprint(chance, w, w.editors)]


def _page(chance: Chance, s: Style, w: Work) -> list[Piece]:
    out: list[Piece] = [(_who(chance, w.authors, False), "author"), (", ", "x")] if w.authors else []
    site = w.container or chance.choice(language(w.lang)["newspapers"]).replace("{", "").replace("}", "")
    day = f"{_MONTHS[w.month - 1]} {w.day}, {w.year}"
    out += [(_italic(s, w.title), "title"), (", ", "x"), (_small_capitals(s, site), "container")]
    out += chance.choice(([(" (", "x"), (day, "date"), (")", "x")], [(", ", "x"), (day, "date")]))
    if w.type == "web" or chance.maybe(0.6):
        out += [(", ", "x"), (w.url if w.url.startswith(("http", "www")) else "https://" + w.url, "url")]
    return out
