#!/bin/sh
# Make the virtual environment $1 with $PYTHON, or mend it where its making was cut off.
set -eu
python=${PYTHON:-python3}

fail() {
    echo "$1" >&2
    exit 1
}

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
version='import sys; print("%d.%d" % sys.version_info[:2])'

if [ ! -x "$1/bin/python" ] || ! "$1/bin/python" -m pip --version >/dev/null 2>&1; then
    command -v "$python" >/dev/null || fail "There is no $python: install Python 3.11 or later, or name one with PYTHON=."
    "$python" -c "$new_enough" || fail "Python 3.11 or later is needed, $python is $("$python" -c "$version"): name another with PYTHON=python3.11."
    echo "Making $1 with Python $("$python" -c "$version")."
    "$python" -m venv "$1" >/dev/null || fail "$python cannot make a virtual environment: install its venv module (Debian, Ubuntu: apt install python3-venv)."
fi
"$1/bin/python" -c "$new_enough" || fail "$1 was made with Python $("$1/bin/python" -c "$version"), 3.11 or later is needed: remove $1 and run make again."
