"""Locators as authors write them: what follows a key in the brackets, read as type, value and the rest."""

import pytest

from footpress.citing.locators import AS_TYPED, read_locator


@pytest.mark.parametrize(
    ("lang", "typed", "read"),
    [
        ("en", ", 590", ("page", "590", "")),
        ("en", " 593", ("page", "593", "")),
        ("en", ", 590, for a contrary view", ("page", "590", ", for a contrary view")),
        ("en", ", 12–15, 20, n. 4", ("page", "12–15, 20", ", n. 4")),
        ("en", ", 599 ff.", ("page", "599 ff.", "")),
        ("en", ", xii", ("page", "xii", "")),
        ("en", ", xii–xiv and 5", ("page", "xii–xiv and 5", "")),
        ("en", ", p.\u00a05", ("page", "5", "")),
        ("de", ", S. 12 f., wo", ("page", "12 f.", ", wo")),
        ("en", ", S. 12", ("page", "12", "")),
        ("tr", ", s. 12", ("page", "12", "")),
        ("tr", ", sf. 119", ("page", "119", "")),
        ("ru", ", с. 12", ("page", "12", "")),
        ("en", ", chap. 3", ("chapter", "3", "")),
        ("tr", ", böl. 3", ("chapter", "3", "")),
        ("tr", ", c. 3", ("volume", "3", "")),
        ("de", ", Abs. 3", ("paragraph", "3", "")),
        ("tr", ", dn. 7", ("note", "7", "")),
        ("en", ", {p. 3}", ("page", "3", "")),
        ("de", ", {133f.}", ("page", "133f.", "")),
        ("de", ", {133ff., 140}", ("page", "133ff., 140", "")),
        ("de", ", {12–14f.}", ("page", "12–14f.", "")),
        ("de", ", S. 133f., wo", ("page", "133f.", ", wo")),
        ("fr", ", {133sq.}", ("page", "133sq.", "")),
        ("tr", ", {119vd.}", ("page", "119vd.", "")),
        ("en", ", 590, 3 of them wrong", ("page", "590", ", 3 of them wrong")),
        ("en", ", vol. 2, 33", ("volume", "2", ", 33")),
    ],
)
def test_a_word_that_means_what_csl_means_becomes_its_type(lang: str, typed: str, read: tuple[str, str, str]) -> None:
    assert parts(typed, lang) == read


@pytest.mark.parametrize(
    ("lang", "typed", "words", "after"),
    [
        ("de", ", § 12", "§ 12", ""),
        ("de", ", §§ 3–4", "§§ 3–4", ""),
        ("de", ", § 12 Abs. 3 Satz 1", "§ 12 Abs. 3 Satz 1", ""),
        ("de", ", Rn. 12", "Rn. 12", ""),
        ("de", ", {S. 12 passim}", "S. 12 passim", ""),
        ("en", ", {p. D 10}", "p. D 10", ""),
        ("fr", ", § 12", "§ 12", ""),
        ("en", ", s 12", "s 12", ""),
        ("en", ", s 12(3)", "s 12(3)", ""),
        ("en", ", s 12A", "s 12A", ""),
        ("en", ", art. 4 of the treaty", "art. 4", " of the treaty"),
        ("en", ", table 3", "table 3", ""),
        ("en", ", app. 2", "app. 2", ""),
        ("en", ", c 21", "c 21", ""),
        ("it", ", c. 3r", "c. 3r", ""),
        ("it", ", art. 4bis", "art. 4bis", ""),
        ("it", ", cc. 3r–4v", "cc. 3r–4v", ""),
        ("en", ", fol. 112r", "fol. 112r", ""),
        ("de", ", Bl. 7r", "Bl. 7r", ""),
        ("tr", ", vr. 12b", "vr. 12b", ""),
        ("ru", ", Л. 5", "Л. 5", ""),
        ("en", ", {Box 4, fol. 3}", "Box 4, fol. 3", ""),
        ("en", ", {A4}", "A4", ""),
        ("pl", ", rozdz. 3", "rozdz. 3", ""),
    ],
)
def test_any_other_stays_as_it_was_typed(lang: str, typed: str, words: str, after: str) -> None:
    assert parts(typed, lang) == (AS_TYPED, words, after)


@pytest.mark.parametrize(
    "typed",
    [", for a contrary view", ", I think", ", mild as it is", ", mild", ", who asks 3 times", ", about 3 of them", ", {}", ""],
)
def test_prose_is_no_locator(typed: str) -> None:
    assert read_locator(typed, "en") is None


def parts(typed: str, lang: str) -> tuple[str, str, str]:
    read = read_locator(typed, lang)
    assert read is not None
    return read[0].type, read[0].value, read[1]
