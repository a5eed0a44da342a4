"""Fails where a test was skipped that should have run: python scripts/skips.py JUNIT.xml.

A skip is in order for the reasons listed here alone, and only while what the test needs is absent.
"""

import os
import re
import shutil
import sys
from xml.etree import ElementTree

IN_ORDER = {
    r"INTERVIEWER_MINILM_DIR": "INTERVIEWER_MINILM_DIR",
    r"INTERVIEWER_TEST_SOURCE_NOTES": "INTERVIEWER_TEST_SOURCE_NOTES",
    r"TIKTOKEN_CACHE_DIR": "TIKTOKEN_CACHE_DIR",
}
"""A pattern of the reason, and the variable that has to be unset for it to hold."""
PROGRAMS = {
    r"no Chromium": ("chromium", "chromium-browser"),
    r"no pdftoppm": ("pdftoppm",),
    r"no axe-core": ("npm",),
}
"""A pattern of the reason, and the programs none of which may be there for it to hold."""


def out_of_order(path: str) -> list[str]:
    """The skipped tests of a JUnit file that should have run, with the reasons they gave."""
    # Our own pytest wrote the file a moment ago.
    cases = ElementTree.parse(path).iter("testcase")  # noqa: S314
    found: list[str] = []
    for case in cases:
        skip = case.find("skipped")
        if skip is None or skip.get("type") == "pytest.xfail":
            continue
        reason = skip.get("message") or ""
        if not _holds(reason):
            found.append(f"{case.get('classname')}::{case.get('name')}: {reason}")
    return found


def _holds(reason: str) -> bool:
    unset = (p for p, name in IN_ORDER.items() if not os.environ.get(name))
    absent = (p for p, names in PROGRAMS.items() if not any(map(shutil.which, names)))
    return any(re.search(pattern, reason) for pattern in (*unset, *absent))


if __name__ == "__main__":
    skipped = out_of_order(sys.argv[1])
    for line in skipped:
        print(f"skipped, but should have run: {line}", file=sys.stderr)
    sys.exit(1 if skipped else 0)
