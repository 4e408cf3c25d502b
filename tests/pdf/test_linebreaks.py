"""Where a line may break. `~` stands for a no-break space, `+` for a word joiner, `|` for an invisible place to break."""

import pytest

from footpress.editions.linebreaks import bind

SIGNS = str.maketrans({"\u00a0": "~", "\u2060": "+", "\u200b": "|"})


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The Pacific Review 25:5 (2012), p. 590.", "The Pacific Review 25+:+5 (2012), p.~590."),
        ("pp. 11–14", "pp.~11+–+14"),
        ("vol. XIV, no. 4", "vol.~XIV, no.~4"),
        ("Cilt 5, Sayı 9, sf. 119", "Cilt~5, Sayı~9, sf.~119"),
        ("с. 12; № 7", "с.~12; №~7"),
        ("J. R. R. Tolkien", "J.~R.~R.~Tolkien"),
        ("Ц. Лхам", "Ц.~Лхам"),
        ("6.3 billion dollars", "6.3~billion dollars"),
        ("one – and two", "one~– and two"),
        ("This is no. It was", "This is no. It was"),
        ("stop. 12 men", "stop. 12 men"),
    ],
)
def test_what_belongs_together_is_bound(text: str, bound: str) -> None:
    assert bind(text).translate(SIGNS) == bound


@pytest.mark.parametrize(
    ("address", "broken"),
    [
        ("https://news.mn/en/789733/", "https://|news.|mn/|en/|789733/"),
        ("https://a.org/x?article=1827&context=cap", "https://|a.|org/|x?|article=|1827&|context=cap"),
        ("www.trademap.org/Bilateral_TS.aspx", "www.trademap.|org/|Bilateral_|TS.aspx"),
    ],
)
def test_an_address_breaks_after_its_punctuation(address: str, broken: str) -> None:
    assert bind(address).translate(SIGNS) == broken


def test_an_address_in_a_sentence_is_found() -> None:
    assert bind("See https://news.mn/en/, p. 3.").translate(SIGNS) == "See https://|news.|mn/en/, p.~3."
