"""The people of a front matter: its authors, and others who contributed, by their roles.

Roles are codes of MARC, https://id.loc.gov/vocabulary/relators.html, as EPUB and libraries use them.
"""

from __future__ import annotations

from footpress.allowed.addresses import is_mail
from footpress.model.article import Author, Contributor
from footpress.model.facts import CREDIT, Affiliation
from footpress.model.names import Name
from footpress.source.identifiers import orcid, ror
from footpress.source.nearest import key_of, named
from footpress.source.yaml_text import YamlMapping

ROLES = {
    "editor": "edt",
    "translator": "trl",
    "illustrator": "ill",
    "photographer": "pht",
    "introduction": "aui",
    "reviewer": "rev",
    "interviewer": "ivr",
    "contributor": "ctb",
}
"""What an editor writes, and the code it stands for; a code may be written too."""
_AUTHOR = ("family", "given", "name", "latin", "orcid", "affiliation", "email", "note", "corresponding", "credit")
_AFFILIATION = ("name", "ror")
_CONTRIBUTOR = ("family", "given", "name", "role")


def authors(fields: YamlMapping) -> tuple[Author, ...]:
    """`author:`, a name, or a list of names or of blocks. Raises ProblemsFound."""
    return tuple(_author(fields, item) for item in _items(fields, "author"))


def contributors(fields: YamlMapping) -> tuple[Contributor, ...]:
    """`contributor:`, a block with a role, or a list of such blocks. Raises ProblemsFound."""
    return tuple(_contributor(fields, item) for item in _items(fields, "contributor"))


def _items(fields: YamlMapping, key: str) -> list[object]:
    value = fields.values.get(key)
    return value if isinstance(value, list) else [] if value is None else [value]


def _author(fields: YamlMapping, item: object) -> Author:
    if isinstance(item, str) and item.strip():
        return Author(_as_typed(item))
    inner = _block(
        fields, "author", item, _AUTHOR, "author: must be a name, or a list of names or of blocks with family: and given:."
    )
    name = _name(fields, "author", inner)
    email = inner.text("email")
    if email and not is_mail(email):
        raise fields.problem("author", f"email: {email} is not the address of one mailbox, as ada@example.org is.")
    corresponding = inner.yes("corresponding")
    if corresponding and not email:
        raise fields.problem("author", f"{name.display} is the corresponding author: write email: with their address too.")
    return Author(
        name,
        orcid(inner),
        _affiliations(inner),
        email,
        inner.prose("note"),
        corresponding,
        inner.text("latin"),
        tuple(_credit(inner, said) for said in inner.texts("credit")),
    )


def _affiliations(author: YamlMapping) -> tuple[Affiliation, ...]:
    """`affiliation:`, a name, a block of name: and ror:, or a list of these."""
    found = []
    for item in _items(author, "affiliation"):
        if isinstance(item, dict):
            block = _block(author, "affiliation", item, _AFFILIATION, "")
            found.append(Affiliation(block.text("name"), ror(block)))
        else:
            found.append(Affiliation(YamlMapping(author.file, {"affiliation": item}, author.lines).text("affiliation")))
    if any(not each.name for each in found):
        raise author.problem("affiliation", "affiliation: needs a name:, the words that are printed.")
    return tuple(found)


def _credit(author: YamlMapping, said: str) -> str:
    """What an author did, as CRediT calls it: "Writing – original draft", "writing-original-draft"."""
    key = key_of(said)
    if key not in CREDIT:
        raise author.problem("credit", f"credit: {said} is no role of CRediT; {named(key, CREDIT)}")
    return key


def _contributor(fields: YamlMapping, item: object) -> Contributor:
    sentence = f"contributor: must be a block with family: and given:, and role: ({', '.join(ROLES)}); or a list of such blocks."
    inner = _block(fields, "contributor", item, _CONTRIBUTOR, sentence)
    role = inner.text("role", "contributor")
    if role not in (*ROLES, *ROLES.values()):
        raise fields.problem("contributor", f"role: {role} is no role of a contributor; {named(role, ROLES)}")
    return Contributor(_name(fields, "contributor", inner), ROLES.get(role, role))


def _block(fields: YamlMapping, key: str, item: object, known: tuple[str, ...], sentence: str) -> YamlMapping:
    if not isinstance(item, dict):
        raise fields.problem(key, sentence)
    inner = {str(name): value for name, value in item.items()}
    block = YamlMapping(fields.file, inner, dict.fromkeys(inner, fields.lines[key]), fields.lang)
    block.refuse_unknown(known)
    return block


def _name(fields: YamlMapping, key: str, block: YamlMapping) -> Name:
    family, literal = block.text("family"), block.text("name")
    if not family and not literal:
        one = "an author" if key == "author" else f"a {key}"
        raise fields.problem(key, f"{one} needs family: (and given:), or name: for an organisation.")
    return Name(family, block.text("given")) if family else Name(literal, literal=True)


def _as_typed(text: str) -> Name:
    """ "Jeffrey Reeves"."""
    given, _, family = text.strip().rpartition(" ")
    return Name(family, given)
