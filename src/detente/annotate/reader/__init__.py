"""The network that reads each sentence once."""
