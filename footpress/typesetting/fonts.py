"""Step 8, pack: which fonts there are, and which were used. A font is never exchanged in silence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from weasyprint.text.ffi import ffi, fontconfig

from footpress.problems import WorldError

PACKAGES = {
    "Gentium Plus": "fonts-sil-gentiumplus",
    "Gentium Book Plus": "fonts-sil-gentiumplus",
    "Noto Serif CJK SC": "fonts-noto-cjk",
    "Noto Serif CJK JP": "fonts-noto-cjk",
    "Noto Serif CJK KR": "fonts-noto-cjk",
    "Noto Serif CJK TC": "fonts-noto-cjk",
    "Scheherazade": "fonts-sil-scheherazade",
    "Scheherazade New": "fonts-sil-scheherazade",
    "Ezra SIL": "fonts-sil-ezra",
    "DejaVu Sans Mono": "fonts-dejavu-core",
}
"""The Debian and Ubuntu package of a family."""
FACES = {
    "Chinese": ("fonts-noto-cjk", ("Noto Serif CJK SC", "Noto Serif CJK TC", "Noto Sans CJK SC")),
    "Japanese": ("fonts-noto-cjk", ("Noto Serif CJK JP", "Noto Sans CJK JP", "IPAMincho")),
    "Korean": ("fonts-noto-cjk", ("Noto Serif CJK KR", "Noto Sans CJK KR", "UnBatang")),
    "Arabic": (
        "fonts-sil-scheherazade",
        ("Scheherazade New", "Scheherazade", "Amiri", "Noto Naskh Arabic", "Vazirmatn", "DejaVu Sans"),
    ),
    "Hebrew": ("fonts-sil-ezra", ("Ezra SIL", "Frank Ruehl CLM", "Noto Serif Hebrew", "DejaVu Sans")),
}
"""Of some scripts that the text face lacks, the package and the families that have them, the best first."""


def installed(family: str) -> bool:
    """Whether the system has a font family of exactly this name."""
    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    pattern = ffi.gc(fontconfig.FcPatternCreate(), fontconfig.FcPatternDestroy)
    fontconfig.FcPatternAddString(pattern, b"family", family.encode())
    fontconfig.FcConfigSubstitute(config, pattern, fontconfig.FcMatchPattern)
    fontconfig.FcDefaultSubstitute(pattern)
    match = fontconfig.FcFontMatch(config, pattern, ffi.new("FcResult *"))
    if match == ffi.NULL:
        return False
    match = ffi.gc(match, fontconfig.FcPatternDestroy)
    return family.casefold() in map(str.casefold, _values(match, b"family"))


def files_of(family: str) -> tuple[str, ...]:
    """The files that the system has of a font family of exactly this name, of all its faces."""
    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    found = (fonts.fonts[number] for number in range(fonts.nfont) if fonts != ffi.NULL)
    return tuple(
        next(_values(font, b"file"), "") for font in found if family.casefold() in map(str.casefold, _values(font, b"family"))
    )


def _values(pattern: Any, of: bytes) -> Iterator[str]:
    """All that a pattern of fontconfig says under a name."""
    value, index = ffi.new("FcChar8 **"), 0
    while fontconfig.FcPatternGetString(pattern, of, index, value) == fontconfig.FcResultMatch:
        yield ffi.string(value[0]).decode("utf-8", "replace")
        index += 1


_FOUND: set[str] = set()
"""Families that were found to be installed: they are not looked for again. One that is taken away meanwhile is told by `strangers`."""


def require(families: Sequence[str]) -> None:
    """A WorldError with one sentence for each family that is not installed."""
    _FOUND.update(filter(installed, {*families} - _FOUND))
    missing = [family for family in families if family not in _FOUND]
    if missing:
        raise WorldError("\n".join(how_to_install(family) for family in missing))


def how_to_install(family: str) -> str:
    """One sentence that says what to do about a missing family."""
    package = PACKAGES.get(family)
    way = f"apt install {package}, or install it from software.sil.org or fonts.google.com" if package else "install it"
    return f'The font "{family}" is not installed: {way}, or name another one under `fonts:` in source/publication.yaml.'


def upright(used: Mapping[Any, Any]) -> tuple[tuple[str, str], ...]:
    """(family, letters) of every face that was asked for italics and has none: its letters are drawn upright. Only Latin, Greek and Cyrillic
    letters count; other scripts have no italics. `used` is WeasyPrint's `Document.fonts`."""
    found = []
    for font in used.values():
        letters = "".join(filter(_has_italics, dict.fromkeys("".join(font.to_unicode.values())))) if font.style else ""
        if letters and not _is_slanted(font):
            found.append((font.family, letters))
    return tuple(found)


def _has_italics(character: str) -> bool:
    return character.isalpha() and unicodedata.name(character, "").startswith(("LATIN", "GREEK", "CYRILLIC"))


def _is_slanted(font: Any) -> bool:
    """Whether a face calls itself italic or oblique (OpenType: head.macStyle, OS/2.fsSelection, post.italicAngle), or can be slanted."""
    number = font.index if font.file_content[:4] == b"ttcf" else 0
    face = TTFont(BytesIO(font.file_content), fontNumber=number, lazy=True)
    slanted = face["head"].macStyle & 2 or ("OS/2" in face and face["OS/2"].fsSelection & 0x201)
    return bool(slanted or ("post" in face and face["post"].italicAngle) or {"slnt", "ital"} & set(font.variations))


def strangers(used: Mapping[Any, Any], families: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(family, characters) of every font in the document that was not asked for; `used` is WeasyPrint's `Document.fonts`."""
    named = {family.casefold() for family in families}
    strange = [font for font in used.values() if font.family.casefold() not in named]
    found = [(font.family, "".join(dict.fromkeys("".join(font.to_unicode.values()).split()))) for font in strange]
    return tuple((family, characters) for family, characters in found if characters)
