"""Tracked changes and comments: changes are accepted or rejected, and counted; comments become queries with their words."""

from __future__ import annotations

from collections.abc import Iterator

from footpress.documents.word.wordml import Node, P, T, remove, unwrap, w, within, words_in
from footpress.problems import Problem

_NEW, _OLD = ("ins", "moveTo"), ("del", "moveFrom")


def settle_changes(root: Node, *, reject: bool) -> tuple[int, int]:
    """Accept or reject the tracked changes of a part in place; how much was added, and how much was taken away.

    Where a change joins or parts paragraphs, the mark of the paragraph is left to pandoc.
    """
    new, old = (within(root, *names) for names in (_NEW, _OLD))
    counted = tuple(sum(1 for each in group if each.getparent().tag != w("rPr")) for group in (new, old))
    for element in old if not reject else new:
        if element.getparent() is not None and element.getparent().tag not in (w("rPr"), w("trPr")):
            remove(element)
    for element in new if not reject else old:
        if element.getparent() is not None and element.getparent().tag not in (w("rPr"), w("trPr")):
            unwrap(element)
    for row in within(root, "tr"):
        marks = row.find(w("trPr"))
        if marks is not None and marks.find(w("ins" if reject else "del")) is not None:
            remove(row)
    for text in within(root, "delText"):
        text.tag = T
    return counted[0], counted[1]


def changes_said(new: int, old: int, file: str, *, reject: bool) -> Iterator[Problem]:
    """A query that counts the changes and says what was done."""
    if new or old:
        done, other = ("rejected", "accept") if reject else ("accepted", "reject")
        message = f"{new + old} tracked changes ({new} added, {old} taken away) were {done}; `--changes {other}` does the other."
        yield Problem(file, 0, "changes-tracked", "query", message)


def comments_said(body: Node, comments: Node, file: str) -> Iterator[Problem]:
    """A query for each comment: where it stands, about which words, by whom, and what it says."""
    if comments is None:
        return
    lines = line_numbers(body)
    about = {mark.get(w("id")): mark for mark in within(body, "commentRangeStart", "commentReference")[::-1]}
    for comment in comments.findall(w("comment")):
        mark = about.get(comment.get(w("id")))
        said = " ".join(words_in(comment).split())
        if said:
            author = comment.get(w("author")) or "somebody"
            words = _words_about(mark, comment.get(w("id"))) if mark is not None and mark.tag == w("commentRangeStart") else ""
            message = f"a comment by {author}{f' on “{words}”' if words else ''}: {said}"
            yield Problem(file, _line_of(mark, lines), "comment", "query", message)


def drop_comments(root: Node) -> None:
    """Take the marks of comments out of a part."""
    for mark in within(root, "commentRangeStart", "commentRangeEnd", "commentReference"):
        remove(mark)


def _words_about(start: Node, number: str) -> str:
    text = ""
    for node in start.itersiblings():
        if node.tag == w("commentRangeEnd") and node.get(w("id")) == number:
            break
        text += words_in(node) if node.tag != w("r") else "".join(part.text or "" for part in node.iter(T))
    text = " ".join(text.split())
    return f"{text[:57]}…" if len(text) > 60 else text


def line_numbers(body: Node) -> dict[Node, int]:
    """The numbers of the paragraphs that have words."""
    numbers: dict[Node, int] = {}
    for paragraph in body.iter(P):
        numbers[paragraph] = len(numbers) + 1 if words_in(paragraph) else 0
        if not numbers[paragraph]:
            del numbers[paragraph]
    return numbers


def _line_of(mark: Node, lines: dict[Node, int]) -> int:
    if mark is None:
        return 0
    above = next((each for each in mark.iterancestors(P)), None)
    return lines.get(above, 0)
