"""What lines above a text say of its history and its makers becomes keys of the front matter, whole or not at all."""

import pytest

from footpress.documents.opening.facts_said import FactsSaid, facts_said, taken
from footpress.documents.opening.opening import Opening, metadata_of
from footpress.documents.plain_text.closing import Closing
from footpress.languages.language import every
from footpress.model.facts import Facts


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Received 3 May 2020; revised 1 June 2020; accepted 14 July 2020", ["2020-05-03", "2020-06-01", "2020-07-14"]),
        (
            "Received: 3 May 2020 / Accepted: 14 July 2020 / Published online: 2 August 2020",
            ["2020-05-03", "2020-07-14", "2020-08-02"],
        ),
        ("Makale Geliş Tarihi: 03.05.2020 | Kabul Tarihi: 14.07.2020", ["2020-05-03", "2020-07-14"]),
        ("Eingegangen am 3. Mai 2020, angenommen am 14. Juli 2020", ["2020-05-03", "2020-07-14"]),
        ("Recibido: 3 de mayo de 2020. Aceptado: 14 de julio de 2020.", ["2020-05-03", "2020-07-14"]),
        ("Reçu le 3 mai 2020 – accepté le 14 juillet 2020", ["2020-05-03", "2020-07-14"]),
        ("Received in good health on 3 May 2020", []),
        ("Received 3 May 2020 by the editor, accepted 14 July 2020", []),
        ("Published 3 May 2020", []),
        ("Received 3 May 2020; received 4 May 2020", []),
    ],
)
def test_days(line: str, found: list[str]) -> None:
    assert list(facts_said(line).found.values()) == found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Acknowledgements: I thank the ferryman.", FactsSaid({"acknowledgement": "I thank the ferryman."}, "Acknowledgements")),
        ("**Danksagung.** Ich danke dem Fährmann.", FactsSaid({}, key="acknowledgement")),
        ("Interessenkonflikt: keiner", FactsSaid({"conflicts": "keiner"}, "Interessenkonflikt")),
        ("Data availability statement: In the archive.", FactsSaid({"data_availability": "In the archive."}, "Data availability statement")),
        ("Funding: Fund for Dry Lands, no. 9.", FactsSaid({}, key="funding")),
        ("Acknowledgements: I thank the readers of *Reeds*.", FactsSaid({}, key="acknowledgement")),
        ("Dedication: To the ferryman.", FactsSaid({})),
    ],
)  # fmt: skip
def test_statements(line: str, said: FactsSaid) -> None:
    assert facts_said(line) == said


def test_what_contradicts_itself_is_not_taken() -> None:
    assert taken(Facts(), FactsSaid({"received": "2020-07-01", "accepted": "2020-05-01"})) is None
    assert taken(Facts(conflicts="None."), FactsSaid({"conflicts": "keiner"})) is None


def test_a_history_after_the_date_stays_as_typed() -> None:
    """Import writes nothing that a build refuses."""
    line = "Received 3 May 2020"
    opening = Opening(title="A Ferry", date="2019", facts=Facts(received="2020-05-03", conflicts="None."), history=[line])
    metadata = metadata_of(opening, Closing("", "", (), (), (), ()), "en", "ferry")
    assert (metadata.facts, metadata.author_note) == (Facts(conflicts="None."), f"{line}.")


@pytest.mark.parametrize("row", ["received", "revised", "accepted", "published online"])
def test_labels_of_a_day_are_labels_of_a_history(row: str) -> None:
    for language in every():
        assert set(language.terms("manuscript", row)) <= set(language.terms("manuscript", "history of a manuscript"))


@pytest.mark.parametrize("row", ["acknowledgement", "funding", "conflicts of interest", "data availability"])
def test_labels_of_a_statement_are_labels_of_thanks_and_money(row: str) -> None:
    for language in every():
        assert set(language.terms("manuscript", row)) <= set(language.terms("manuscript", "thanks and money"))
