"""Where the work of a stage runs: here one process in order; elsewhere, later, anything that can map and group."""

from detente.engine.forked import Beside
from detente.engine.local import HERE, Engine, LocalEngine, map_stage

__all__ = ["HERE", "Beside", "Engine", "LocalEngine", "map_stage"]
