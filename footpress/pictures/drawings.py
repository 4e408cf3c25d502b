"""Drawings that authors send (SVG 2, https://www.w3.org/TR/SVG2/): one list of elements, of attributes and of what they may lead to.

A drawing stands still and holds all that it shows. What would run, load or move something is refused with its line; what only its editor
knows (Inkscape's and Illustrator's own attributes, names of files, metadata, comments) is left out.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from footpress.allowed import addresses
from footpress.pictures.metadata import without_metadata
from footpress.text.parsing import NotWellFormed, parse_xml

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_ELEMENTS = frozenset(
    "a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode "
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font font-face g glyph hkern image line "
    "linearGradient marker mask missing-glyph path pattern polygon polyline radialGradient rect stop style svg switch symbol text textPath "
    "title tref tspan use view".split()
)
_ATTRIBUTES = frozenset(
    "id class style lang role tabindex viewBox version baseProfile preserveAspectRatio transform x y x1 x2 y1 y2 z cx cy r rx ry fx fy fr "
    "width height d points pathLength offset dx dy rotate textLength lengthAdjust startOffset method spacing side gradientUnits "
    "gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits "
    "markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits filterRes in in2 result type values tableValues "
    "slope intercept amplitude exponent mode operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength "
    "preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth "
    "elevation scale xChannelSelector yChannelSelector stdDeviation baseFrequency numOctaves seed stitchTiles radius media systemLanguage "
    "requiredFeatures requiredExtensions unicode horiz-adv-x horiz-origin-x units-per-em ascent descent glyph-name g1 g2 u1 u2 k panose-1 "
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-profile "
    "color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color "
    "flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant "
    "font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color "
    "line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events "
    "shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width text-align text-anchor text-decoration text-orientation text-rendering transform-box transform-origin "
    "unicode-bidi vector-effect visibility white-space word-spacing writing-mode".split()
)
_XML = frozenset(f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("space", "lang"))
_RUNS = frozenset("script handler listener animate animateColor animateMotion animateTransform set discard".split())
_URL = re.compile(r"""url\s*\(\s*(["']?)(.*?)\1\s*\)""", re.IGNORECASE | re.DOTALL)
_DATA = re.compile(r"data:image/(?:png|jpeg|jpg|gif|webp);base64,", re.IGNORECASE)
_FONT_DATA = re.compile(
    r"data:(?:font|application)/[\w.+-]*(?:font|woff|ttf|otf|sfnt|opentype|truetype)[\w.+-]*[;,]", re.IGNORECASE
)
_AT_RULES = frozenset("font-face media supports charset".split())
_FUNCTIONS = re.compile(r"(?i)(?:image-set|cross-fade|element|expression|paint|src|image)\s*\(|-moz-binding|behaviou?r\s*:")


def is_svg(data: bytes) -> bool:
    """Whether bytes are a drawing, and not a picture of pixels, all of which begin with signs of their own."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<"))


def fault(data: bytes) -> str:
    """Why a drawing cannot be published, with its line, and what to do; "" where it can."""
    try:
        root = parse_xml(data)
    except (NotWellFormed, ValueError):
        return "it is damaged, or is not what its ending says; save it again"
    return next(_faults(root), "")


def plain(data: bytes) -> bytes:
    """A drawing without what its editor wrote into it for itself. Raises ValueError for one that has a `fault`."""
    try:
        root = parse_xml(data)
    except NotWellFormed as error:
        raise ValueError("it is damaged") from error
    if reason := next(_faults(root), ""):
        raise ValueError(reason)
    before = etree.tostring(root.getroottree())
    _leave_out(root)
    if etree.tostring(root) == before and root.getroottree().docinfo.encoding in (None, "UTF-8", "utf-8", "ASCII"):
        return data
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _faults(root: Any) -> Iterator[str]:
    tree = root.getroottree()
    dtd = tree.docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        yield "it has entities of its own (<!ENTITY …> at its head); save it as plain SVG"
    before = root.getprevious()
    while before is not None:
        if isinstance(before, etree._ProcessingInstruction) and before.target == "xml-stylesheet":
            yield f"it loads a style sheet in line {before.sourceline}; save it as plain SVG, with its styles in it"
        before = before.getprevious()
    if etree.QName(root).localname != "svg":
        yield "it is damaged, or is not what its ending says; save it again"
    for element in root.iter():
        if isinstance(element, etree._Entity):
            yield f"it has an entity of its own in line {element.sourceline}; save it as plain SVG"
        elif isinstance(element, etree._ProcessingInstruction) and element.target == "xml-stylesheet":
            yield f"it loads a style sheet in line {element.sourceline}; save it as plain SVG, with its styles in it"
        elif isinstance(element.tag, str) and _is_drawn(element) and not any(map(_is_left_out, element.iterancestors())):
            yield from (f"{reason} (line {element.sourceline})" for reason in _faults_of(element))


def _faults_of(element: Any) -> Iterator[str]:
    name = etree.QName(element).localname
    if name in _RUNS:
        yield f"it has a script or moves: <{name}>, which no edition may have; save it as plain SVG"
    elif name == "foreignObject" and not _has_other(element):
        yield "it holds a web page: <foreignObject>, which most readers do not show; save its words as text or as outlines"
    elif name not in (*_ELEMENTS, "foreignObject", "metadata"):
        yield f"it has <{name}>, which no edition may have; save it as plain SVG"
    for attribute, value in element.attrib.items():
        if etree.QName(attribute).localname.lower().startswith("on") and "}" not in attribute:
            yield f"it has a script: <{name} {attribute}=…>, which no edition may have; save it as plain SVG"
        elif attribute in _HREFS:
            yield from _faults_of_address(name, value)
        elif reason := _fault_of_style(value, f"<{name} {etree.QName(attribute).localname}=…>"):
            yield reason
    if name == "style" and (reason := _fault_of_style("".join(map(str, element.itertext())), "<style>", sheet=True)):
        yield reason


def _faults_of_address(name: str, address: str) -> Iterator[str]:
    scheme, shown = addresses.scheme_of(address), address.strip()[:80]
    if addresses.clean(address).startswith("#"):
        return
    if name == "a":
        if scheme not in ("", *addresses.SCHEMES):
            yield f"it has a script or leads to {scheme}: in <a>, which no edition may have; take the link out"
        elif not scheme or addresses.refusal(address):
            yield f"it leads to {shown}, which is no web address: take the link out"
    elif not (name in ("image", "feImage") and _DATA.match(addresses.clean(address))):
        yield f"it loads {shown} in <{name}>, and no edition opens a connection; embed what it loads as PNG or JPEG"


def _fault_of_style(value: str, where: str, *, sheet: bool = False) -> str:
    """Why a style, or an attribute that may be one, cannot be published."""
    text = re.sub(r"/\*.*?\*/", "", value, flags=re.DOTALL)
    if "\\" in text and (sheet or "(" in text or "style" in where):
        return f"it has a \\ in the styles of {where}, which hides what they say; save it as plain SVG"
    for _, address in _URL.findall(text):
        if not (address.strip().startswith("#") or _DATA.match(address.strip()) or (sheet and _FONT_DATA.match(address.strip()))):
            return f"it loads {address.strip()[:80]} in {where}, and no edition opens a connection; embed what it loads"
    if re.search(r"(?i)url\s*\(", _URL.sub("", text)) or _FUNCTIONS.search(text):
        return f"it loads or runs something in {where}; save it as plain SVG"
    rules = {rule.lower() for rule in re.findall(r"@\s*([\w-]+)", text)} if sheet else set()
    if unknown := rules - _AT_RULES:
        return f"it has @{min(unknown)} in {where}, which no edition may have; save it as plain SVG, with its styles in it"
    return ""


def _is_drawn(element: Any) -> bool:
    """Whether an element is of SVG, and not what an editor keeps for itself."""
    namespace = etree.QName(element).namespace
    if namespace not in (None, _SVG):
        return bool(namespace == "http://www.w3.org/1999/xhtml")  # which browsers run
    return True


def _is_left_out(element: Any) -> bool:
    return bool(etree.QName(element).localname == "foreignObject") and _has_other(element)


def _has_other(element: Any) -> bool:
    """Whether a `<foreignObject>` is one of two ways to show the same, of which the other is left."""
    parent = element.getparent()
    return parent is not None and bool(etree.QName(parent).localname == "switch") and element.getnext() is not None


def _leave_out(root: Any) -> None:
    for element in list(root.iter()):
        if element is root:
            continue
        known = isinstance(element.tag, str) and etree.QName(element).localname in _ELEMENTS
        if not known or etree.QName(element).namespace not in (None, _SVG):
            _drop(element)
    for element in root.iter():
        for attribute, value in list(element.attrib.items()):
            if attribute in _HREFS:
                element.set(attribute, _bare_picture(addresses.clean(value)))
            elif attribute not in _ATTRIBUTES and attribute not in _XML and not attribute.startswith(("aria-", "xmlns")):
                del element.attrib[attribute]


def _drop(element: Any) -> None:
    """Take an element out, and leave the text behind it."""
    parent, tail = element.getparent(), element.tail or ""
    if parent is None:
        return  # it went with another
    previous = element.getprevious()
    if tail.strip() and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail.strip():
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _bare_picture(address: str) -> str:
    """A picture within a drawing, without what it says besides what it shows."""
    found = _DATA.match(address)
    if not found:
        return address
    try:
        data = base64.b64decode(re.sub(r"\s", "", address[found.end() :]), validate=False)
    except binascii.Error:
        return address
    bare = without_metadata(data)
    return address if bare == data else found[0] + base64.b64encode(bare).decode("ascii")
