"""Turns a command line into one call, and its outcome into lines and an exit status.

Exit status: 0 all is done; 1 the work failed, or a document did; 2 the command was not understood; 130 it
was interrupted. Nothing heavy is imported before a command needs it, so that help answers at once.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

import click

from kgbuild import __version__
from kgbuild.commands.build import build, events
from kgbuild.commands.check import evaluate, explain, validate
from kgbuild.commands.configuration import show_configuration
from kgbuild.commands.network import network
from kgbuild.commands.ontology import ontology
from kgbuild.commands.plot import plot
from kgbuild.commands.query import query, serve
from kgbuild.commands.send import load
from kgbuild.commands.store import export, remove, stats
from kgbuild.commands.view import view
from kgbuild.configuration import read_configuration
from kgbuild.errors import KgbuildError, SettingsError

INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


class Program(click.Group):
    """A group of commands that turns every error of kgbuild and of the system into one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what it has printed is out before it counts as done."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except SettingsError as error:
            raise click.UsageError(str(error), ctx) from error
        except KgbuildError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            click.echo("Interrupted; no file was changed.", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _abandon_output()
            raise click.ClickException(f"the output cannot be written: {error.strerror}") from error
        return result


def _abandon_output() -> None:
    """Sends what could not be written nowhere, or Python would try again at its end and complain."""
    with contextlib.suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def version(package: Path = Path(__file__).parent) -> str:
    """The version, and whether extraction is compiled in the package; nothing is imported to find out."""
    compiled = any((package / "extract" / f"extraction{suffix}").exists() for suffix in EXTENSION_SUFFIXES)
    return f"{__version__} (extraction compiled)" if compiled else __version__


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version())
@click.option("-v", "--verbose", is_flag=True, help="Name what is left out; show tracebacks of what failed.")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Read settings from this file instead of kgbuild.toml in the current folder; options override them.",
)
@click.pass_context
def main(context: click.Context, verbose: bool, config: Path | None) -> None:
    """Reads news about diplomacy and builds a knowledge graph of it.

    The graph says who did what to whom, who says so, whether it happened, and in which words of which
    article that stands.

    \b
    Examples:
      kgbuild build articles/ --out exports
      kgbuild events articles/ --format csv --out events.csv
      kgbuild query exports/graph.ttl question.rq
    """
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("kgbuild").setLevel(logging.DEBUG if verbose else logging.WARNING)
    if not sys.stdout.isatty() and hasattr(sys.stdout, "reconfigure"):
        # tables go to other programs: UTF-8 with line feeds, whatever the system's own habits are
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if not {"-h", "--help"} & set(sys.argv):
        context.obj = read_configuration(config)
        context.default_map = context.obj.defaults()


for command in (
    *(build, remove, export, stats, show_configuration),
    *(events, query, serve, load, network, plot, view, validate, explain, evaluate, ontology),
):
    main.add_command(command)
