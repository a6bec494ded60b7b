"""From facts to a graph that answers: RDF, store, validation, queries, exports, views, command line."""
