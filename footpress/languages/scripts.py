"""The script in which a language is written, as ISO 15924 names it (Unicode CLDR, likely subtags), and which way it runs."""

from __future__ import annotations

from collections.abc import Iterator

_WRITTEN_IN = {
    "Arab": "ar azb bal bgn ckb fa glk ks ku-Arab lrc mzn pa-Arab ps sd skr ug ur uz-Arab",
    "Armn": "hy",
    "Beng": "as bn",
    "Cyrl": "ab av ba be bg bua ce chm cu cv ky kk kv mk mn os ru rue sah sr tg tt tyv udm uk",
    "Deva": "bho bh hi kok mai mr ne new sa",
    "Ethi": "am gez ti tig",
    "Geor": "ka xmf",
    "Grek": "el grc pnt",
    "Gujr": "gu",
    "Guru": "pa",
    "Hans": "zh cmn wuu hsn gan",
    "Hant": "yue lzh hak nan zh-Hant zh-TW zh-HK zh-MO",
    "Hebr": "he yi lad jrb",
    "Jpan": "ja",
    "Khmr": "km",
    "Knda": "kn",
    "Kore": "ko",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mymr": "my shn mnw",
    "Nkoo": "nqo",
    "Orya": "or",
    "Sinh": "si",
    "Syrc": "syr arc",
    "Taml": "ta",
    "Telu": "te",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo dz",
}
SCRIPTS = tuple(_WRITTEN_IN)
_SCRIPTS = {tag: script for script, tags in _WRITTEN_IN.items() for tag in tags.split()}
_RIGHT_TO_LEFT = frozenset(("Arab", "Hebr", "Nkoo", "Syrc", "Thaa"))


def script_of(lang: str) -> str:
    """The script of a BCP 47 tag: that which stands in it ("sr-Latn"), else that of the region or the language; "Latn" where none is known."""
    language, *rest = lang.replace("_", "-").split("-")
    if said := next((part.title() for part in rest if len(part) == 4 and part.isalpha()), ""):
        return said
    region = next((part.upper() for part in rest if len(part) == 2), "")
    return _SCRIPTS.get(f"{language.lower()}-{region}") or _SCRIPTS.get(language.lower(), "Latn")


def written_in(*scripts: str) -> Iterator[str]:
    """The tags of the languages that are written in one of some scripts, for `:lang()` in a style sheet."""
    return (tag for tag, script in _SCRIPTS.items() if script in scripts)


def direction(lang: str) -> str:
    """ "rtl" or "ltr" for a BCP 47 tag, for the dir attribute."""
    return "rtl" if script_of(lang) in _RIGHT_TO_LEFT else "ltr"
