#!/bin/sh
# Put in place what the browser tests need. Exits with 3 where that takes somebody's hand.
set -eu

wanted="chromium fonts-dejavu-core poppler-utils"
if command -v chromium >/dev/null && command -v pdftoppm >/dev/null; then
    exit 0
fi
if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "The browser tests need Chromium and poppler's pdftoppm. As an administrator on Debian or Ubuntu:" >&2
    echo "    apt-get install --no-install-recommends $wanted" >&2
    echo "Without them those tests are skipped; everything else works." >&2
    exit 3
fi
echo "Installing $wanted: this takes half a minute, once."
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $wanted >/dev/null
