"""Step 8, pack: what a document may load while it is typeset: files of its own publication, and nothing else.

The document stands at a virtual address, so that no path of this machine gets into the PDF and the same sources give the same
bytes in any folder. Nothing is fetched from the network.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from footpress.disk.reading import refusal
from footpress.pictures.admitting import fault, published
from footpress.pictures.raster import for_typesetter
from footpress.typesetting.drawings import drawable

HOST = "pub.invalid"
BASE = f"https://{HOST}/"
"""The virtual address of a publication's folder (RFC 2606: no such host can exist)."""


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
        path = self._folder / unquote(address.path).lstrip("/")
        if reason := refusal(path, self._folder):
            raise ValueError(reason)
        if not path.is_file():
            raise ValueError("there is no such file")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        picture = kind.startswith("image/")
        if picture and (reason := fault(path)):
            raise ValueError(reason)
        data = path.read_bytes()
        if not picture:
            return URLFetcherResponse(url, data, {"Content-Type": kind})
        shown = for_typesetter(published(data, for_print=self._for_print))
        if kind == "image/svg+xml":
            shown = drawable(shown)
        return URLFetcherResponse(url, shown, {"Content-Type": kind})
