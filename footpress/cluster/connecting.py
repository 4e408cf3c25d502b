"""A cluster by its address. What Dask itself says of it (it says much) is not for who builds: they hear one sentence."""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import queue
import re
import socket
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from footpress.cluster.alike import about, unlike
from footpress.problems import UsageError, WorldError

PATIENCE = 15.0
"""Seconds that are waited for a scheduler to answer, and for workers to come."""
_ADDRESS = re.compile(r"(?:tcp|tls)://(\[[0-9a-fA-F:.]+\]|[^\s/:\[\]]+):(\d{1,5})/?")
_STEP = 0.2


class Cluster:
    """A cluster whose scheduler has answered, and whose workers are asked what they have before anything is sent."""

    def __init__(self, address: str, client: Any, say: Callable[[str], None], patience: float) -> None:
        self.address, self.client = address, client
        self._say, self._patience = say, patience
        self._families: tuple[str, ...] = ()
        self._alike: set[str] = set()

    def workers(self) -> dict[str, int]:
        """The workers that are there now, each with how many jobs it does at once."""
        try:
            return dict(self.client.nthreads())
        except Exception as error:  # whatever the client says of it, the scheduler, which is asked, does not answer
            raise self._silent() from error

    def awaited(self) -> dict[str, int]:
        """The workers, of which there is one at least. Raises WorldError where none comes in time."""
        until, told = time.monotonic() + self._patience, False
        while not (found := self.workers()):
            if time.monotonic() > until:
                raise WorldError(
                    f"The cluster at {self.address} has no workers: start some with `dask worker {self.address}`, then do this again."
                )
            if not told:
                self._say(f"Waiting for workers of {self.address}.")
                told = True
            time.sleep(_STEP)
        return found

    def require_alike(self, families: Sequence[str] = ()) -> None:
        """Raises WorldError where a worker has not what this machine has, of these font families and of those asked for before too."""
        found, wanted = self.awaited(), tuple(sorted({*self._families, *families}))
        if wanted != self._families:
            self._families, self._alike = wanted, set()
        if asked := [worker for worker in found if worker not in self._alike]:
            here = about(wanted)
            try:
                told = self.client.run(about, wanted, workers=asked, on_error="return")
            except Exception as error:  # one has gone meanwhile, or all of it has
                raise self.gone() from error
            for worker in asked:
                if not isinstance(
                    told.get(worker), OSError
                ):  # it has gone while it was asked, and nothing of its making is taken
                    self._look_at(worker, here, told.get(worker))
                    self._alike.add(worker)

    def knows(self, worker: str) -> bool:
        """Whether a worker, which may have come since, or gone, has said what it has. Raises as `require_alike`."""
        if worker not in self._alike:
            self.require_alike()
        return worker in self._alike

    def _look_at(self, worker: str, here: dict[str, str], there: object) -> None:
        if isinstance(there, (ImportError, AttributeError)):
            raise WorldError(
                f"The worker {worker} has no footpress, or another: this machine has footpress {here['footpress']}. "
                "Install the same there, and start the worker again."
            )
        if not isinstance(there, dict):
            raise WorldError(f"The worker {worker} does not say what it has ({there}): start it again, then do this again.")
        if differs := unlike(here, there):
            raise WorldError(
                f"The worker {worker} has {differs}. The editions would not be the same: install the same on both, start the worker again, "
                "then do this again."
            )

    def gone(self) -> WorldError:
        """What is said where nobody answers any more: the scheduler, or, while it still does, its workers."""
        if self.client.status == "running":
            return self.deserted()
        return self._silent()

    def _silent(self) -> WorldError:
        return WorldError(
            f"The cluster at {self.address} does not answer any more. What came from it stands; do this again for the rest."
        )

    def deserted(self) -> WorldError:
        """What is said where the scheduler answers, and no worker does."""
        return WorldError(f"All workers of {self.address} have gone. What came from them stands; do this again for the rest.")


@contextmanager
def connected(address: str, say: Callable[[str], None], patience: float = PATIENCE) -> Iterator[Cluster]:
    """The cluster at an address. Raises UsageError for what is none, WorldError where none answers, or Dask is not installed."""
    named = _ADDRESS.fullmatch(address)
    if named is None or int(named[2]) > 65535:
        raise UsageError(
            f"{address} is no address of a cluster: write tcp://HOST:PORT, as `dask scheduler` says it when it starts (tls:// where it has certificates)."
        )
    if importlib.util.find_spec("distributed") is None:
        raise WorldError(
            "Dask is not installed, which --cluster needs: pip install --require-hashes --requirement requirements-cluster.txt"
        )
    _reach(address, named[1].strip("[]"), int(named[2]), patience)
    with _quiet():
        client = _client(address, patience)
        try:
            yield Cluster(address, client, say, patience)
        finally:
            with contextlib.suppress(Exception):  # it may have gone before
                client.close(timeout=2)


def _reach(address: str, host: str, port: int, patience: float) -> None:
    """Raise WorldError where nobody listens, or one who does not greet, as a scheduler does at once (over TLS not before the other has)."""
    try:
        with socket.create_connection((host, port), timeout=patience) as asking:
            asking.settimeout(patience)
            greeted = address.startswith("tls:") or asking.recv(1)
    except TimeoutError:
        greeted = b""
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldError(
            f"No cluster answers at {address} ({reason}): look whether `dask scheduler` runs there, and at the address."
        ) from error
    if not greeted:
        raise _no_scheduler(address)


def _client(address: str, patience: float) -> Any:
    """A client, from a thread of its own: what greets otherwise than a scheduler may leave it without an end."""
    from distributed import Client

    class Asking(Client):
        """A client that goes without a word where it never came to be."""

        def __del__(self) -> None:
            with contextlib.suppress(Exception):
                super().__del__()  # type: ignore[no-untyped-call]

    made: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def make() -> None:
        try:
            made.put(Asking(address, timeout=patience, set_as_default=False, name="footpress"))  # type: ignore[no-untyped-call]
        except Exception:  # it is no scheduler, or speaks otherwise, in whatever way
            made.put(None)

    threading.Thread(target=make, daemon=True).start()
    with contextlib.suppress(queue.Empty):
        if client := made.get(timeout=2 * patience):
            return client
    raise _no_scheduler(address)


def _no_scheduler(address: str) -> WorldError:
    return WorldError(
        f"What listens at {address} is no Dask scheduler that this machine understands: look at the address, and install the same version of "
        "Dask on both."
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Meanwhile Dask, and what it is made of, log and warn of nothing."""
    import distributed  # noqa: F401  its own setting of loggers comes first

    names = [name for name in logging.root.manager.loggerDict if name.split(".")[0] in ("asyncio", "distributed", "tornado")]
    loggers = [logging.getLogger(name) for name in {"asyncio", "distributed", "tornado", *names}]
    before = [(logger, logger.disabled) for logger in loggers]
    with warnings.catch_warnings():
        for module in ("asyncio", "dask", "distributed", "tornado"):
            warnings.filterwarnings("ignore", module=rf"{module}(\.|$)")
        for logger in loggers:
            logger.disabled = True
        try:
            yield
        finally:
            for logger, disabled in before:
                logger.disabled = disabled
