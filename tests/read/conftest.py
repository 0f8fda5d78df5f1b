"""Lets the tests of reading import `packed_stories`, which writes the same articles in every format."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # test modules are found by path only
