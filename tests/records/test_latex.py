"""Values of a .bib file as they are read, and addresses as they are opened."""

import pytest

from footpress.text.latex import plain_address, without_latex


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("A plain title", "A plain title"),
        ("{{The U.S. and {NATO}}}", "The U.S. and NATO"),
        (r"Smith \& Sons, 50\,\% of \#1", "Smith & Sons, 50 % of #1"),
        (r"{\"O}st", "Öst"),
        (r"{\"{O}}st and Mu{\v{c}}ka and \'e", "Öst and Mučka and é"),
        (r"Stra{\ss}e, {\O}rsted, \L{}ukasiewicz", "Straße, Ørsted, Łukasiewicz"),
        (r"na{\"\i}ve {\'{\i}}", "naïve í"),
        (r"On \emph{The Port} and \textit{its} crane", "On The Port and its crane"),
        (r"\textasciitilde{}ada \textbackslash{}", "~ada \\"),
        (r"a \{brace\}", "a {brace}"),
    ],
)
def test_a_value_without_latex(value: str, read: str) -> None:
    assert without_latex(value) == read


@pytest.mark.parametrize(
    ("field", "value", "opened"),
    [
        ("url", r"https://example.org/a\_b\%20c\&d=\#e", "https://example.org/a_b%20c&d=#e"),
        ("url", r"\url{https://example.org/{\textasciitilde}ada}", "https://example.org/~ada"),
        ("doi", "https://doi.org/10.1000/x", "10.1000/x"),
        ("doi", r"doi: 10.1000/a\_b", "10.1000/a_b"),
        ("url", "https://doi.org/10.1000/x", "https://doi.org/10.1000/x"),
    ],
)
def test_an_address_without_latex(field: str, value: str, opened: str) -> None:
    assert plain_address(field, value) == opened
