#!/bin/sh
# Makes templates/desk/editor.js again, from the versions that package-lock.json names (needs node and npm; users of footpress need neither).
set -eu
cd "$(dirname "$0")"
out=../../templates/desk/editor.js
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json package-lock.json editor.js "$work"
cd "$work"
npm ci --no-audit --no-fund --silent
npx esbuild editor.js --bundle --minify --format=iife --target=es2022 --charset=utf8 --legal-comments=none --metafile=made.json --outfile=made.js --log-level=warning
cd - >/dev/null
node licences.mjs "$work" "$out"
ls -l "$out"
