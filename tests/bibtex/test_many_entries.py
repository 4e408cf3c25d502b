"""A bibliography of many thousand entries: what is done for each entry does not look at all of them."""

import time

from footpress.citing.entries.csl import references
from footpress.citing.entries.inheritance import complete
from footpress.model.entry import Bibliography, Entry
from footpress.records.bibtex import parse_bibliography


def many(number: int) -> Bibliography:
    book = Entry("all", "collection", (("title", "{Ports}"), ("editor", "Lind, Eva")))
    chapters = (Entry(f"k{n}", "incollection", (("title", f"{{Piece {n}}}"), ("crossref", "all"))) for n in range(number))
    return Bibliography("bibliography.bib", (book, *chapters))


def seconds(number: int) -> float:
    bibliography = many(number)
    start = time.process_time()
    for entry in bibliography.entries:
        complete(bibliography, entry)
    return time.process_time() - start


def test_completing_each_entry_takes_time_in_proportion() -> None:
    """Four times as many would take sixteen times as long, if each looked at all."""
    assert min(seconds(4000) for _ in range(3)) < 9 * min(seconds(1000) for _ in range(3)) + 0.02


def test_only_the_entries_that_are_cited_are_prepared(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    prepared: list[str] = []
    from footpress.citing.entries import csl

    was = csl._with_set_quotations
    monkeypatch.setattr(csl, "_with_set_quotations", lambda entry: prepared.append(entry.key) or was(entry))
    assert len(references(many(3000), ["k7"])) == 1
    assert sorted(prepared) == ["all", "k7"]


def test_a_broken_entry_among_many_costs_itself_alone() -> None:
    good = "".join(f"@book{{k{n},\n  title = {{{{Ports {n}}}}},\n  date = {{1902}},\n}}\n" for n in range(1000))
    read = parse_bibliography(
        good[:25000] + good[25000:].replace("@book{k900,\n  title = {{Ports 900}},", "@book{k900,\n  title = {{Ports 900}", 1)
    )
    assert [one.problem.line for one in read.broken] == [3601]
    assert len(read.entries) == 999
