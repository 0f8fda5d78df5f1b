"""The program in the package is what its sources give, on any machine."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "explorer"
ASSETS = ROOT / "kgbuild" / "explorer" / "assets"

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (SOURCES / "node_modules").is_dir(),
    reason="needs Node.js, and `npm ci` in explorer",
)


def node(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = ["node", *map(str, arguments)]
    return subprocess.run(command, cwd=SOURCES, capture_output=True, text=True, check=False)


def test_the_bundle_is_what_the_sources_give(tmp_path):
    built = node("build.mjs", tmp_path)

    assert built.returncode == 0, built.stderr
    for name in ("explorer.js", "explorer.css", "THIRD_PARTY_LICENSES.txt"):
        assert (tmp_path / name).read_bytes() == (ASSETS / name).read_bytes(), f"npm run build changes {name}"


def test_the_sources_keep_their_types():
    checked = node("node_modules/typescript/bin/tsc", "--noEmit")

    assert checked.returncode == 0, checked.stdout


def test_the_sources_have_their_form():
    checked = node("node_modules/prettier/bin/prettier.cjs", "--check", "src", "build.mjs")

    assert checked.returncode == 0, checked.stderr


def test_the_lock_file_names_no_registry():
    assert "resolved" not in (SOURCES / "package-lock.json").read_text(encoding="utf-8")
