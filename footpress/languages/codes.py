"""Language tags: whether one is written as BCP 47 has it (RFC 5646, 2.1), and whether its two letters are a language (ISO 639-1).

Codes of three letters are some eight thousand; they are taken as they stand.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"(?:[A-Za-z]{2,3}|x(?=-))(?:-[A-Za-z0-9]{1,8})*")
_TWO_LETTERS = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff "
    "fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku "
    "kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu "
    "rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu".split()
)
_MEANT = {
    "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "rs": "sr", "ua": "uk", "vn": "vi", "ir": "fa", "il": "he", "in": "id",
    "us": "en", "gb": "en", "at": "de", "iw": "he", "ji": "yi",
}  # fmt: skip
"""What is written for a language and is a country, or a code that was withdrawn."""

_THREE_LETTERS = dict(
    pair.split(":")
    for pair in (
        "afr:af sqi:sq alb:sq ara:ar hye:hy arm:hy aze:az eus:eu baq:eu bel:be ben:bn bos:bs bul:bg cat:ca zho:zh chi:zh hrv:hr ces:cs "
        "cze:cs dan:da nld:nl dut:nl eng:en est:et fin:fi fra:fr fre:fr glg:gl kat:ka geo:ka deu:de ger:de ell:el gre:el heb:he hin:hi "
        "hun:hu isl:is ice:is ind:id gle:ga ita:it jpn:ja kaz:kk kor:ko kir:ky lat:la lav:lv lit:lt mkd:mk mac:mk msa:ms may:ms mon:mn "
        "nor:no nob:nb nno:nn fas:fa per:fa pol:pl por:pt ron:ro rum:ro rus:ru srp:sr slk:sk slo:sk slv:sl spa:es swa:sw swe:sv tha:th "
        "tur:tr ukr:uk urd:ur uzb:uz vie:vi cym:cy wel:cy"
    ).split()
)
"""Codes of ISO 639-2 and 639-3 for languages that have one of two letters, which alone is their tag (RFC 5646, 4.1)."""


def refusal_of_tag(tag: str) -> str:
    """Why a text cannot be in the language of a tag, the end of a sentence that begins with it; "" where it can."""
    if not _TAG.fullmatch(tag):
        return "is no language tag; write en, tr, de, fr, ru …"
    primary = tag.split("-")[0].lower()
    if primary in _THREE_LETTERS:
        return f"is written with two letters: write {_THREE_LETTERS[primary]}{tag[len(primary) :]}"
    if len(primary) != 2 or primary in _TWO_LETTERS:
        return ""
    hint = f"did you mean {_MEANT[primary]}?" if primary in _MEANT else "write en, tr, de, fr, ru …"
    return f"is the tag of no language; {hint}"
