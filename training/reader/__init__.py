"""Trains the reader: one small encoder that marks triggers, their standing and their links in every sentence.

Outside the wheel. What it exports runs with onnxruntime and tokenizers alone.
"""
