"""Raptor, a third reader that is neither Oxigraph nor rdflib, reads of every RDF export what the two read."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import pyoxigraph as ox
import pytest
import rdflib

from govgraph.graph.dataset import View
from govgraph.graph.export import export

FORMATS = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "xml"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "nquads": (ox.RdfFormat.N_QUADS, "nquads"),
}
"""Export format, which Raptor calls the same → what Oxigraph and rdflib call it."""

pytestmark = pytest.mark.skipif(shutil.which("rapper") is None, reason="no rapper here: apt-get install raptor2-utils")


def rapper(content: bytes, format: str, output: str) -> tuple[bytes, str]:
    """Return what Raptor wrote anew, and what it said."""
    command = ["rapper", "--input", format, "--output", output, "-", "https://example.org/"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return done.stdout, done.stderr.decode()


@pytest.mark.parametrize("format", FORMATS)
def test_raptor_reads_as_many_as_the_others(sample_view: View, format: str) -> None:
    stream = io.BytesIO()
    export(sample_view, format, stream)
    content = stream.getvalue()
    oxigraph, name = FORMATS[format]
    quads = set(ox.parse(content, format=oxigraph))

    written, said = rapper(content, format, "nquads")
    counted = re.search(r"Parsing returned (\d+) triples", said)
    assert counted is not None
    assert "warning" not in said.lower() and "error" not in said.lower()

    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=name)
    assert int(counted[1]) == len(quads) == sum(1 for _ in dataset.quads((None, None, None, None))) > 10_000
    assert set(ox.parse(written, format=ox.RdfFormat.N_QUADS)) == quads
