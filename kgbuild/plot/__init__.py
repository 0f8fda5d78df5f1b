"""From the graph to figures for papers, drawn with matplotlib."""
