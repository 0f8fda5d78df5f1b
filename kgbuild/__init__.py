"""kgbuild reads news about diplomacy and builds a knowledge graph that shows where each statement stands."""
