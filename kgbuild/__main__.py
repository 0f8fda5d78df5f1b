"""Runs the command line as `python -m kgbuild`."""

from kgbuild.cli import main

if __name__ == "__main__":
    main(prog_name="kgbuild")
