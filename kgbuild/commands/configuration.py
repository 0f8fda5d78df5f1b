"""Showing what holds: the settings of a file, and kgbuild's own where it says nothing."""

from __future__ import annotations

import click

from kgbuild.configuration import Configuration


@click.command("config")
@click.pass_obj
def show_configuration(configuration: Configuration) -> None:
    """Prints the settings that hold, and where each comes from.

    They are read from kgbuild.toml in the current folder, or from the file after `kgbuild --config`. Options
    of a command override them. What is printed can itself be kept as kgbuild.toml.

    \b
    Examples:
      kgbuild config
      kgbuild --config daily.toml config
    """
    for line in configuration.described():
        click.echo(line)
