"""Takes two pictures of the desk for the README: a note, and one with a doubt in a narrow window in the dark.

python tools/desk_pictures.py PUBLICATION SLUG NOTE DOUBTFUL FOLDER
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright


def _keep(png: bytes, path: Path) -> None:
    """A picture with a thin frame, as high as the others of the README, in few colours."""
    picture = ImageOps.expand(Image.open(io.BytesIO(png)).convert("RGB"), 1, "#d9d3ca")
    picture = picture.resize((round(picture.width * 640 / picture.height), 640), Image.Resampling.LANCZOS)
    picture.quantize(128, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)


def main(publication: str, slug: str, note: str, doubtful: str, folder: str) -> None:
    """Write desk-note.png and desk-dark.png into a folder."""
    command = [sys.executable, "-m", "footpress.cli", "desk", "--no-open", "--publication", publication]
    desk = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        address = desk.stdout.readline().strip() if desk.stdout else ""
        here = address.partition("/?")[0]
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, width, height, scheme, number in (
                ("desk-note", 1280, 860, "light", note),
                ("desk-dark", 860, 860, "dark", doubtful),
            ):
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                page.goto(address)
                page.goto(f"{here}/a/{slug}/note/{number}")
                page.wait_for_selector("#printed:not([aria-busy])")
                page.wait_for_timeout(500)
                _keep(page.screenshot(), Path(folder) / f"{name}.png")
                page.context.close()
            browser.close()
    finally:
        desk.terminate()
        desk.communicate()


if __name__ == "__main__":
    main(*sys.argv[1:6])
