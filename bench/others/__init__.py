"""Other people's software on the gold sets, each run in an environment of its own: nothing here imports Détente."""
