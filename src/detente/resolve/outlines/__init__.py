"""What a few numbers tell of a telling, and which pairs they rule out before anything else of the two is looked at.

Of the pairs that meet in a large record hardly one in twenty comes to anything, and reading what a record keeps of a telling takes
longer than comparing it. So each telling has an outline: its days, kind and status, and for its actors, figures and words a bit
each, by a hash. What shares no bit has nothing in common; what shares one may. The most that each comparison of ``near`` can then
come to is added up, for many pairs at once, and what cannot reach what is asked about is left. No pair is left that would have
been asked about.
"""

from __future__ import annotations

from detente.resolve.outlines.ceiling import bound_of, may_be_one
from detente.resolve.outlines.layout import WIDTH
from detente.resolve.outlines.making import outline_of

__all__ = ["WIDTH", "bound_of", "may_be_one", "outline_of"]
