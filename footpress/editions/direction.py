"""Which way a language is written, for the dir attribute."""

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks nqo ps sd syr ug ur yi".split())
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("Arab", "Hebr", "Syrc", "Thaa", "Nkoo"))


def direction(lang: str) -> str:
    """ "rtl" or "ltr" for a BCP 47 tag; a script in the tag ("az-Arab", "ku-Latn") decides before the language."""
    language, *rest = lang.split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if language.lower() in _RIGHT_TO_LEFT else "ltr"
