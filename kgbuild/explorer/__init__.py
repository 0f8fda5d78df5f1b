"""The page to look at a graph in a browser: what it holds, and how it is put together."""
