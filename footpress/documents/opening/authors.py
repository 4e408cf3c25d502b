"""The authors of a manuscript, with what lines above the text say of them: affiliation, e-mail, ORCID, who answers letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from footpress.allowed.addresses import is_mail
from footpress.documents.opening.bylines import split_marks, words_between
from footpress.documents.opening.lines import Said, is_institution, marked_parts
from footpress.documents.opening.reach import Reach, belongs_to, is_orcid, read_reach
from footpress.documents.plain_text.casing import is_capitals
from footpress.model.article import Author
from footpress.model.facts import Affiliation
from footpress.model.manuscript import LeftOut
from footpress.model.names import Name
from footpress.problems import Problem
from footpress.text.folding import fold_letters


@dataclass(slots=True)
class _Person:
    """What is known of one author so far."""

    name: Name
    marks: set[str] = field(default_factory=set)
    affiliations: list[str] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    orcids: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def author(self) -> Author:
        return Author(
            self.name,
            next((each for each in self.orcids if is_orcid(each)), ""),
            tuple(Affiliation(name) for name in dict.fromkeys(self.affiliations)),
            next((each for each in self.mails if is_mail(each)), ""),
            " ".join(dict.fromkeys(self.notes)),
        )


class Authors:
    """The authors, gathered line by line. What a line says without naming anybody belongs to those named just above."""

    def __init__(self, known: Sequence[Author] = ()) -> None:
        self.people = [
            _Person(
                each.name,
                set(),
                [affiliation.name for affiliation in each.affiliations],
                [each.email] * bool(each.email),
                [each.orcid] * bool(each.orcid),
            )
            for each in known
        ]
        self.left_out: list[LeftOut] = []
        self._group = list(self.people)
        self._is_open = True
        self._waiting: list[Said] = []
        self._said: list[tuple[str, int]] = []

    def take_names(self, said: Said) -> None:
        """A line of names, with what stands behind them."""
        known = {fold_letters(person.name.display): person for person in self.people}
        named = []
        for byline in said.bylines:
            person = known.get(fold_letters(byline.name.display))
            if person is None:
                person = _Person(byline.name)
                self.people.append(person)
            elif not is_capitals(said.text):
                person.name = byline.name
            person.marks |= set(byline.marks)
            if byline.behind:
                person.affiliations.append(byline.behind)
            named.append(person)
        self._group = [*self._group, *named] if self._is_open else named
        self._is_open = not any(byline.behind for byline in said.bylines)
        again = all(fold_letters(byline.name.display) in known for byline in said.bylines)
        self._reach(said.reach, named, said.line.number)
        if again and not said.reach.addresses and not any(byline.behind for byline in said.bylines):
            self.left_out.append(LeftOut(said.line.text, said.line.number, "the author typed a second time"))
        else:
            kept = [byline.name.display for byline in said.bylines] + [byline.behind for byline in said.bylines]
            self._leave(said, [*kept, *said.reach.mails, *said.reach.orcids])
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            self.take_reach(each)

    def know(self, said: Said) -> bool:
        """Whether all whom a line names are authors already."""
        known = {fold_letters(person.name.display) for person in self.people}
        return all(fold_letters(byline.name.display) in known for byline in said.bylines)

    def has_mark(self, said: Said) -> bool:
        """Whether a line begins with a sign that stands behind the name of an author."""
        return bool(self._with_mark(said.mark))

    def wait(self, said: Said) -> None:
        """A line above the first author."""
        self._waiting.append(said)

    def take_reach(self, said: Said) -> None:
        """A line that says where authors work or how they are reached."""
        kept = [*said.reach.mails, *said.reach.orcids]
        if self.has_mark(said):
            for mark, text in marked_parts(said.text):
                people = self._with_mark(mark) or self._group
                reach = read_reach(text)
                self._reach(reach, people, said.line.number)
                kept.append(reach.rest)
                for person in people if reach.rest else ():
                    (person.affiliations if mark.isalnum() or is_institution(reach.rest) else person.notes).append(reach.rest)
        else:
            self._reach(said.reach, self._group, said.line.number)
            kept.append(said.reach.rest)
            for person in self._group if said.reach.rest else ():
                person.affiliations.append(said.reach.rest)
        self._is_open = False
        self._leave(said, kept)

    def continue_affiliation(self, text: str) -> None:
        """The line below an affiliation, which goes on with it."""
        for person in self._group:
            person.affiliations[-1:] = [", ".join([*person.affiliations[-1:], text])]

    def take_corresponding(self, said: Said) -> None:
        """Who answers letters: by name, by address, or the only one."""
        assert said.label
        rest = said.reach.rest
        marked = [person for person in self.people if person.marks & set("*†✉")]
        person = next(
            (each for each in self.people if fold_letters(each.name.family) in fold_letters(rest)),
            next(
                (
                    each
                    for mail in said.reach.mails
                    for each in self.people
                    if belongs_to(mail, each.name.family, each.name.given)
                ),
                marked[0] if marked else self.people[0] if len(self.people) == 1 else None,
            ),
        )
        if person is None:
            self._said.append((said.text, said.line.number))
            return
        self._reach(said.reach, [person], said.line.number)
        more = words_between(rest, [person.name.display])
        label = said.label.typed.strip(" *:：.—–-[]()")
        person.notes.append(f"{label}: {rest}" if more else label)
        self._leave(said, [said.label.typed, rest if more else person.name.display, *said.reach.mails, *said.reach.orcids])

    def finished(self, file: str) -> tuple[tuple[Author, ...], list[Problem], list[str]]:
        """The authors; what should be looked at; and what is said of them and has no place of its own."""
        self._said += [(said.text, said.line.number) for said in self._waiting]
        for person in self.people:
            used = person.author()
            over = [mail for mail in dict.fromkeys(person.mails) if mail != used.email]
            over += [f"ORCID {orcid}" for orcid in dict.fromkeys(person.orcids) if orcid != used.orcid]
            self._said += [(f"{person.name.display}: {', '.join(over)}", 0)] * bool(over)
        problems = [
            Problem(
                file,
                line,
                "front-matter-words",
                "query",
                f"“{text[:60]}” could not be tied to an author, and stands in author-note: look whose it is, and whether it is right.",
            )
            for text, line in self._said
        ]
        return tuple(person.author() for person in self.people), problems, [text for text, _ in self._said]

    def _with_mark(self, mark: str) -> list[_Person]:
        marks = set(split_marks(mark)) if mark else set()
        return [person for person in self.people if person.marks & marks]

    def _reach(self, reach: Reach, people: Sequence[_Person], line: int) -> None:
        """Give each address to the one whose name is in it, else to these people in their order."""
        for values, name in ((reach.mails, "mails"), (reach.orcids, "orcids")):
            for place, value in enumerate(values):
                named = [
                    person
                    for person in self.people
                    if name == "mails" and belongs_to(value, person.name.family, person.name.given)
                ]
                free = [person for person in people if not getattr(person, name)]
                one = named[0] if len(named) == 1 else people[place] if len(people) == len(values) else next(iter(free), None)
                if one is None:
                    self._said.append((value, line))
                else:
                    getattr(one, name).append(value)

    def _leave(self, said: Said, kept: Sequence[str]) -> None:
        if joining := words_between(said.line.text, kept):
            self.left_out.append(LeftOut(joining, said.line.number, "a word beside the authors' names"))
