"""What the pages show, read from the graph by SPARQL alone."""
