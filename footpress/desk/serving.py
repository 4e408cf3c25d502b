"""The desk is served: on 127.0.0.1 alone, with a token that only the printed address has."""

from __future__ import annotations

import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from footpress.desk.application import application
from footpress.desk.desk import Desk
from footpress.desk.safety import Guard, Secrets
from footpress.disk.lock import hold
from footpress.problems import UsageError, WorldError

_HOST = "127.0.0.1"


def serve(
    directory: Path,
    port: int,
    say: Callable[[str], None],
    *,
    read_only: bool = False,
    open_browser: bool = True,
    slug: str = "",
    page: str = "",
) -> None:
    """Serve a publication's desk until it is stopped; `say` hears the address, which leads to the page of
    an article, if one is named. Raises UsageError where there is no publication, or the port
    is taken."""
    if not (directory / "source" / "publication.yaml").is_file():
        raise UsageError(
            f"{directory} is no publication: start one with `footpress new DIR`, or name its folder with --publication."
        )
    if not read_only:
        with hold(directory, "desk", say):
            pass  # what a desk that was killed has left half written is finished before anybody looks
    listening = _listen(port)
    port = listening.getsockname()[1]
    held = Secrets()
    desk = Desk(directory, read_only=read_only)
    guard = Guard(application(desk), port, held, read_only=read_only)
    address = (
        f"http://{_HOST}:{port}/?token={held.token}" + (f"&article={slug}" if slug else "") + (f"&page={page}" if page else "")
    )
    say(address)
    if open_browser:
        webbrowser.open_new_tab(address)
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    server = uvicorn.Server(
        uvicorn.Config(guard, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=2, server_header=False)
    )
    threading.Thread(target=desk.warm, daemon=True).start()
    try:
        server.run(sockets=[listening])
    finally:
        desk.close()
        listening.close()


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
        listening.listen()  # who is told the address at once waits, and is not sent away
    except OSError as error:
        listening.close()
        raise WorldError(f"Port {port} is taken, perhaps by another desk: stop that, or choose another with --port.") from error
    return listening
