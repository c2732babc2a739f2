"""Who and what a report names: persons, states, places, bodies, groups, peoples and offices."""

from detente.annotate.names.find import find_names

__all__ = ["find_names"]
