"""What stands of a site, piece by piece: what each was made of and what it is, as digests, so that only what would be another is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from footpress.disk.digests import contents, digest_of
from footpress.disk.remembered import built


class Pieces:
    """What was known of the pieces of a site by their names in build/html, and what is known of them now.

    What is known can be written as JSON: (what it was made of, what it is) of each piece; (its digest, what it says of its article) of each page.
    """

    def __init__(self, known: Mapping[str, object], beside: Sequence[str] = ()) -> None:
        """`known` as `now` gave it, or anything else; `beside` is what every piece is made of."""
        pieces, pages = known.get("pieces"), known.get("pages")
        self._pieces: Mapping[str, Sequence[str]] = pieces if isinstance(pieces, dict) else {}
        self._pages: Mapping[str, Sequence[object]] = pages if isinstance(pages, dict) else {}
        self._beside = digest_of(beside)
        self._keys: dict[str, str] = {}
        self._are: dict[str, str] = {}
        self._said: dict[str, Sequence[object]] = {}

    @property
    def now(self) -> dict[str, object]:
        """What is known now."""
        return {
            "pieces": {name: [key, self._are[name]] for name, key in self._keys.items() if name in self._are},
            "pages": self._said,
        }

    def stands(self, name: str, made_of: Sequence[str], path: Path) -> bool:
        """Whether a piece stands at its path as it would be made; if not, it is to be `made`."""
        self._keys[name] = digest_of([self._beside, *made_of])
        known = self._pieces.get(name)
        if known and list(known) == [self._keys[name], _is(path)]:
            self._are[name] = known[1]
            return True
        return False

    def made(self, are: Mapping[str, str]) -> None:
        """Pieces were made now, with these digests."""
        self._are.update(are)

    def said(self, slug: str, digest: str, read: Callable[[], dict[str, str]]) -> Mapping[str, str]:
        """What a page of this digest says of its article, as it is known, or read now."""
        known = self._pages.get(slug)
        words = known[1] if isinstance(known, list) and known[:1] == [digest] else None
        if not isinstance(words, dict):
            words = read()
        self._said[slug] = [digest, words]
        return {str(name): str(said) for name, said in words.items()}

    def left_over(self, folder: Path) -> Iterator[str]:
        """The pieces that stand as they were made once, and that the site has no longer."""
        for name, known in self._pieces.items():
            if name not in self._keys and not name.startswith(_FOLDERS) and _is(folder / name) == known[-1] != "":
                yield name


_FOLDERS = "pagefind"


def _is(path: Path) -> str:
    """The digest of a file, or of a folder with all that is in it."""
    return digest_of(contents(f"{path}", of=built)) if path.is_dir() else built(f"{path}")
