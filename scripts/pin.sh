#!/bin/sh
# Write constraints.txt: what a clean installation of the newest allowed versions holds.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

sh scripts/venv.sh "$folder/venv"
echo "Installing the newest allowed versions to pin them: this takes a minute or two."
"$folder/venv/bin/python" -m pip install -qq --no-input --disable-pip-version-check '.[dev]' </dev/null
{
    echo "# Made by \`make constraints\`; do not edit. Versions of everything that runtime and dev install,"
    echo "# as pip chose them for pyproject.toml. Bounds are in pyproject.toml; these are the versions tried."
    "$folder/venv/bin/python" -m pip freeze --disable-pip-version-check --exclude ml-design-interviewer 2>/dev/null
} >"$folder/constraints.txt"
if grep -nE '://|@' "$folder/constraints.txt" >&2; then
    echo "A pin names an address instead of a version; constraints.txt is left as it was." >&2
    exit 1
fi
cp "$folder/constraints.txt" constraints.txt
rm -rf build ./*.egg-info
echo "$(grep -c == constraints.txt) versions pinned in constraints.txt."
