"""Who is said to have gone while a cluster is asked: all of it, or only those who work for it."""

import re
from types import SimpleNamespace

import pytest

from footpress.cluster.connecting import Cluster
from footpress.problems import WorldError

SAID = {"running": "All workers of tcp://a:1 have gone.", "closed": "The cluster at tcp://a:1 does not answer any more."}


def failing(*_: object, **__: object) -> dict[str, int]:
    raise OSError("Timed out")


@pytest.mark.parametrize("status", SAID)
def test_who_has_gone_is_told_by_whether_the_scheduler_still_answers(status: str) -> None:
    there = SimpleNamespace(status=status, run=failing, nthreads=lambda: {"tcp://b:2": 1})
    with pytest.raises(WorldError, match=re.escape(SAID[status])):
        Cluster("tcp://a:1", there, print, 0).require_alike()
