#!/usr/bin/env bash
# Makes docs/pictures/ from what stands in build/: a page of the PDF, the EPUB's text on a phone, the web page, a note popped up in the
# EPUB, the desk. Needs pdftoppm, Chromium, ImageMagick and foliate-js.
set -euo pipefail
cd "$(dirname "$0")/.."
slug=${1:-mongolia-balance}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

shoot() { # file width height picture
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update \
        --disable-sync --hide-scrollbars --force-device-scale-factor=1 --user-data-dir="$scratch/chromium" --window-size="$2,$3" \
        --screenshot="$4" "file://$1" 2>/dev/null
}

mkdir -p docs/pictures
pdftoppm -r 75 -f 2 -l 2 -png "build/$slug.pdf" "$scratch/page"
convert "$scratch"/page-*.png -trim -bordercolor white -border 28 -bordercolor '#d9d3ca' -border 1 -resize x640 -colors 32 docs/pictures/pdf.png
unzip -q "build/$slug.epub" -d "$scratch/epub"
shoot "$scratch/epub/EPUB/text.xhtml" 470 860 "$scratch/epub.png"
convert "$scratch/epub.png" -bordercolor white -border 26 -bordercolor '#d9d3ca' -border 1 -resize x640 -colors 32 docs/pictures/epub.png
shoot "$PWD/build/html/$slug/index.html" 1280 3200 "$scratch/html.png"
convert "$scratch/html.png" -crop 1160x1060+120+1690 +repage -bordercolor '#d9d3ca' -border 1 -resize x640 -colors 48 docs/pictures/html.png
.venv/bin/python tools/popped_note.py "build/$slug.epub" call-4 "$scratch/note.png"
convert "$scratch/note.png" -bordercolor '#d9d3ca' -border 1 -resize x640 +dither -colors 64 docs/pictures/note.png
scratch_papers=$scratch/papers
.venv/bin/footpress new "$scratch_papers" --title "Footpress Papers" >/dev/null
.venv/bin/footpress import "source/manuscripts/$slug.txt" --publication "$scratch_papers" >/dev/null
.venv/bin/python tools/desk_pictures.py "$scratch_papers" "$slug" 17 11 docs/pictures
