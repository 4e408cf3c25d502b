"""A corrected manuscript comes in: what the author changed and what the editor changed are both there, and neither is overwritten."""

import random
from pathlib import Path

import pytest

from footpress.problems import UsageError
from footpress.publication.accepting import accept
from footpress.publication.importing import Imported, import_manuscript
from footpress.publication.importing_again import import_again
from footpress.publication.reviewing import find_queries, mark_seen
from footpress.text.three_way import merge, merge_words


@pytest.fixture
def imported(publication: Path, manuscript: Path) -> Path:
    import_manuscript(manuscript, publication)
    return publication


def text(publication: Path) -> str:
    return (publication / "source/keepers.md").read_text(encoding="utf-8")


def edit(path: Path, *changes: tuple[str, str]) -> None:
    words = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    path.write_text(words, encoding="utf-8")


def again(publication: Path, manuscript: Path, *changes: tuple[str, str]) -> Imported:
    edit(manuscript, *changes)
    return import_again(manuscript, publication)


def conflicts(imported: Imported) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in imported.problems if problem.id == "merge-conflict"]


def test_what_each_changed_is_there(imported: Path, manuscript: Path) -> None:
    edit(
        imported / "source/keepers.md",
        ("The Lighthouse Keepers", "The Lighthouse-Keepers"),
        ("in his own way", "in their own way"),
    )
    done = again(imported, manuscript, ("printed in 1838", "printed in 1839"), ("3 May 2021", "4 May 2021"))
    assert conflicts(done) == []
    assert "title: The Lighthouse-Keepers\n" in text(imported)
    assert "date: '2021-05-04'" in text(imported)
    assert "in their own way.[^1] The book was printed in 1839 and" in text(imported)
    assert (imported / "source/manuscripts/keepers.txt").exists()
    assert (imported / "source/manuscripts/keepers-2.txt").read_bytes() == manuscript.read_bytes()


def test_where_both_changed_the_same_words_the_editors_stay_and_it_is_asked(imported: Path, manuscript: Path) -> None:
    edit(imported / "source/keepers.md", ("printed in 1838", "printed in 1840"))
    done = again(imported, manuscript, ("printed in 1838", "printed in 1839"), ("pulped in the war", "burnt in the war"))
    assert "printed in 1840" in text(imported)
    assert "burnt in the war" in text(imported)
    line = text(imported).split("\n").index(next(line for line in text(imported).split("\n") if "1840" in line)) + 1
    (said,) = conflicts(done)
    assert said == f"{line}: here stood “1838”; you have “1840”, which stays, and the author has “1839”: look which it should be."


def test_a_note_that_the_author_added_moves_the_others_with_their_citations(imported: Path, manuscript: Path) -> None:
    edit(imported / "bibliography.bib", ("The Pacific Review", "Pacific Review"))
    edit(imported / "source/keepers.md", ("[^4]: This note is prose", "[^4]: This note is good prose"))
    done = again(
        imported,
        manuscript,
        ("own way.[1]", "own way.[1] He was paid for it.[2]"),
        ("changed.[2]", "changed.[3]"), ("war.[3]", "war.[4]"), ("survive.[4]", "survive.[5]"),
        ("[4] This", "[5] This"), ("[3] Jeffrey", "[4] Jeffrey"), ("[2] Ömer", "[2] Ada Field, *Salt Roads*, Port: Quay Press, 2001, p. 3.\n\n[3] Ömer"),
    )  # fmt: skip
    assert conflicts(done) == []
    assert "own way.[^1] He was paid for it.[^2] The book was printed in 1838 and never changed.[^3]" in text(imported)
    assert (
        "[^2]: [@field2001, 3].\n\n[^3]: [@turk2013, 119].\n\n[^4]: [@reeves2012, 179].\n\n[^5]: This note is good prose"
        in text(imported)
    )
    bibliography = (imported / "bibliography.bib").read_text(encoding="utf-8")
    assert (bibliography.count("Pacific Review"), bibliography.count("The Pacific Review")) == (1, 0)
    assert [entry.key for entry in done.added] == ["field2001"]


def test_a_key_that_was_renamed_and_a_note_that_was_accepted_stay(imported: Path, manuscript: Path) -> None:
    accept(imported, "keepers", [3], "2026-10-01")
    for file in ("bibliography.bib", "source/keepers.md"):
        edit(imported / file, ("reeves2012", "reevesOmni"))
    assert not [each for each in find_queries(imported, ["keepers"]) if "note 3" in each.message]
    again(imported, manuscript, ("printed in 1838", "printed in 1839"))
    assert "[@reevesOmni, 590]" in text(imported)
    assert "[@reevesOmni, 179]" in text(imported)
    assert not [each for each in find_queries(imported, ["keepers"]) if "note 3" in each.message]


def test_a_note_of_the_editors_own_and_one_that_the_author_took_out(imported: Path, manuscript: Path) -> None:
    edit(
        imported / "source/keepers.md",
        ("own way.[^1]", "own way,[^9] they say.[^1]"),
        ("nothing at all.\n", "nothing at all.\n\n[^9]: Added by the editor.\n"),
    )
    done = again(imported, manuscript, (" Most of the logs were pulped in the war.[3]", ""), ("survive.[4]", "survive.[3]"),
                 ("[3] Jeffrey Reeves, p. 179.\n\n[4]", "[3]"))  # fmt: skip
    assert conflicts(done) == []
    assert "own way,[^4] they say.[^1]" in text(imported)
    assert "[^4]: Added by the editor." in text(imported)
    assert "[^3]: This note is prose" in text(imported)
    assert "179" not in text(imported)


def test_twice_is_once_and_a_third_version_follows_the_second(imported: Path, manuscript: Path) -> None:
    again(imported, manuscript, ("printed in 1838", "printed in 1839"))
    before = text(imported)
    assert import_again(manuscript, imported).written == ()
    again(imported, manuscript, ("printed in 1839", "printed in 1840"))
    assert text(imported) == before.replace("1839", "1840")
    assert (imported / "source/manuscripts/keepers-3.txt").exists()


def test_what_cannot_be_merged_is_said(imported: Path, manuscript: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no article source/other\.md"):
        import_again(manuscript, imported, "other")
    (imported / "source/manuscripts/keepers.txt").write_text("Something else.", encoding="utf-8")
    edit(manuscript, ("1838", "1839"))
    with pytest.raises(UsageError, match="is not there any more as it was: take it back from git"):
        import_again(manuscript, imported)
    assert "1838" in text(imported)


def test_a_merge_keeps_what_either_changed_whatever_it_is() -> None:
    """Changes at different places are all there; a side that changed nothing gives the other."""
    chance = random.Random(5)
    for _ in range(300):
        stood = [f"w{chance.randrange(40)}" for _ in range(chance.randrange(30))]
        ours, theirs = stood[:], stood[:]
        for side in (ours, theirs):
            for _ in range(chance.randrange(4)):
                place = chance.randrange(len(side) + 1)
                side[place : place + chance.randrange(3)] = [f"n{chance.random()}"] * chance.randrange(3)
        pieces = list(merge(stood, ours, theirs))
        merged = [word for piece in pieces for word in piece.merged]
        assert [word for piece in merge(stood, ours, stood) for word in piece.merged] == ours
        assert [word for piece in merge(stood, stood, theirs) for word in piece.merged] == theirs
        said = {word for piece in pieces if piece.is_conflict for word in piece.theirs}
        assert {word for word in ours if word.startswith("n")} <= set(merged)
        assert {word for word in theirs if word.startswith("n")} <= set(merged) | said


def test_a_passage_that_was_written_anew_is_one_conflict() -> None:
    (conflict,) = merge_words("One two three four.", "Something else altogether.", "One two three, four, five.")
    assert (conflict.merged, conflict.is_conflict) == (("Something else altogether.",), True)


def of_both(stood: str, ours: str, theirs: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The merged words, and what stood, ours and theirs of each conflict."""
    pieces = merge_words(stood, ours, theirs)
    sides = (("".join(piece.stood), "".join(piece.ours), "".join(piece.theirs)) for piece in pieces if piece.is_conflict)
    return "".join("".join(piece.merged) for piece in pieces), list(sides)


NEGLECT = (
    "The delay was not neglect. The keepers wrote it all down.",
    "The delay was not a mere neglect. The keepers wrote it all down.",
    "The delay was no neglect at all, but policy. The keepers wrote it all down.",
)


@pytest.mark.parametrize(
    ("stood", "ours", "theirs"),
    [
        NEGLECT,
        ("He did not go to the port that day.", "He did never go to the port that day.", "He did not at all go to the port that day."),
        ("She sold two old red boats then.", "She sold three old red boats then.", "She sold two old red ships then."),
        ("Er hat das Buch nicht gelesen, so hieß es.", "Er hat dieses Buch nicht gelesen, so hieß es.", "Er hat das Buch nie gesehen, so hieß es."),
        ("They came, and so it went on.", "They stayed, and so it went on.", "They came, as it went on."),
    ],
)  # fmt: skip
def test_no_clause_is_made_of_the_words_of_both(stood: str, ours: str, theirs: str) -> None:
    merged, said = of_both(stood, ours, theirs)
    assert merged == ours
    assert len(said) == 1


def test_both_versions_of_a_conflict_are_shown_whole() -> None:
    _, said = of_both(*NEGLECT)
    assert said == [("not neglect.", "not a mere neglect.", "no neglect at all, but policy.")]


def test_what_the_author_changed_in_another_clause_is_taken() -> None:
    stood = "The keepers wrote it down, the office read every word, and the law of 1838 was kept."
    merged, said = of_both(stood, stood.replace("keepers", "wardens"), stood.replace("1838", "1839"))
    assert (merged, said) == (stood.replace("keepers", "wardens").replace("1838", "1839"), [])


def test_every_sentence_of_a_merge_is_somebodys() -> None:
    """Whatever the two change in sentences without a comma, each sentence of the merge is one that stood or that one of them wrote."""
    chance = random.Random(8)
    for _ in range(300):
        lines = [[f"word{chance.randrange(30)}" for _ in range(chance.randrange(4, 9))] for _ in range(4)]
        three = [[line[:] for line in lines] for _ in range(3)]
        for side in three[1:]:
            for _ in range(2):
                line = chance.choice(side)
                place = chance.randrange(1, len(line) - 1)  # a sentence keeps its ends, by which it is known
                line[place : place + chance.randrange(2)] = [f"new{chance.randrange(10**6)}"]
        texts = [" ".join(f"S{n} {' '.join(line)}." for n, line in enumerate(side)) for side in three]
        merged, said = of_both(*texts)
        theirs = {sentence for text in texts for sentence in text.split(". ")}
        assert set(merged.split(". ")) <= theirs, texts
        assert all(new in merged or any(new in each[2] for each in said) for new in texts[2].split() if new.startswith("new"))


def test_a_conflict_is_reviewed_until_it_is_looked_at(imported: Path, manuscript: Path) -> None:
    def asked() -> list[str]:
        return [str(each) for each in find_queries(imported, ["keepers"]) if each.id == "merge-conflict"]

    edit(imported / "source/keepers.md", ("printed in 1838", "printed in 1840"), ("pulped in the war", "burnt in the war"))
    done = again(imported, manuscript, ("printed in 1838", "printed in 1839"), ("pulped in the war", "drowned in the war"))
    assert asked() == [str(each) for each in done.problems if each.id == "merge-conflict"]
    again(imported, manuscript, ("in his own way", "in their own way"))
    assert len(asked()) == 2, "a third version leaves what waits"
    edit(imported / "source/keepers.md", ("burnt in the war", "drowned in the war"))
    (left,) = asked()
    line = int(left.split(":")[1])
    with pytest.raises(UsageError, match="No change of the author waits at line 1 of"):
        mark_seen(imported, "keepers", [line, 1])
    assert asked() == [left]
    assert mark_seen(imported, "keepers", [line]) == 1
    assert asked() == []
