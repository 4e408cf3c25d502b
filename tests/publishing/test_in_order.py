"""Jobs beside each other give their results in order, and no more of them than are wanted lie in memory."""

import threading
import time

import pytest

from footpress.publication.in_order import in_order


class Hand:
    """A worker that has no process."""

    def start(self) -> None: ...

    def close(self) -> None: ...


@pytest.mark.parametrize(("workers", "most"), [(1, 1), (3, 1), (3, 4), (2, 0)])
def test_results_come_in_order_and_few_are_begun_ahead(workers: int, most: int) -> None:
    begun, lock = set[int](), threading.Lock()

    def do(_: Hand, job: int) -> int:
        with lock:
            begun.add(job)
        time.sleep(0.001 * (job % 3))
        return job * job

    for number, made in enumerate(in_order(range(12), [Hand() for _ in range(workers)], do, most)):
        assert made == number * number
        time.sleep(0.01)
        assert len(begun) <= (number + most if most else 12)
    assert len(begun) == 12
