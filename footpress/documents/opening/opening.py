"""The lines above the text: title, authors with what is said of them, series and number, date, abstracts and keywords in their languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from footpress.documents.opening.authors import Authors
from footpress.documents.opening.bylines import is_surely_a_name
from footpress.documents.opening.facts_said import facts_said, taken
from footpress.documents.opening.labelled import Labelled, split_at_labels, take_labelled
from footpress.documents.opening.lines import Said, date_of, read_line, series_of
from footpress.documents.plain_text.casing import is_capitals, title_case
from footpress.documents.plain_text.closing import Closing
from footpress.documents.plain_text.headings import could_be, is_section
from footpress.documents.plain_text.note_numbers import without_call_at_end
from footpress.documents.plain_text.paragraphs import Line, Paragraph
from footpress.languages.detection import closest
from footpress.model.article import Author
from footpress.model.facts import Facts, is_before
from footpress.model.manuscript import LeftOut, Metadata
from footpress.problems import Problem
from footpress.text.folding import fold_letters
from footpress.text.late_patterns import late
from footpress.text.scripts import ends_sentence, word_count

_WORDS_OF_A_PARAGRAPH = 25
_WORDS_OF_A_SENTENCE = 8
_SENTENCE = late(r"[^\W\d_]{3,}[.!?][\"”»)]?(?:\[\d+\]|[¹²³⁰⁴-⁹\d]+)?\s+[^\W\d_]{2,}")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Opening:
    """What the opening says, gathered line by line, and the paragraphs that follow it."""

    title: str = ""
    title_line: int = 0
    subtitle: str = ""
    authors: tuple[Author, ...] = ()
    date: str = ""
    series: str = ""
    number: str = ""
    labelled: Labelled = field(default_factory=Labelled)
    said: list[str] = field(default_factory=list)
    """What has no field of its own, thanks and the like: the author's note has it."""
    facts: Facts = field(default_factory=Facts)
    history: list[str] = field(default_factory=list)
    """The lines of which the days in `facts` were read."""
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    body: tuple[Paragraph, ...] = ()


def read_opening(paragraphs: Sequence[Paragraph], file: str, known: Opening | None = None) -> Opening:
    """Read the lines up to the first paragraph of the text. `known` is what styles or front matter say already."""
    opening = known or Opening()
    paragraphs = split_at_labels(paragraphs)
    above = opening_length(paragraphs) if known is None else _leading(paragraphs)
    said = [read_line(line, number) for number, paragraph in enumerate(paragraphs[:above]) for line in paragraph.lines]
    rest = list(paragraphs[above:])
    taken, rest = take_labelled(opening.labelled, rest, file)
    told = _Telling(opening, file, [*said, *taken], " ".join(paragraph.text for paragraph in rest)[:20_000])
    told.tell()
    opening.body = (*told.unread, *rest)
    return opening


def opening_length(paragraphs: Sequence[Paragraph]) -> int:
    """How many paragraphs stand above the text: before the first that is one, or a heading. Where none is a text by its looks, the first
    line stands above it, with the names and dates below it."""
    for index, paragraph in enumerate(paragraphs):
        if stands_in_text(paragraph) or (index and is_section(paragraph.text) and not date_of(paragraph.text)):
            return index - _ends_in_a_heading(paragraphs, index)
    above = 1
    while above < len(paragraphs) and read_line(paragraphs[above].lines[0]).kind not in ("words", "maybe names"):
        above += 1
    return above if above < len(paragraphs) else 0


def _leading(paragraphs: Sequence[Paragraph]) -> int:
    return next((place for place, paragraph in enumerate(paragraphs) if stands_in_text(paragraph)), len(paragraphs))


def _ends_in_a_heading(paragraphs: Sequence[Paragraph], above: int) -> bool:
    """Whether the last line above the text, below the authors, is the first heading: it has words of the text."""
    kinds = [read_line(line).kind for each in paragraphs[: above - 1] for line in each.lines]
    titled = sum(kind in ("words", "names", "maybe names") for kind in kinds) > 1
    if not titled or "names" not in kinds or kinds[-1] in ("words", "maybe names", "label"):
        return False
    last, text = paragraphs[above - 1], " ".join(paragraph.text for paragraph in paragraphs[above : above + 20])
    if len(last.lines) > 1 or read_line(last.lines[0]).kind not in ("words", "names") or not could_be(last.text):
        return False
    common = set(re.findall(r"[^\W\d_]+", text))
    return any(word.lower() in common for word in re.findall(r"[^\W\d_]{4,}", last.text))


def finish_title(opening: Opening, lang: str, text: str) -> None:
    """Set a title typed in capitals as titles are set, once the language is known."""
    for name in ("title", "subtitle"):
        typed = getattr(opening, name)
        if is_capitals(typed):
            setattr(opening, name, title_case(typed, lang, text))


def stands_in_text(paragraph: Paragraph) -> bool:
    """Whether a paragraph belongs to the text: long, or a sentence, or labelled."""
    text = paragraph.text
    first = read_line(paragraph.lines[0])
    if first.kind == "label" and first.label and first.label.name in ("abstract", "keywords"):
        return True
    if (
        first.kind in ("affiliation", "label", "reach", "names")
        and len(paragraph.lines[0].text.split()) < 60
        and not _is_prose(text)
    ):
        return False
    words, text = word_count(text), without_call_at_end(text)
    return words >= _WORDS_OF_A_PARAGRAPH or (words >= _WORDS_OF_A_SENTENCE and ends_sentence(text) and not is_capitals(text))


def _is_prose(text: str) -> bool:
    """Whether a paragraph that names a ministry or a council is several sentences: "The council spoke of it twice. It spoke again." """
    return len(text.split()) >= _WORDS_OF_A_PARAGRAPH and len(_SENTENCE.findall(text)) > 1


class _Telling:
    """Which of the lines above the text is what."""

    def __init__(self, opening: Opening, file: str, said: Sequence[Said], text: str) -> None:
        self.opening, self.file, self.said, self.text = opening, file, list(said), text
        self.authors = Authors(opening.authors)
        self.unread: list[Paragraph] = []
        self.before: Said | None = None
        self.named_above = len(self.authors.people)

    def tell(self) -> None:
        """Give each line its place."""
        title = self._title()
        for said in self.said:
            self._take(said, is_title=said is title)
            self.before = said
        self.opening.authors, problems, said_of = self.authors.finished(self.file)
        self.opening.problems += problems
        self.opening.said += said_of
        self.opening.left_out += [*self.authors.left_out, *self.opening.labelled.left_out]
        self.opening.problems += self.opening.labelled.problems

    def _title(self) -> Said | None:
        """The line that is the title: the first that says something, unless it surely, or for want of another, names the author."""
        if self.opening.title:
            return None
        lines = [each for each in self.said if each.kind in ("words", "names", "maybe names", "affiliation")]
        if not lines:
            return None
        first = lines[0]
        names = [each for each in lines if each.kind == "names"]
        if first.kind != "names" or first.is_by:
            return next((each for each in lines if each.kind != "names"), None) if first.is_by else first
        led = next((place for place, each in enumerate(lines) if each.kind != "names"), len(lines))
        words = [each for each in lines if each.kind in ("words", "maybe names")]
        sure = is_surely_a_name(first.text)
        if any(each.kind == "names" and not self._repeats(each, lines[:led]) for each in lines[led:]):
            return first
        if not words:  # nothing but names: the first is the title, where it is less of a name than another
            unsure = [each for each in names if not is_surely_a_name(each.text)]
            return first if not sure or not unsure else unsure[0]
        if len(names) > 1 and not all(is_surely_a_name(each.text) for each in lines[:led]):
            return next((each for each in lines[:led] if not is_surely_a_name(each.text)), first) if sure else first
        if not sure and _is_common(first.text, self.text):
            return first
        if not sure:
            message = f"“{first.text[:60]}”, above “{words[0].text[:60]}”, was read as the author: look whether it is the title."
            self.opening.problems.append(Problem(self.file, first.line.number, "author-guessed", "query", message))
        return words[0]

    def _repeats(self, said: Said, earlier: Sequence[Said]) -> bool:
        known = {fold_letters(each.name.display) for one in earlier for each in one.bylines if one.kind == "names"}
        return all(fold_letters(each.name.display) in known for each in said.bylines)

    def _take(self, said: Said, *, is_title: bool) -> None:
        opening, text, line = self.opening, raised(said.text), said.line
        if is_title:
            opening.title, opening.title_line = text, line.number
            self.named_above = len(self.authors.people)
        elif said.kind == "date":
            opening.date = opening.date or date_of(text)
            self._leave(line, f"read as the date {date_of(text)}")
        elif said.kind == "series" and opening.title != text:
            opening.series, opening.number = series_of(text)
            self._leave(line, f"read as the series {opening.series}, number {opening.number}")
        elif said.kind == "label":
            self._take_label(said)
        elif said.kind == "journal":
            self._leave(line, "where the article was printed before")
            message = f"“{text[:60]}” seems to say where this was printed; it is left out: put what is true of it into the front matter."
            opening.problems.append(Problem(self.file, line.number, "opening-line", "query", message))
        elif opening.title and fold_letters(text) == fold_letters(opening.title):
            _keep_better(opening, text)
            self._leave(line, "the title typed a second time")
        elif said.kind == "names" and opening.title_line != line.number and self._names_authors(said):
            self.authors.take_names(said)
        elif said.kind in ("reach", "affiliation") or said.reach.mails or said.reach.orcids or self.authors.has_mark(said):
            self._take_reach(said)
        elif said.kind == "maybe names" and opening.title and not self.authors.people and self._is_last_of_its_kind(said):
            self.authors.take_names(said)
            if (
                not all(each.name.literal for each in said.bylines)
                or self.before is None
                or self.before.line.number != opening.title_line
            ):
                message = f"“{text[:60]}” was read as the author: look whether it is so."
                opening.problems.append(Problem(self.file, line.number, "author-guessed", "query", message))
        elif self._continues_title(said):
            opening.title = f"{opening.title} {text}"
            opening.title_line = line.number
        elif not opening.subtitle and len(self.authors.people) == self.named_above and opening.title:
            opening.subtitle = text
        elif self._continues_affiliation(said):
            self.authors.continue_affiliation(text)
        else:
            self._unread(said)

    def _names_authors(self, said: Said) -> bool:
        """Whether a line that could be names does name authors: not where a surer one follows, or another line parts it from those above."""
        if is_surely_a_name(said.text) or self.authors.know(said):
            return True
        if self.opening.title and _is_common(said.text, self.text):
            return False
        if self.authors.people and len(self.authors.people) > self.named_above:
            return self.before is not None and self.before.kind in ("names", "affiliation", "reach")
        later = self.said[self.said.index(said) + 1 :]
        return not self.opening.title or not any(each.kind == "names" and is_surely_a_name(each.text) for each in later)

    def _take_reach(self, said: Said) -> None:
        if self.authors.people:
            self.authors.take_reach(said)
        elif not self.opening.title:
            self.opening.title, self.opening.title_line = said.text, said.line.number
        elif said.kind == "affiliation" and not self.opening.subtitle and said.line.number == self.opening.title_line + 1:
            self.opening.subtitle = said.text
        else:
            self.authors.wait(said)

    def _take_label(self, said: Said) -> None:
        label, text = said.label, said.text
        assert label
        if label.name == "corresponding":
            self.authors.take_corresponding(said)
        elif facts := taken(self.opening.facts, read := facts_said(text)):
            self.opening.facts = facts
            words = read.label if read.label else text
            self.opening.history += [] if read.label else [text]
            keys = ", ".join(key.replace("_", "-") for key in read.found)
            self._leave(replace(said.line, text=words), f"read as {keys}")
        else:
            self.opening.said.append(text)
            where = f"give it {read.key.replace('_', '-')}: as a key" if read.key else "look where it should be"
            message = f"“{text[:60]}” has no field of its own, and stands in author-note: {where}."
            self.opening.problems.append(Problem(self.file, said.line.number, "front-matter-words", "query", message))

    def _continues_title(self, said: Said) -> bool:
        """Whether a line goes on with a title that is broken over two."""
        before, title = self.before, self.opening.title
        if not before or not title or before.line.number != self.opening.title_line or said.paragraph != before.paragraph:
            return False
        if said.line.number == before.line.number or re.search(r"[:.?!]$", title):
            return False
        return said.text[0].islower() or title.endswith(("-", ",", "–")) or (len(title) > 35 and " " not in said.text)

    def _continues_affiliation(self, said: Said) -> bool:
        """Whether a short line below an affiliation is its address: "Northmere, UK"."""
        before = self.before
        if not before or before.kind != "affiliation" or len(said.text.split()) > 6 or not self.authors.people:
            return False
        return said.paragraph == before.paragraph or bool(re.search(r"[^\W\d_],\s|\d{3,}", said.text))

    def _is_last_of_its_kind(self, said: Said) -> bool:
        return not any(each.kind == "maybe names" for each in self.said[self.said.index(said) + 1 :])

    def _unread(self, said: Said) -> None:
        self.unread.append(Paragraph((replace(said.line, text=re.sub(r"^#+ *", "", said.line.text)),), -1))
        message = (
            f"“{said.text[:60]}” stands above the text and was not understood; it begins the text now: put it where it belongs."
        )
        self.opening.problems.append(Problem(self.file, said.line.number, "opening-line", "query", message))

    def _leave(self, line: Line, reason: str) -> None:
        self.opening.left_out.append(LeftOut(line.text, line.number, reason))


def raised(text: str) -> str:
    """A line whose raised text is written ^so^, as it is set: figures raised, other letters not."""
    return re.sub(r"\^([^\s^]{1,8})\^", lambda found: found[1].translate(_RAISED) if found[1].isdigit() else found[1], text)


def _is_common(name: str, text: str) -> bool:
    """Whether a word of what may be a name stands in the text as a common word, with a small letter."""
    common = set(re.findall(r"[^\W\d_]+", text))
    return any(word.lower() in common for word in re.findall(r"[^\W\d_]{4,}", name))


def _keep_better(opening: Opening, text: str) -> None:
    """Of a title typed twice, the one that is not in capitals."""
    if is_capitals(opening.title) and not is_capitals(text):
        opening.title = text


def metadata_of(opening: Opening, closing: Closing, lang: str, stem: str) -> Metadata:
    """What a manuscript says about itself before and behind its text; the name of its file stands in for a title that is not there."""
    own, others = opening.labelled.by_language(lang)
    subtitle = opening.subtitle
    for place, other in enumerate(others):
        if subtitle and other.abstract and not other.title and closest(subtitle, (lang, other.lang)) == other.lang:
            others[place], subtitle = replace(other, title=subtitle), ""
    facts, told = opening.facts, opening.said
    if opening.date and any(is_before(opening.date, day) for day in (facts.received, facts.revised, facts.accepted)):
        facts, told = replace(facts, received="", revised="", accepted="", published=""), [*opening.history, *told]
    return Metadata(
        title=opening.title or stem.replace("-", " ").replace("_", " ").capitalize(),
        subtitle=subtitle,
        authors=opening.authors,
        date=opening.date,
        lang=lang,
        series=opening.series,
        number=opening.number,
        abstract=own.abstract,
        keywords=own.keywords,
        translated=tuple(others),
        author_note=" ".join(filter(None, (*map(_as_sentence, told), closing.author_note))),
        publisher=closing.publisher,
        contact=closing.contact,
        facts=facts,
    )


def _as_sentence(text: str) -> str:
    return text if re.search(r"[.!?…][”»\"']?$", text) else f"{text}."
