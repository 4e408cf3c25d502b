"""Whose words may stand for those of a language: of the same language less closely named, of a near one, of its script, at last English."""

from __future__ import annotations

from footpress.languages.scripts import script_of

_THE_SAME = {
    "nb": "no",
    "nn": "no",
    "cmn": "zh",
    "iw": "he",
    "in": "id",
    "prs": "fa",
    "arb": "ar",
    "ekk": "et",
    "lvs": "lv",
    "zsm": "ms",
}
"""Codes of what another code means too (ISO 639-3, macrolanguages)."""
_NEAR = {
    "bs": "hr", "sh": "hr", "cnr": "sr-Latn", "mk": "bg", "gsw": "de", "bar": "de", "nds": "de", "lb": "de", "fo": "da", "fy": "nl",
    "af": "nl", "ast": "es", "an": "es", "oc": "ca", "co": "it", "scn": "it", "sc": "it", "br": "fr", "wa": "fr", "ps": "fa", "ur": "fa",
}  # fmt: skip
_OF_SCRIPT = {
    "Arab": "ar", "Cyrl": "ru", "Grek": "el", "Hebr": "he", "Hans": "zh", "Hant": "zh-Hant", "Jpan": "ja", "Kore": "ko", "Hang": "ko",
}  # fmt: skip


def tags_of(lang: str) -> tuple[str, ...]:
    """A BCP 47 tag and those that name the same language and script less closely: "zh-TW" is "zh-Hant" too, "pt-BR" is "pt"."""
    primary, *rest = lang.replace("_", "-").split("-")
    primary = primary.lower()
    said = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest]
    script = script_of(lang)
    found = ["-".join((primary, *said)), f"{primary}-{script}"]
    found += [f"{primary}-{part}" for part in said if len(part) == 2]
    for each in (primary, _THE_SAME.get(primary, primary)):
        found += [f"{each}-{script}", *([each] if script_of(each) == script else [])]
    return tuple(dict.fromkeys(found))


def stand_in(lang: str) -> tuple[str, ...]:
    """The tags of the languages whose words stand in where a language has none of its own, the nearest first."""
    primary = lang.replace("_", "-").split("-")[0].lower()
    return tuple(dict.fromkeys(filter(None, (_NEAR.get(primary), _OF_SCRIPT.get(script_of(lang)), "en"))))
