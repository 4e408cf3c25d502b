"""The corpus is read no worse than when its scores were last accepted."""

from __future__ import annotations

import pytest
from scoring import kept, scores

SLACK = 0.012
"""What one note more or less in the corpus may move."""


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, float]]:
    return scores()


@pytest.mark.parametrize("grade", kept())
def test_scores_do_not_fall(grade: str, found: dict[str, dict[str, float]]) -> None:
    fallen = {name: (found[grade][name], least) for name, least in kept()[grade].items() if found[grade][name] < least - SLACK}
    assert not fallen, f"{grade}: fell below what was accepted (now, then): {fallen}"
