"""Describes the endpoint to programs that ask for it without a query (SPARQL 1.1 Service Description)."""

from __future__ import annotations

import pyoxigraph as ox

from kgbuild.query.workers import GRAPH_FORMATS, NotAcceptableError, Reply, choose

_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
<{endpoint}> a sd:Service ;
    sd:endpoint <{endpoint}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat formats:SPARQL_Results_JSON , formats:SPARQL_Results_XML , formats:SPARQL_Results_CSV ,
        formats:SPARQL_Results_TSV , formats:Turtle , formats:N-Triples , formats:RDF_XML , formats:JSON-LD ;
    sd:defaultDataset [ a sd:Dataset ;
        sd:defaultGraph [ a sd:Graph ] ;
        sd:namedGraph [ a sd:NamedGraph ; sd:name <https://w3id.org/kgbuild/ns> ] ] .
"""


def describe_service(endpoint: str, accepted: tuple[str, ...]) -> Reply:
    """The description of the endpoint at this address, in a media type that is accepted.

    Raises:
        NotAcceptableError: None is.
    """
    media_type = choose(accepted, GRAPH_FORMATS)
    text = _DESCRIPTION.format(endpoint=endpoint)
    if media_type == "text/turtle":
        return Reply(media_type, text.encode())
    triples = (quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))
    body = ox.serialize(triples, format=GRAPH_FORMATS[media_type])
    if body is None:
        raise NotAcceptableError(f"the description cannot be given as {media_type}")
    return Reply(media_type, body)
