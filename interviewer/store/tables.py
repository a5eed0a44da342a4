"""The tables of the session store."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()
versions = Table("store_version", metadata, Column("version", Integer, primary_key=True))
sessions = Table(
    "sessions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner", String(200), nullable=False, index=True),
    Column("problem", String(80), nullable=False),
    Column("opened_at", String(40), nullable=False),
    Column("last_at", String(40), nullable=False),
    Column("state", String(20), nullable=False),
    Column("head", String(64), nullable=False, server_default=""),
)
events = Table(
    "events",
    metadata,
    Column("session", String(64), ForeignKey("sessions.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("turn_id", String(80)),
    Column("record", Text, nullable=False),
    Index("one_turn_id_per_session", "session", "turn_id", unique=True),
)
contents = Table(
    "contents",
    metadata,
    Column("sha", String(64), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("body", Text, nullable=False),
)
leases = Table(
    "leases",
    metadata,
    Column("session", String(64), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("until", Float, nullable=False),
)
pads = Table(
    "pads",
    metadata,
    Column("session", String(64), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("text", Text, nullable=False),
)
"""What a candidate keeps beside the interview; it is no part of the log."""
