"""From an article to a parsed spaCy Doc."""
