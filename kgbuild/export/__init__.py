"""From the graph to files, a module a format."""
