"""The commands, one module for each thing that a person wants to do; `kgbuild.cli` puts them together."""
