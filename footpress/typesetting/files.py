"""Step 8, pack: what a document may load while it is typeset: the files that it was given, and nothing else.

The document stands at a virtual address, so that no path of this machine gets into the PDF and the same sources give the same
bytes in any folder. Nothing is fetched from the network.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from footpress.pictures.admitting import published
from footpress.pictures.raster import for_typesetter
from footpress.typesetting.drawings import drawable

HOST = "pub.invalid"
BASE = f"https://{HOST}/"
"""The virtual address of a publication's folder (RFC 2606: no such host can exist)."""


class GivenFiles(URLFetcher):  # type: ignore[misc]
    """Answers addresses under BASE with files that were given, by their paths there; refuses all others."""

    def __init__(self, files: Mapping[str, bytes], *, for_print: bool = False) -> None:
        super().__init__(allowed_protocols=())
        self._files = files
        self._for_print = for_print

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        """The file at a virtual address; ValueError with a reason otherwise (WeasyPrint logs it, `typeset` raises it)."""
        address = urlsplit(url)
        if address.scheme == "data":
            with super(URLFetcher, self).open(url) as inline:
                return URLFetcherResponse(url, inline.read(), {"Content-Type": inline.headers["Content-Type"]})
        if address.netloc != HOST:
            raise ValueError("it is not a file of this publication, and a build opens no connection; save it beside the article")
        path = unquote(address.path).lstrip("/")
        if path not in self._files:
            raise ValueError("there is no such file")
        data, kind = self._files[path], mimetypes.guess_type(path)[0] or "application/octet-stream"
        if not kind.startswith("image/"):
            return URLFetcherResponse(url, data, {"Content-Type": kind})
        shown = for_typesetter(published(data, for_print=self._for_print))
        if kind == "image/svg+xml":
            shown = drawable(shown)
        return URLFetcherResponse(url, shown, {"Content-Type": kind})
