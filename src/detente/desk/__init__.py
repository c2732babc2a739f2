"""The Desk: the record in a browser, beside its sources.

``serving.serve`` runs it, ``app.make_app`` makes it. Each screen is a function from what is held of the record and what was asked
to plain data; the page shows that data, and its ``.json`` twin is that data.
"""
