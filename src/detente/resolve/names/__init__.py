"""Printed names: which are one actor's, and why."""

from detente.resolve.names.join import JoinedNames, canonical_names, join_names
from detente.resolve.names.judge import NameJudgement, judge_names
from detente.resolve.names.printed import plain

__all__ = ["JoinedNames", "NameJudgement", "canonical_names", "join_names", "judge_names", "plain"]
