"""The notebook in docs/ runs from top to bottom, and prints what it shows.

`python tests/test_notebook.py`, run at the top of the repository, writes what it prints now into it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
ARTICLES = Path("tests", "quality", "articles.jsonl")


def executed(folder: Path) -> Any:
    """The notebook after a run in a folder that has what it reads, with the Python that runs this."""
    import nbformat
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    (folder / "docs").mkdir()
    (folder / ARTICLES).parent.mkdir(parents=True)
    shutil.copy(ROOT / ARTICLES, folder / ARTICLES)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    kernel = AsyncKernelManager()
    kernel._kernel_spec = KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], language="python"
    )
    resources = {"metadata": {"path": str(folder / "docs")}}
    NotebookClient(notebook, km=kernel, timeout=300, resources=resources, coalesce_streams=True).execute()
    return notebook


def printed(notebook: Any) -> list[str]:
    """What each cell prints; tables and pictures differ with the versions of their libraries."""
    return [
        "".join(o["text"] for o in cell["outputs"] if o["output_type"] == "stream" and o["name"] == "stdout")
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]


def test_the_notebook_runs_and_prints_what_it_shows(tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat", reason="Jupyter is not installed")

    # in a process of its own, as Jupyter leaves sockets open
    run = subprocess.run(
        [sys.executable, __file__, tmp_path / "run.ipynb"], capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stderr
    shown = printed(nbformat.read(NOTEBOOK, as_version=4))
    assert printed(nbformat.read(tmp_path / "run.ipynb", as_version=4)) == shown
    assert any("documents" in text for text in shown)


def write(path: Path) -> None:
    """Runs the notebook and keeps what it prints, and nothing of when and where it ran."""
    import nbformat

    with tempfile.TemporaryDirectory() as folder:
        notebook = executed(Path(folder))
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        if cell["cell_type"] == "code":
            cell["outputs"] = [output for output in cell["outputs"] if output.get("name") != "stderr"]
    nbformat.write(notebook, path)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else NOTEBOOK)
