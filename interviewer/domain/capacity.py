"""Capacity: the value of arithmetic over known facts, evaluated without running any code."""

import ast
import operator
from collections.abc import Callable, Mapping
from math import isfinite

DAY = 86_400.0
"""Seconds in a day."""

_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def capacity_value(formula: str, facts: Mapping[str, float]) -> float:
    """The value of arithmetic over fact ids: + - * / ** parentheses, numbers, names.

    Raises `ValueError` for anything else, an unknown name, or a result that is no finite number.
    """
    try:
        value = _evaluate(ast.parse(formula[:2000].strip(), mode="eval").body, facts)
    except (SyntaxError, ArithmeticError, RecursionError, MemoryError, TypeError) as error:
        raise ValueError(f"cannot compute {formula[:80]!r}") from error
    if not isfinite(value):
        raise ValueError(f"{formula[:80]!r} is not finite")
    return value


def _evaluate(node: ast.expr, facts: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.Name(id=name) if name in facts:
            return float(facts[name])
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluate(operand, facts)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            value = _OPERATORS[type(op)](_evaluate(left, facts), _evaluate(right, facts))
            if isinstance(value, float):
                return value
    raise ValueError(f"not arithmetic over known facts: {ast.unparse(node)[:80]!r}")
