"""The model that tells languages apart, kept in the user's cache: it says what the unpacked one says, whatever becomes of the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from footpress.languages import identifier as kept
from footpress.languages.language import every

CODES = [language.code for language in every()]
TEXTS = [
    *(
        "; ".join(term for row in language.rows("manuscript") for term in language.terms("manuscript", row))
        for language in every()
    ),
    "The harbour ledger and its keeper",
    "Das Hafenbuch",
    "港の帳簿",
    "Книга гавани",
    "IN CAPITALS",
    "12, 14",
    "",
    "é" * 3000,
]


@pytest.fixture(scope="module")
def unpacked() -> Any:
    return kept._unpacked(CODES)


@pytest.fixture
def again(unpacked: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[Any, int]]:
    """The identifier asked for anew, in a cache of its own, and how often the model was unpacked for it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def ask() -> tuple[Any, int]:
        times = []
        monkeypatch.setattr(kept, "_unpacked", lambda codes: times.append(codes) or unpacked)
        return kept.identifier(CODES), len(times)

    return ask


def ranks(identifier: Any) -> list[Any]:
    return [identifier.rank(text) for text in TEXTS]


def test_the_kept_model_says_the_same(unpacked: Any, again: Callable[[], tuple[Any, int]], tmp_path: Path) -> None:
    assert again() == (unpacked, 1)
    found, times = again()
    assert times == 0
    assert found is not unpacked
    assert ranks(found) == ranks(unpacked)
    assert [path.name for path in (tmp_path / "footpress").iterdir()] == ["language-model"]


@pytest.mark.parametrize("place", [0, 40, 5000, 1_000_000, 30_000_000, -1])
def test_a_damaged_file_is_made_anew(place: int, again: Callable[[], tuple[Any, int]], tmp_path: Path) -> None:
    again()
    file = tmp_path / "footpress/language-model"
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert again()[1] == 1
    assert again()[1] == 0


@pytest.mark.parametrize("size", [0, 100, 4096, 40_000_000])
def test_a_file_cut_short_is_made_anew(size: int, again: Callable[[], tuple[Any, int]], tmp_path: Path) -> None:
    again()
    file = tmp_path / "footpress/language-model"
    file.write_bytes(file.read_bytes()[:size])
    assert again()[1] == 1
    assert again()[1] == 0


def test_a_model_of_other_languages_or_of_another_version_is_not_taken(
    again: Callable[[], tuple[Any, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    again()
    assert kept.identifier(CODES[:-1]) is not None
    assert again()[1] == 1
    monkeypatch.setattr("py3langid.__version__", "9.9")
    assert again()[1] == 1


def test_where_nothing_can_be_kept_nothing_is(unpacked: Any, again: Callable[[], tuple[Any, int]], tmp_path: Path) -> None:
    (tmp_path / "footpress").write_text("a file where the folder would be")
    assert again() == (unpacked, 1)
    assert again() == (unpacked, 1)


def test_without_a_home_nothing_is_kept(
    unpacked: Any, again: Callable[[], tuple[Any, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert again() == (unpacked, 1)
