"""A small publication to import into and to build."""

from pathlib import Path

import pytest

from footpress.commands.new import start_publication

MANUSCRIPT = """THE LIGHTHOUSE KEEPERS

Anna ELDER

3 May 2021

Every keeper of the northern lights was bound by the same book of rules, and broke it in his own way.[1] The book was printed in 1838 and never changed.[2] Most of the logs were pulped in the war.[3] Those of two stations survive.[4]

[1] Jeffrey Reeves, Mongolia's Evolving Security Strategy: Omni-Enmeshment and Balance of Influence, *The Pacific Review*, 25:5, 2012, p. 590.

[2] Ömer Faruk Türk, Moğolistanın Jeopolitiği, Ekonomisi ve Dış Politika Stratejisi, *Bilge Strateji*, Cilt 5, Sayı 9, Güz 2013, sf. 119.

[3] Jeffrey Reeves, p. 179.

[4] This note is prose, and cites nothing at all.
"""


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    start_publication(tmp_path / "papers", "Papers")
    return tmp_path / "papers"


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    (tmp_path / "keepers.txt").write_text(MANUSCRIPT, encoding="utf-8")
    return tmp_path / "keepers.txt"
