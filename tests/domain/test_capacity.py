"""A formula over known facts gives a number or a ValueError, and runs nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.capacity import capacity_value

VALUES = {
    "a * b / 86400": 2.0,
    "a ** 2": 86400.0**2,
    "-(a - b) + 1": -86397.0,
    "b * 64 * 4 / 1e9": 5.12e-7,
}


@pytest.mark.parametrize(("formula", "value"), VALUES.items())
def test_capacity(formula: str, value: float) -> None:
    assert capacity_value(formula, {"a": 86400, "b": 2}) == pytest.approx(value)


@pytest.mark.parametrize(
    "formula",
    ["", "c", "a / 0", "a +", "a.real", "f(a)", "'x' * 3", "a if b else 1", "9**9**9**9", "True"]
    + ["a[0]", "(-1) ** 0.5", "1 // 2", "(" * 900, "lambda: 1", "1j", "\0"],
)
def test_capacity_refuses(formula: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        capacity_value(formula, {"a": 1.0, "b": 2.0})


@given(st.text(max_size=60))
def test_a_formula_gives_a_number_or_a_value_error(formula: str) -> None:
    try:
        assert isinstance(capacity_value(formula, {"a": 2.0}), float)
    except ValueError as error:
        assert str(error)
