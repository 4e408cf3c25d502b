"""Step 8, pack: what the PDF says about itself (XMP, ISO 16684-1): PDF/A-3a and PDF/UA-1 at once, and Dublin Core.

WeasyPrint writes the claim of one standard. PDF/A (ISO 19005-3, 6.6.2.3) asks that a property it does not know, such as the part
of PDF/UA, be described in an extension schema.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

_PDF_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def describe(metadata: Any, dublin_core: dict[str, str]) -> None:
    """Make WeasyPrint's metadata of a document claim PDF/UA-1 too, and say more: `dublin_core` is {"identifier": "doi:…", …}."""
    generate: Callable[..., bytes] = metadata.generate_rdf_metadata

    def with_more(*arguments: Any) -> bytes:
        head, end, tail = generate(*arguments).decode().rpartition("</rdf:RDF>")
        return "".join((head, _PDF_UA, _dublin_core(dublin_core), end, tail)).encode()

    metadata.generate_rdf_metadata = with_more


def _dublin_core(values: dict[str, str]) -> str:
    """Dublin Core properties in the form that XMP gives each: text, a bag, or text by language."""
    parts = "".join(_FORMS[name].format(name=name, value=escape(value)) for name, value in values.items() if value)
    return (
        f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">{parts}</rdf:Description>\n' if parts else ""
    )


_BAG = "<dc:{name}><rdf:Bag><rdf:li>{value}</rdf:li></rdf:Bag></dc:{name}>"
_FORMS = {
    "identifier": "<dc:{name}>{value}</dc:{name}>",
    "language": _BAG,
    "publisher": _BAG,
    "rights": '<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:Alt></dc:{name}>',
}
