"""The reader: one small encoder that marks what each sentence tells, in one pass, with onnxruntime alone."""

from detente.annotate.reader.decode import FAINT
from detente.annotate.reader.find import find_told, has_weights

__all__ = ["FAINT", "find_told", "has_weights"]
