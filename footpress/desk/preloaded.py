"""What the desk's processes have loaded before they begin. A machine without Pango goes on without the typesetter, and hears of it when it asks."""

import contextlib

import footpress.desk.previews
import footpress.desk.work
from footpress.problems import WorldError

with contextlib.suppress(WorldError):
    import footpress.editions.pdf.making
    import footpress.editions.pdf.page_pictures  # noqa: F401
