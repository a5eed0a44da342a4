"""The start page in a real browser."""

from tests.web.visiting import Visitor


def test_the_start_page_opens(visitor: Visitor) -> None:
    page = visitor.open()
    page.get_by_role("heading", level=1).wait_for()
    visitor.shots("start")
    assert visitor.too_wide() <= 0
