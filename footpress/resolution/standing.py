"""Step 3. Whether a citation that no rule tied says enough to be a work of its own."""

from __future__ import annotations

from dataclasses import replace

from footpress.model.reference import Reference
from footpress.resolution.mention import Mention
from footpress.resolution.sentences import shown


def as_short(mention: Mention) -> Reference:
    """The reference as a short form, whatever its note alone looked like."""
    reference = mention.reference
    return replace(reference, kind="short") if reference.kind == "full" else reference


def stands_alone(mention: Mention) -> bool:
    """Whether a mention that no rule tied says enough to be a work: it is full, or has a title and its author or two other facts."""
    if mention.reference.kind == "full":
        return not (mention.is_lean and mention.back.kind == "ibid") and not _is_name_and_numbers(mention)
    if mention.back.kind not in ("", "idem") or mention.titled_by_names or not (mention.title or mention.container):
        return False
    facts = [bool(mention.reference.get(name)) for name in ("date", "container", "url")]
    facts.append(bool(mention.reference.get("publisher") or mention.reference.get("place")))
    return bool(mention.keys or mention.editor_keys) or sum(facts) >= 2


def _is_name_and_numbers(mention: Mention) -> bool:
    """A name with a year or pages, without title, container, address or imprint: "Steinbach 1979, 66–85"."""
    said = [mention.reference.get(name) for name in ("publisher", "place", "container", "url", "doi")]
    said += [mention.reference.get("issue")] if mention.reference.type == "legal" else []
    return not any(said) and ((mention.titled_by_names and bool(mention.year)) or not mention.title)


def doubt_standing(mention: Mention) -> str:
    """The query about a short form that became a work: a person completes its entry."""
    if not mention.is_lean:
        return ""
    return f"{shown(mention)} is a short form of a work that no earlier note cites in full: complete its entry."
