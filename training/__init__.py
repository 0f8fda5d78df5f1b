"""From treebanks and entity files to the language model that kgbuild ships."""
