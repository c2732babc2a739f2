"""The commands. Data goes to stdout, progress and messages to stderr."""
