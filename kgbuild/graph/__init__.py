"""From records to RDF."""
