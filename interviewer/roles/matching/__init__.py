"""Matching what a candidate says with what a good answer would say."""

from interviewer.roles.matching.matcher import Matcher
from interviewer.roles.matching.substance import substance
from interviewer.roles.matching.vectors import SentenceEmbedder

__all__ = ["Matcher", "SentenceEmbedder", "substance"]
