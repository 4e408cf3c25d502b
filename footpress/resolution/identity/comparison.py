"""Two descriptions compared: one work, or two, and why."""

from __future__ import annotations

from dataclasses import replace

from footpress.resolution.folding import share
from footpress.resolution.identity.chapters import are_in_one_issue, is_chapter_of, is_volume_of, may_be_in_one_place
from footpress.resolution.identity.description import Description
from footpress.resolution.identity.facts import bare_doi, differing_facts, have_one_place, have_other_sites
from footpress.resolution.identity.people import People, are_perhaps_one, compare_people
from footpress.resolution.identity.titles import Titles, compare_titles, have_other_words
from footpress.resolution.identity.verdict import MARKS, Verdict
from footpress.text.folding import fold_url

_OTHER = Verdict(0.0)


def compare(one: Description, two: Description) -> Verdict:
    """How surely two full descriptions are of one work, and why; or in what they differ."""
    verdict = _of_one_address(one, two) or _of_people(one, two, compare_people(one, two))
    if not verdict.is_same and not any(difference.doubtful for difference in verdict.differences):
        return verdict
    facts = tuple(differing_facts(one, two))
    return Verdict(0.0, verdict.reason, (*verdict.differences, *facts)) if facts else verdict


def are_told_apart(one: Description, two: Description) -> bool:
    """Whether two descriptions are surely of two works, without a slip that might have made them two, told at a glance: nothing but
    their titles could make them one, and these have other words."""
    if (one.doi and two.doi) or (one.url and two.url) or not one.words or not two.words:
        return False
    if one.container_words and (one.container_words == two.container_words or one.container_words == two.words):
        return False
    return one.words != two.container_words and have_other_words(one.title, two.title)


def _of_one_address(one: Description, two: Description) -> Verdict | None:
    """The same DOI, or the same URL (not that of a whole site) where no title is another."""
    if one.doi and bare_doi(one.doi) == bare_doi(two.doi):
        return Verdict(0.97, "the same DOI")
    if not one.url or not two.url:
        return None
    url = fold_url(one.url).partition("#")[0]
    if "/" not in url or url != fold_url(two.url).partition("#")[0]:
        return None
    titles = compare_titles(one.title, two.title) if one.words and two.words else Titles("same")
    marked = any(difference.what in MARKS for difference in titles.differences)
    return None if marked else Verdict(0.97, "the same address", (), titles.spellings)


def _of_people(one: Description, two: Description, people: People) -> Verdict:
    if people.agree is False:
        if not are_perhaps_one(people, one, two):
            return _OTHER
        people = replace(people, agree=True)
    if people.agree is None and have_other_sites(one, two):
        return _OTHER
    titles = compare_titles(one.title, two.title) if one.words and two.words else None
    if have_one_place(one, two) and (titles is None or titles.kind != "differ" or set(one.words) & set(two.words)):
        return Verdict(0.95, "the same volume and page", (), people.spellings)
    if titles is None:
        return _untitled(one, two)
    if any(key in two.keys for key in one.keys) and (_are_in_one_issue_by_words(one, two, titles) or is_volume_of(one, two)):
        return Verdict(0.88, "the same place and author")
    if is_chapter_of(one, two) or is_chapter_of(two, one) or not may_be_in_one_place(one, two):
        return _OTHER
    return _titled(one, two, people, titles)


def _are_in_one_issue_by_words(one: Description, two: Description, titles: Titles) -> bool:
    if not are_in_one_issue(one, two):
        return False
    shorter, longer = sorted((one.words, two.words), key=len)
    marked = any(difference.what in MARKS for difference in titles.differences)
    return not marked and share(shorter, longer) > 0.9


def _untitled(one: Description, two: Description) -> Verdict:
    """Where one has no title: the same people, container and date; without people and titles, the same page too."""
    mine, yours = one.container_words, two.container_words
    if not mine or share(mine, yours) < 0.9 or share(yours, mine) < 0.9:
        return _OTHER
    if one.keys and two.keys:
        same = one.year == two.year and one.keys[0] == two.keys[0]
        return Verdict(0.9, "the same people, container and year") if same else _OTHER
    bare = not (one.words or two.words or one.keys or two.keys)
    same = bare and one.date == two.date != "" and one.locator == two.locator
    return Verdict(0.8, "the same container, date and page") if same else _OTHER


def _titled(one: Description, two: Description, people: People, titles: Titles) -> Verdict:
    """By titles; `people` that agree speak for it, and where only one names anyone, a title of one word is not enough."""
    known = bool(people.agree)
    spellings = (*people.spellings, *titles.spellings)
    shorter = min(len(one.words), len(two.words))
    who = " and author" if known and one.keys else ""
    if titles.kind == "differ":
        is_part = any(difference.what in MARKS for difference in titles.differences)
        return Verdict(0.0, f"the same title{who}" if is_part else who.replace(" and", "the same"), titles.differences)
    if titles.kind == "same":
        likeness = (0.92 if known else 0.85) if titles.spellings else 0.97 if known else 0.9 if shorter > 3 else 0.0
        return Verdict(likeness, f"the same title{who}", (), spellings)
    if titles.kind == "begins" and (shorter >= 2 or known):
        return Verdict(0.93 if known else 0.85, f"the same title{who}, shortened", (), spellings)
    inside = titles.kind == "inside" and known and bool(one.keys)
    return Verdict(0.85, "the same author, and most words of the title", (), spellings) if inside else _OTHER
