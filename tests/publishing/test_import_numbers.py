"""Sources that differ in a number are different works, in one article and across articles."""

import re
from pathlib import Path

from footpress.publication.importing import import_manuscript
from footpress.records.bibtex import read_bibliography

BODY = "The ferry was older than the bridge, and nobody who lived on either bank had thought of a bridge before the war.{calls}"


def manuscript(folder: Path, name: str, *notes: str) -> Path:
    calls = "".join(f"[{n}]" for n in range(1, len(notes) + 1))
    listed = "\n".join(f"[{n}] {note}" for n, note in enumerate(notes, 1))
    path = folder / f"{name}.txt"
    path.write_text(f"Ferries {name}\n\nAda Field\n\n{BODY.format(calls=calls)}\n\nNotes\n\n{listed}\n", encoding="utf-8")
    return path


def test_papers_and_files_of_one_office(publication: Path, tmp_path: Path) -> None:
    path = manuscript(
        tmp_path,
        "numbers",
        "UN General Assembly, Resolution 217, 1948.",
        "UN General Assembly, Resolution 218, 1948.",
        "Ministry of Fisheries, White Paper 14, 1992, p. 3.",
        "Ministry of Fisheries, White Paper 15, 1992, p. 3.",
        "National Archives, Kew, CO 273/511, fol. 3.",
        "National Archives, Kew, CO 273/512, fol. 9.",
        "National Archives, Kew, CO 273/511, fol. 12.",
    )
    imported = import_manuscript(path, publication)
    assert (imported.works, len(imported.added)) == (6, 6)
    text = (publication / "source/numbers.md").read_text(encoding="utf-8")
    first, other, again = re.findall(r"^\[\^[567]\]: \[@(\w+), ", text, re.MULTILINE)
    assert first == again != other


def test_two_articles_that_cite_two_resolutions(publication: Path, tmp_path: Path) -> None:
    for name, number in (("one", 217), ("two", 218), ("three", 217)):
        import_manuscript(manuscript(tmp_path, name, f"UN General Assembly, Resolution {number}, 1948."), publication)
    entries = read_bibliography(publication / "bibliography.bib").entries
    assert [entry.get("title") for entry in entries] == ["{Resolution 217}", "{Resolution 218}"]


def test_a_work_that_another_article_spells_otherwise_is_found(publication: Path, tmp_path: Path) -> None:
    one = "Nora Whitfield, “The Toll Roads of Dorset: Trade and Custom”, *Coastal Review* 12 (1987): 44–61."
    two = "N. Whitfield, “Toll Roads of Dorset”, *Coastal Review* 12 (1987): 44–61."
    import_manuscript(manuscript(tmp_path, "one", one), publication)
    assert not import_manuscript(manuscript(tmp_path, "two", two), publication).added
