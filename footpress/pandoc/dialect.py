"""The Markdown of an article: pandoc's, without what would eat or change what an author typed.

Each extension of pandoc's Markdown is in one of the two tables, https://pandoc.org/MANUAL.html#pandocs-markdown; a test holds them
against the pandoc that is installed, so that a new version brings in nothing unseen.
"""

from __future__ import annotations

READ = (
    "all_symbols_escapable", "auto_identifiers", "backtick_code_blocks", "blank_before_blockquote", "blank_before_header",
    "bracketed_spans", "citations", "definition_lists", "escaped_line_breaks", "fancy_lists", "fenced_code_attributes",
    "fenced_code_blocks", "fenced_divs", "footnotes", "grid_tables", "header_attributes", "implicit_figures",
    "inline_code_attributes", "inline_notes", "intraword_underscores", "line_blocks", "link_attributes", "markdown_in_html_blocks",
    "multiline_tables", "native_divs", "native_spans", "pipe_tables", "shortcut_reference_links", "simple_tables", "smart",
    "space_in_atx_header", "startnum", "strikeout", "subscript", "superscript", "table_attributes", "table_captions", "task_lists", "tex_math_dollars",
)  # fmt: skip
"""What an author of an article means when they type it: notes, citations, tables, lists, quotations, formulas."""

NOT_READ = {
    "example_lists": "takes `@key.` and `(@key)` at the start of a paragraph or note for the number of an example: the citation is lost",
    "pandoc_title_block": "takes a text that begins with `%` for its title: the line is lost",
    "yaml_metadata_block": "takes what stands between two lines of `---` for metadata: the words are lost",
    "implicit_header_references": "makes a link of `[Sources]` where a heading says so: the brackets, which mark an addition, are lost",
    "latex_macros": "takes `\\newcommand` in a text for an order: the words are lost",
    "raw_html": "lets what a reader's program runs through",
    "raw_attribute": "lets what a reader's program runs through",
    "raw_tex": "takes words that begin with a backslash out of every edition but that of TeX",
    "abbreviations": "makes of words what they are short for",
    "alerts": "makes a box of a quotation that begins with `[!NOTE]`: the word is lost",
    "angle_brackets_escapable": "is of another dialect; every symbol can be escaped as it is",
    "ascii_identifiers": "changes the addresses of headings",
    "autolink_bare_uris": "takes the full stop into the address; footpress links bare addresses itself",
    "east_asian_line_breaks": "takes blanks out between wide characters",
    "emoji": "makes a picture of words between two colons",
    "four_space_rule": "reads lists as other programs do not",
    "gfm_auto_identifiers": "changes the addresses of headings",
    "gutenberg": "writes emphasis and headings in another way",
    "hard_line_breaks": "ends a line of print where the line in the file ends",
    "ignore_line_breaks": "joins the words at the ends of lines",
    "lists_without_preceding_blankline": "makes a list of a paragraph whose line begins with a number",
    "literate_haskell": "makes a program of a quotation",
    "mark": "takes away what stands for emphasis in other programs (`==`)",
    "markdown_attribute": "is of another dialect",
    "mmd_header_identifiers": "takes a bracket at the end of a heading away",
    "mmd_link_attributes": "takes words behind an address away",
    "mmd_title_block": "takes a line with a colon at the start for metadata: the line is lost",
    "old_dashes": "makes an em dash of two hyphens, which are an en dash",
    "rebase_relative_paths": "changes the addresses of pictures",
    "short_subsuperscripts": "raises or lowers a word behind one `^` or `~`: the mark is lost",
    "spaced_reference_links": "joins two brackets with a blank between them into a link",
    "tex_math_double_backslash": "takes brackets behind a backslash for a formula",
    "tex_math_single_backslash": "takes an escaped bracket for a formula",
    "wikilinks_title_after_pipe": "takes doubled brackets for a link",
    "wikilinks_title_before_pipe": "takes doubled brackets for a link",
}
"""What is left out, each with its reason: what pandoc would make of words that mean no markup."""


def dialect(more: str = "", less: str = "") -> str:
    """The format as pandoc is told it, with some extensions more and some less."""
    switched = {**dict.fromkeys(READ, "+"), **dict.fromkeys(NOT_READ, "-")}
    switched |= {**dict.fromkeys(more.split(), "+"), **dict.fromkeys(less.split(), "-")}
    return "markdown" + "".join(f"{sign}{name}" for name, sign in switched.items())


MARKDOWN = dialect()
"""The format as it is read."""
WRITTEN = dialect(less="smart simple_tables multiline_tables markdown_in_html_blocks inline_notes")
"""The same as it is written: typographic signs stay themselves, and a table has bars, or is a grid where bars cannot draw it."""
