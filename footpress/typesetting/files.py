"""Step 8, pack: what a document may load while it is typeset: files of its own publication, and nothing else.

The document stands at a virtual address, so that no path of this machine gets into the PDF and the same sources give the same
bytes in any folder. Nothing is fetched from the network.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from footpress.pictures import fault, for_screen
from footpress.raster import for_typesetter
from footpress.typesetting.drawings import drawable

HOST = "pub.invalid"
BASE = f"https://{HOST}/"
"""The virtual address of a publication's folder (RFC 2606: no such host can exist)."""
LARGEST = 64 * 2**20
"""No file of a document may be larger, in bytes."""


class PublicationFiles(URLFetcher):  # type: ignore[misc]
    """Answers addresses under BASE with the files of one folder; refuses all others."""

    def __init__(self, folder: Path, *, for_print: bool = False) -> None:
        super().__init__(allowed_protocols=())
        self._folder = folder.resolve()
        self._for_print = for_print

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """The file at a virtual address; ValueError with a reason otherwise (WeasyPrint logs it, `typeset` raises it)."""
        address = urlsplit(url)
        if address.scheme == "data":
            with super(URLFetcher, self).open(url) as inline:
                return URLFetcherResponse(url, inline.read(), {"Content-Type": inline.headers["Content-Type"]})
        if address.netloc != HOST:
            raise ValueError("it is not a file of this publication, and a build opens no connection; save it beside the article")
        path = (self._folder / unquote(address.path).lstrip("/")).resolve()
        if not path.is_relative_to(self._folder):
            raise ValueError("it lies outside the publication's folder")
        if not path.is_file():
            raise ValueError("there is no such file")
        if path.stat().st_size > LARGEST:
            raise ValueError(f"it is larger than {LARGEST // 2**20} MB")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if kind.startswith("image/") and (reason := fault(path)):
            raise ValueError(reason)
        data = path.read_bytes()
        shown = for_typesetter(data if self._for_print else for_screen(data))
        if kind == "image/svg+xml":
            shown = drawable(shown)
        return URLFetcherResponse(url, shown, {"Content-Type": kind})
