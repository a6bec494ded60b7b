r"""SPARQL text, read token by token: what a query asks for, and how parameters get into it.

Oxigraph parses every query for real; this module only has to be sure that both see the same tokens, so that a SERVICE
cannot hide from it. One thing in SPARQL can be read two ways: ``<`` opens an IRI or compares (``?a<'>'``). Therefore
:func:`read_query` escapes what is special inside each IRI it saw (``#`` becomes ``\u0023``, as SPARQL 1.1 §19.2
allows); where Oxigraph would have compared, it meets a stray backslash and refuses the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from govgraph.graph.errors import QueryError
from govgraph.ontology.namespaces import PREFIXES, XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Parameter = Term | str | int | float | bool

# SPARQL 1.1 §19.8, terminals; \w stands for PN_CHARS, which it contains but for a few marks.
_NAME: Final = r"\w\-\u00b7\u0300-\u036f\u203f\u2040"
_TOKEN: Final = re.compile(
    rf"""
      (?P<space> \s+ | \#[^\r\n]* )
    | (?P<iri> <(?:[^\x00-\x20<>"{{}}|^`\\] | \\u[0-9A-Fa-f]{{4}} | \\U[0-9A-Fa-f]{{8}})*> )
    | (?P<string> \"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
                | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<variable> [?$][\w\u00b7\u0300-\u036f\u203f\u2040]+ )
    | (?P<prefixed> (?:[^\W\d][{_NAME}.]*)?:(?:[{_NAME}.:] | %[0-9A-Fa-f]{{2}} | \\[_~.\-!$&'()*+,;=/?\#@%])* )
    | (?P<word> [A-Za-z]+ )
    | (?P<mark> [^"'\\] )
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN_IN_IRI: Final = re.compile(r"[\w:/.\-]")
_UPDATES: Final = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_SERVICE: Final = re.compile(
    r"service\s*(?:silent\s*)?(?:<[^>]*>|[?$]\w+|[^\s{}<>()]*:[^\s{}<>()]*)\s*\{(?!\|)", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?P<fraction>\.[0-9]+)?|\.[0-9]+)(?P<exponent>[eE][+-]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind (``iri``, ``string``, ``variable``, ``prefixed``, ``word``, ``mark``), its text, its place."""

    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Query:
    """A query that only reads.

    ``text`` is what to run; ``form`` SELECT, ASK, CONSTRUCT or DESCRIBE; ``ordered`` tells whether ORDER BY fixes the
    order of its rows, ``dataset`` whether it names its own graphs with FROM.
    """

    text: str
    form: str
    variables: tuple[str, ...]
    ordered: bool
    dataset: bool


def read_query(text: str) -> Query:
    """Read a query and make sure that it only reads the store.

    Raises QueryError for an update, LOAD or SERVICE, and for text that is not a query at all.
    """
    text = "".join(_escape_iri(token) if token.kind == "iri" else token.text for token in tokenize(text))
    tokens = [token for token in tokenize(text) if token.kind != "space"]
    form = _form(tokens)
    if _SERVICE.search(_blanked(text)):
        raise QueryError("SERVICE is refused: queries read this store only and never call another server")
    words = [(depth, token.text.upper()) for depth, token in depths(tokens) if token.kind == "word"]
    variables = dict.fromkeys(token.text[1:] for token in tokens if token.kind == "variable")
    return Query(
        text=text,
        form=form,
        variables=tuple(variables),
        ordered=(0, "ORDER") in words,
        dataset=(0, "FROM") in words,
    )


def bind(text: str, parameters: Mapping[str, Parameter]) -> str:
    """Give variables of a query their values, by a VALUES block at the head of its WHERE clause.

    Terms are written out by Oxigraph, never pasted: a value cannot become syntax. A ``str`` is a plain literal; give a
    NamedNode for an IRI. Raises QueryError when the query has no such variable, or is not a query.
    """
    if not parameters:
        return text
    query = read_query(text)
    for name in sorted(parameters):
        if name not in query.variables:
            known = ", ".join(f"?{each}" for each in query.variables) or "none"
            raise QueryError(f"the query has no variable ?{name} to bind; it has {known}")
    names = sorted(parameters)
    written = " ".join(_written(parameters[name]) for name in names)
    block = f" VALUES ({' '.join('?' + name for name in names)}) {{ ({written}) }} "
    start, end, subselect = _where(text)
    if subselect:  # a group may hold nothing beside a sub-query
        return f"{text[:start]}{block}{{{text[start:end]}}} {text[end:]}"
    return text[:start] + block + text[start:]


def parse_term(text: str) -> Term:
    """Read a term as a user types it: ``<IRI>``, ``prefix:name``, ``"text"@zh``, a number, a truth value, plain text.

    Anything that is not clearly one of the others is plain text, so that names need no quotes.

    >>> parse_term("县财政局").value, parse_term("2025").datatype.value.rpartition("#")[2]
    ('县财政局', 'integer')
    """
    if text in {"true", "false"}:
        return ox.Literal(text, datatype=ox.NamedNode(XSD.boolean))
    if number := _NUMBER.fullmatch(text):
        kind = XSD.double if number["exponent"] else XSD.decimal if "." in text else XSD.integer
        return ox.Literal(text, datatype=ox.NamedNode(kind))
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES and not re.search(r"\s", local):
        text = f"<{PREFIXES[prefix]}{local}>"
    if text.startswith(("<", '"')):
        try:
            (triple,) = ox.parse(f"<a:a> <a:a> {text} .", format=ox.RdfFormat.N_TRIPLES)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f'not an RDF term: {text}; write <IRI>, "text"@zh or plain text') from error
        if isinstance(triple.object, ox.NamedNode | ox.Literal):
            return triple.object
    return ox.Literal(text)


def _written(parameter: Parameter) -> str:
    if isinstance(parameter, ox.BlankNode):
        raise QueryError("a blank node cannot be a parameter; give an IRI or a literal")
    return str(parameter if isinstance(parameter, ox.NamedNode | ox.Literal) else ox.Literal(parameter))


def tokenize(text: str) -> Iterator[Token]:
    """Yield all tokens, white space and comments among them (kind ``space``)."""
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            line = text.count("\n", 0, position) + 1
            problem = "a backslash out of place" if text[position] == "\\" else "a string that is not closed"
            raise QueryError(f"malformed query: {problem} in line {line}")
        yield Token(match.lastgroup, match[0], position)
        position = match.end()


def _escape_iri(token: Token) -> str:
    inner = token.text[1:-1]
    return "<" + re.sub(r"\\u.{4}|\\U.{8}|.", lambda match: _escape(match[0]), inner) + ">"


def _escape(character: str) -> str:
    if len(character) > 1 or _PLAIN_IN_IRI.fullmatch(character):
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _form(tokens: list[Token]) -> str:
    """Return the query form: the first keyword after the prologue."""
    skip = 0
    for token in tokens:
        word = token.text.upper()
        if skip:
            skip -= 1
        elif token.kind == "word" and word in {"PREFIX", "BASE", "VERSION"}:
            skip = 2 if word == "PREFIX" else 1
        elif token.kind == "word" and word in FORMS:
            return word
        elif token.kind == "word" and word in _UPDATES:
            raise QueryError(f"{word} is refused: queries only read; documents enter the store by govgraph build")
        else:
            raise QueryError(f"malformed query: expected SELECT, ASK, CONSTRUCT or DESCRIBE, found {token.text[:40]!r}")
    raise QueryError("the query is empty")


def _blanked(text: str) -> str:
    """Return the text without what cannot hold a keyword: comments, strings, the insides of IRIs, names of variables.

    A prefixed name keeps what follows its first dot: a parser may end the name there.
    """
    pieces = []
    for token in tokenize(text):
        match token.kind:
            case "space":
                pieces.append(" ")
            case "string":
                pieces.append('""')
            case "iri":
                pieces.append("<>")
            case "variable":
                pieces.append("?_")
            case "prefixed":
                head, dot, tail = token.text.partition(".")
                pieces.append("_:_" + dot + tail if ":" in head else token.text)
            case _:
                pieces.append(token.text)
    return "".join(pieces)


def depths(tokens: list[Token]) -> Iterator[tuple[int, Token]]:
    """Yield each token with the number of brackets open around it."""
    depth = 0
    for token in tokens:
        if token.text in {")", "}", "]"}:
            depth -= 1
        yield depth, token
        if token.text in {"(", "{", "["}:
            depth += 1


def _where(text: str) -> tuple[int, int, bool]:
    """Return where the outermost WHERE group begins and ends (inside its braces), and whether it is a sub-query."""
    tokens = [token for token in tokenize(text) if token.kind != "space"]
    braces = [(index, token) for index, (depth, token) in enumerate(depths(tokens)) if depth == 0]
    groups = [(index, token) for index, token in braces if token.text in {"{", "}"}]
    opening = [pair for pair in groups if pair[1].text == "{"]
    closing = [pair for pair in groups if pair[1].text == "}"]
    if opening and tokens[opening[0][0] - 1].text.upper() == "CONSTRUCT":  # the template comes first
        opening, closing = opening[1:], closing[1:]
    elif opening and "CONSTRUCT" in [tokens[opening[0][0] - back].text.upper() for back in (1, 2)]:
        raise QueryError("CONSTRUCT WHERE takes no parameters; write CONSTRUCT { … } WHERE { … }")
    if not opening or not closing:
        raise QueryError("the query has no WHERE clause to bind parameters in")
    index, token = opening[0]
    subselect = tokens[index + 1].text.upper() == "SELECT"
    return token.start + 1, closing[0][1].start, subselect
