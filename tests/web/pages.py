"""Pages drawn without a browser, on a house of the test's own."""

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.testing.v1 import AppTest

from interviewer.web import house
from interviewer.wiring import House


@contextmanager
def at_home(here: House) -> Iterator[None]:
    """All pages use this house; its index stays open."""
    door = house.Door(lambda _: here)
    before = house.use(door)
    try:
        yield
    finally:
        house.use(before)
        door.begin().result().runner.close()
        here.store.close()


def draw(name: str, **query: str) -> AppTest:
    """A page as it is drawn, with what its address names."""
    page = AppTest.from_string(
        f"from interviewer.web import {name}\n"
        "from interviewer.web.errors import safe\n"
        f"safe({name}.page)()\n",
        default_timeout=30,
    )
    for key, value in query.items():
        page.query_params[key] = value
    return page.run()


def html(page: AppTest) -> str:
    """All the HTML that stands on it, in order; the style is left out."""
    bodies = [str(part.proto.body) for part in page.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def labels(page: AppTest) -> list[str]:
    """What its links are called."""
    return [str(link.proto.label) for link in page.get("page_link")]
