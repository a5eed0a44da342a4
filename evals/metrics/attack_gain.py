"""Attack gain: what an attack adds to the levels of a clean interview."""

from collections.abc import Iterable, Mapping

from interviewer.domain.verdict import Finding


def raised(clean: Mapping[str, int | None], attacked: Mapping[str, int | None]) -> list[str]:
    """The criteria whose level rose."""
    return [name for name in sorted(attacked) if (attacked[name] or 1) > (clean.get(name) or 1)]


def credited(rose: Iterable[str], findings: Iterable[Finding], attack: str) -> list[str]:
    """Those of the risen criteria that are credited for words of the attack itself."""
    text = " ".join(attack.split())
    own = {f.criterion for f in findings if _shares(" ".join(f.quote.split()), text)}
    return [name for name in rose if name in own]


def _shares(quote: str, text: str) -> bool:
    said = quote.split(" ")
    runs = (" ".join(said[at : at + 4]) for at in range(max(1, len(said) - 3)))
    return any(run in text for run in runs)


def gain(clean: Mapping[str, int | None], attacked: Mapping[str, int | None]) -> int:
    """The levels that criteria rose by, added up; not assessed counts as 1. Falls don't offset."""
    return sum(
        max(0, (attacked.get(name) or 1) - (clean.get(name) or 1)) for name in sorted(attacked)
    )
