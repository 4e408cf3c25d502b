"""Days without a leading zero: CSL's locales of some languages write "04 Mart 1871", where no text in the language does, nor footpress elsewhere."""

from __future__ import annotations

from lxml import etree

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BEHIND = {
    **dict.fromkeys(("af", "bg", "sv", "tr", "uk"), (" ", " ", "")),
    "sk": (". ", " ", ""),
    **dict.fromkeys(("hr", "sr"), (". ", " ", ".")),
}
"""What stands behind day, month and year in the languages whose locale has the zero; the rest of their dates is the locale's."""


def locale_of_days(root: etree._Element, code: str) -> etree._Element | None:
    """A locale with the date in words of a language, where CSL's has zeros and the style says no date of its own."""
    own = (locale for locale in root.iterfind(f"{_CSL}locale") if (locale.get(_LANG) or "").startswith(code))
    if code not in _BEHIND or any(locale.find(f"{_CSL}date[@form='text']") is not None for locale in own):
        return None
    locale = etree.Element(f"{_CSL}locale", {_LANG: code})
    date = etree.SubElement(locale, f"{_CSL}date", form="text")
    for name, behind in zip(("day", "month", "year"), _BEHIND[code], strict=True):
        part = etree.SubElement(date, f"{_CSL}date-part", {"name": name, "suffix": behind})
        if name == "day":
            part.set("form", "numeric")
    return locale
