"""What source/publication.yaml says of a journal: its ISSN, in print and online, and the people who make it.

issn: {print: 1234-5679, online: 2345-6787}
board:
  Editors: [Ruth Oakes, Ida Marlowe (Lakeville)]
  Advisory board: [Pyotr Vershinin]
"""

from __future__ import annotations

import re

from footpress.languages.typography import typographic
from footpress.source.yaml_text import YamlMapping
from footpress.text.check_digits import mistaken

_MEDIA = ("print", "online")


def issns(fields: YamlMapping) -> tuple[str, str]:
    """(the ISSN, that of the online edition where there are two). Raises ProblemsFound for one whose check digit is wrong."""
    if not isinstance(fields.values.get("issn"), dict):
        return _issn(fields, fields.text("issn")), ""
    inner = fields.mapping("issn", _MEDIA)
    assert inner is not None
    in_print, online = (_issn(fields, inner.text(medium)) for medium in _MEDIA)
    return (in_print or online), (online if in_print and online != in_print else "")


def _issn(fields: YamlMapping, said: str) -> str:
    """ISO 3297: seven digits and a check digit, modulo 11, X for ten; "12345679" is "1234-5679"."""
    signs = re.sub(r"^ISSN\s*|[\s–-]", "", said, flags=re.IGNORECASE).upper()
    if not said:
        return ""
    if why := mistaken("ISSN", signs):
        raise fields.problem("issn", f"issn: {said} {why}.")
    return f"{signs[:4]}-{signs[4:]}"


def board(fields: YamlMapping) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`board:`, a block of headings in the words of the journal, each with names. Raises ProblemsFound."""
    value = fields.values.get("board")
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise fields.problem("board", "board: must be a block of lines such as `Editors: [Ruth Oakes, Ida Marlowe]`.")
    inner = YamlMapping(fields.file, value, dict.fromkeys(map(str, value), fields.lines.get("board", 1)))
    return tuple(
        (typographic(str(heading), fields.lang), tuple(typographic(name, fields.lang) for name in inner.texts(heading)))
        for heading in value
    )
