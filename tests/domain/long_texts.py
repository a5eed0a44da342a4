"""Texts that a careless reader would take long for, and texts of any kind."""

from hypothesis import strategies as st

ANY_TEXT = st.text(max_size=300) | st.text(
    "0123456789.,kMB%x×*/-=≈ ()\n issotheatusrdy?", max_size=300
)

PIECES = [
    "1 x ",
    "50M x 20 = 1B ",
    "1",
    "(",
    "a ",
    "2% of ",
    "1 / 2 / ",
    "5 ms, ",
    "x that ",
    "10M daily users. ",
    "and so ",
    "is about about ",
    "1 users a day is 1 users a second ",
]
LONG_TEXTS = {piece: (piece * 20_000)[:20_000] for piece in PIECES}
