"""Runs an exported reader with onnxruntime and tokenizers alone; to move into the wheel with the weights."""
