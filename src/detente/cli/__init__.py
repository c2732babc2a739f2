"""The commands. Data goes to stdout, progress and messages to stderr."""

import gc

# All that the commands load stays to the end, so that the collector finds nothing in it: `main` turns it on again.
gc.disable()
