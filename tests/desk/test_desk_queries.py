"""A query of the whole article is asked until a person has looked at it: at the desk, by review, and in an import that comes again."""

import re

import pytest

from footpress.gathering.queries import count_open, open_queries, with_answers_of
from footpress.gathering.record_reading import read_record
from footpress.problems import UsageError
from footpress.publication.reviewing import find_queries, mark_answered

QUERIES = """queries:
- line: 0
  id: date-missing
  message: There is no date.
- line: 7
  id: text-in-list
  message: A text stands in the list.
- line: 9
  id: text-in-list
  message: Another stands there.
"""


@pytest.fixture
def asked(sitter):
    record = sitter.texts().record
    assert "queries: []\n" in record
    sitter.file("source/notes/tide.yaml").write_text(record.replace("queries: []\n", QUERIES), encoding="utf-8")
    return sitter


def left(sitter) -> list[tuple[str, int]]:
    return [(query.id, query.line) for query in open_queries(read_record(sitter.texts().record, ""))]


def test_a_query_is_ticked_off_at_the_desk_and_taken_back(asked) -> None:
    assert 'href="/a/tide/queries"' in asked.get("/a/tide/note/1").text
    before = asked.texts()
    page = asked.get("/a/tide/queries").text
    tokens = re.findall(r'name="query" value="(\w+)"', page)
    assert len(tokens) == 3 and "There is no date." in page
    assert asked.ask("POST", "/a/tide/queries", data={"query": tokens[1]}).status_code == 303
    assert left(asked) == [("date-missing", 0), ("text-in-list", 9)]
    assert count_open(asked.texts().record) == 2 and ">Queries (2)<" in asked.get("/a/tide/note/1").text
    assert asked.ask("POST", "/a/tide/queries", data={"query": tokens[1]}).status_code == 422, "it is not open any more"
    assert asked.ask("POST", "/undo").headers["location"] == "/a/tide/queries"
    assert asked.texts() == before


@pytest.mark.parametrize(
    ("named", "open"),
    [(["date-missing"], [("text-in-list", 7), ("text-in-list", 9)]), (["text-in-list:9"], [("date-missing", 0), ("text-in-list", 7)]),
     (["text-in-list", "date-missing"], [])],
)  # fmt: skip
def test_review_asks_no_more_what_was_answered(named: list[str], open: list[tuple[str, int]], asked) -> None:
    assert mark_answered(asked.desk.directory, "tide", named, "2026-11-28") == 3 - len(open)
    assert left(asked) == open
    assert [problem.id for problem in find_queries(asked.desk.directory) if problem.id in QUERIES] == [id for id, _ in open]


def test_what_is_not_asked_cannot_be_answered(asked) -> None:
    before = asked.texts()
    for name in ("text-in-list:8", "nothing", "date-missing:x"):
        with pytest.raises(UsageError, match="is open"):
            mark_answered(asked.desk.directory, "tide", ["date-missing", name], "2026-11-28")
    assert asked.texts() == before


def test_an_answer_outlives_the_next_import(asked) -> None:
    new = read_record(asked.texts().record, "")
    mark_answered(asked.desk.directory, "tide", ["date-missing"], "2026-11-28")
    again = with_answers_of(new, read_record(asked.texts().record, ""))
    assert [query.id for query in open_queries(again)] == ["text-in-list", "text-in-list"]
