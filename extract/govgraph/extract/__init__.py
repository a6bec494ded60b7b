"""Government documents (公文) in, facts with evidence out.

Every stage is a plain function from one frozen record type of :mod:`govgraph.extract.records` to the next, so it can be
run, tested and printed alone::

    bytes ─ read ─▶ SourceText ─ split ─▶ Document ─ find ─▶ Mentions ─ relate ─▶ Fact ─ resolve ─▶ Entity
"""
