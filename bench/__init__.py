"""What Détente measures itself with: one runner a gold set, behind ``python -m bench NAME``.

It stands outside the wheel and needs only what Détente needs at run time. A runner reads a gold file of a given form,
runs Détente on its texts, prints a table beside the figures of others, and ends with one flat line of JSON fractions.
"""
