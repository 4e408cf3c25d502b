"""Step 8, pack: what Pango is told of a style (its font, its language, its features) is told once a document, not at each piece of text.

WeasyPrint makes a context and a description of the font for each text that it measures or draws: thousands, of some hundred styles. The
code that this stands in for (`Layout.setup`) was read in version 70; a text with lines above or below it is left to that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import weasyprint.text.line_break as line_break
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

_setup = line_break.Layout.setup
_FEATURES = (
    "kerning",
    *(f"variant_{name}" for name in "ligatures position caps numeric alternates east_asian".split()),
    "feature_settings",
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What Pango knows of a style, which is held so that its id stays its own; `features` are None where the font's usual ones are meant."""

    style: Any
    context: Any
    language: Any
    description: Any
    features: Any


def setup(layout: Any, style: Any) -> None:
    """WeasyPrint's `Layout.setup`: begin a piece of text in a style."""
    if style["text_decoration_line"] != "none" or style["font_language_override"] != "normal":
        _setup(layout, style)
        return
    known = vars(style.font_config).setdefault("told", {})
    if id(style) not in known:
        known[id(style)] = _tell(style)
    told = known[id(style)]
    layout.style, layout.language, layout.first_line_direction = style, told.language, 0
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.layout = ffi.gc(pango.pango_layout_new(told.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, told.description)
    if told.features is not None:  # in a list of its own, to which the spacing of the text is added
        listed = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(listed, told.features)
        pango.pango_layout_set_attributes(layout.layout, listed)


def _tell(style: Any) -> _Told:
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
    language = pango.pango_language_get_default()
    if style["lang"]:
        name, _held = unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(name)
        pango.pango_context_set_language(context, language)
    wanted = font_features(*(style[f"font_{name}"] for name in _FEATURES))
    features = None
    if wanted:
        written = ",".join(f"{name} {value}" for name, value in wanted.items()).encode()
        features = style.font_config.font_features.setdefault(written, pango.pango_attr_font_features_new(written))
    return _Told(style, context, language, get_font_description(style), features)


def told_once() -> None:
    """Have WeasyPrint tell Pango so, from now on."""
    line_break.Layout.setup = setup
