"""Step 8, pack: what the PDF says about itself (XMP, ISO 16684-1): PDF/A-3a and PDF/UA-1 at once, Dublin Core and PRISM.

WeasyPrint writes the claim of one standard. PDF/A (ISO 19005-3, 6.6.2.3) asks that a property it does not know, such as the part
of PDF/UA, be described in an extension schema.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

_PDF_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
"""
_EXTENSIONS = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{address}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property>
</rdf:li>"""
_PROPERTY = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{type}</pdfaProperty:valueType>
<pdfaProperty:category>{category}</pdfaProperty:category>
<pdfaProperty:description>{description}</pdfaProperty:description>
</rdf:li>"""
_UA = "http://www.aiim.org/pdfua/ns/id/"
_PART = _PROPERTY.format(
    name="part", type="Integer", category="internal", description="The part of ISO 14289 that the file follows"
)
_DC = "http://purl.org/dc/elements/1.1/"
_PRISM = "http://prismstandard.org/namespaces/basic/2.0/"


def describe(metadata: Any, said: Mapping[str, tuple[str, ...]]) -> None:
    """Make WeasyPrint's metadata of a document claim PDF/UA-1 too, and say more: `said` is {"dc:identifier": ("doi:…",),
    "prism:volume": ("12",), …}."""
    generate: Callable[..., bytes] = metadata.generate_rdf_metadata

    def with_more(*arguments: Any) -> bytes:
        head, end, tail = generate(*arguments).decode().rpartition("</rdf:RDF>")
        prism = {name: values for name, values in said.items() if name.startswith("prism:")}
        core = {name: values for name, values in said.items() if name not in prism}
        more = (_PDF_UA, _extensions(prism), _described("dc", _DC, core), _described("prism", _PRISM, prism))
        return "".join((head, *more, end, tail)).encode()

    metadata.generate_rdf_metadata = with_more


def _extensions(prism: Mapping[str, tuple[str, ...]]) -> str:
    """What PDF/A wants to be told of the schemas that it does not know."""
    schemas = [_SCHEMA.format(title="PDF/UA identification schema", address=_UA, prefix="pdfuaid", properties=_PART)]
    if prism:
        properties = "".join(
            _PROPERTY.format(name=name.removeprefix("prism:"), type="Text", category="external", description=name)
            for name in prism
        )
        schemas.append(_SCHEMA.format(title="PRISM metadata", address=_PRISM, prefix="prism", properties=properties))
    return _EXTENSIONS.format(schemas="".join(schemas))


def _described(prefix: str, address: str, values: Mapping[str, tuple[str, ...]]) -> str:
    """Properties in the form that XMP gives each: text, a bag, or text by language."""
    parts = "".join(
        _FORMS.get(name, _TEXT).format(name=name, value=escape("; ".join(said), quote=False))
        for name, said in values.items()
        if any(said)
    )
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{address}">{parts}</rdf:Description>\n' if parts else ""


_TEXT = "<{name}>{value}</{name}>"
_BAG = "<{name}><rdf:Bag><rdf:li>{value}</rdf:li></rdf:Bag></{name}>"
_FORMS = {
    "dc:language": _BAG,
    "dc:publisher": _BAG,
    "dc:rights": '<{name}><rdf:Alt><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:Alt></{name}>',
}
