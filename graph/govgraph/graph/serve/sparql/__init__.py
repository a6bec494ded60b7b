"""The SPARQL 1.1 Protocol: what a request asks, over which graphs, and how it is answered."""
