"""Lets the tests of reading import `packed_stories`, which writes the same articles in every format."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # test modules are found by path only

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of the readers
settings.load_profile("unhurried")
