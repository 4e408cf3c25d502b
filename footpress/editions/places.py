"""Where in the sources something stands that an edition cannot be made with."""

from __future__ import annotations

from footpress.model.volume import Volume


def place_of(words: str, volume: Volume) -> tuple[str, int]:
    """(file, line) of the first line of a volume's articles that has some words; (the first article, 0) where none has, or for no words."""
    for source in volume.sources if words else ():
        for number, line in enumerate(source.data.decode("utf-8", errors="replace").splitlines(), start=1):
            if words in line:
                return source.path, number
    return f"source/{volume.articles[0].slug}.md", 0
