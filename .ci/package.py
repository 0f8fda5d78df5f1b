"""Builds the package and uses it as those do who install it: `python .ci/package.py`.

The wheel is built twice, from the repository and from the source distribution, and must hold the same files.
It is then installed away from the repository on each Python that the package names and the machine has,
checked for conflicts, and does the main job and a query there; what it builds must be, byte for byte, what is
in exports/. Sizes are printed, of the wheel and of all that an installation brings along.
"""

from __future__ import annotations

import filecmp
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
VERSIONS = ("3.11", "3.12", "3.13")
LARGEST_WHEEL = 35
"""Megabytes; what an index and a slow connection bear."""
QUERY = "ASK { ?event a sem:Event }"


def main() -> None:
    """Builds, compares and tries the package."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        wheel, source = distributions(work)
        print(f"wheel  {megabytes(wheel):6.1f} MB  {wheel.name}")
        print(f"source {megabytes(source):6.1f} MB  {source.name}")
        if megabytes(wheel) > LARGEST_WHEEL:
            sys.exit(f"the wheel is larger than {LARGEST_WHEEL} MB")
        for version in VERSIONS:
            python = find_python(version)
            if python is None:
                print(f"Python {version}: not on this machine, not tried")
            else:
                try_wheel(wheel, python, version, work / version)


def distributions(work: Path) -> tuple[Path, Path]:
    """The wheel and the source distribution, built in an environment of their own."""
    builder = environment(Path(sys.executable), work / "builder")
    run(builder, "-m", "pip", "install", "--quiet", "build")
    run(builder, "-m", "build", "--outdir", str(work / "dist"), str(ROOT))
    run(builder, "-m", "build", "--wheel", "--outdir", str(work / "straight"), str(ROOT))
    wheel, straight = next((work / "dist").glob("*.whl")), next((work / "straight").glob("*.whl"))
    if set(contents(wheel)) != set(contents(straight)):
        missing = sorted(set(contents(straight)) ^ set(contents(wheel)))
        sys.exit(f"the source distribution gives another wheel than the repository: {missing[:10]}")
    return wheel, next((work / "dist").glob("*.tar.gz"))


def contents(wheel: Path) -> Iterator[tuple[str, int]]:
    """Names and checksums of what is in a wheel; its own list of files is left out."""
    with zipfile.ZipFile(wheel) as archive:
        yield from ((f.filename, f.CRC) for f in archive.infolist() if not f.filename.endswith("/RECORD"))


def find_python(version: str) -> Path | None:
    """A Python of that version, on the path or where pyenv keeps them."""
    kept = Path(
        os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions", f"{version}.*", "bin", "python"
    )
    candidates = [sys.executable, shutil.which(f"python{version}"), *sorted(glob.glob(str(kept)))]
    for candidate in candidates:
        if candidate and found_version(candidate) == version:
            return Path(candidate)
    return None


def found_version(python: str) -> str:
    """Major and minor version of a Python; empty where it does not run."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=False).stdout.strip()


def try_wheel(wheel: Path, python: Path, version: str, folder: Path) -> None:
    """Installs the wheel and does the main job with it, in a folder that has only the articles."""
    installed = environment(python, folder / "environment")
    run(installed, "-m", "pip", "install", "--quiet", str(wheel))
    run(installed, "-m", "pip", "check")
    shutil.copytree(ROOT / "seeds", folder / "articles" / "seeds")
    here = folder / "articles"
    run(installed, "-m", "kgbuild", "build", "seeds", "--out", "exports", folder=here)
    answer = run(installed, "-m", "kgbuild", "query", "exports/graph.ttl", QUERY, folder=here)
    if answer != "yes\n":
        sys.exit(f"Python {version}: the query gives {answer!r}")
    names = sorted(path.name for path in (ROOT / "exports").iterdir())
    _, differing, missing = filecmp.cmpfiles(ROOT / "exports", here / "exports", names, shallow=False)
    if differing or missing:
        sys.exit(f"Python {version}: other outputs than in exports/: {differing + missing}")
    print(
        f"Python {version}: installed, {megabytes(folder / 'environment'):.0f} MB with all that it needs; "
        "built exports/ to the byte and answered a query"
    )


def environment(python: Path, folder: Path) -> Path:
    """The Python of a new virtual environment."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(python: Path, *arguments: str, folder: Path | None = None) -> str:
    """What a command prints; ends all with its own words where it fails."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [python, *arguments],
        cwd=folder,
        env=clean,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def megabytes(path: Path) -> float:
    """Size of a file, or of all files below a folder."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.lstat().st_size for file in files) / 1e6


if __name__ == "__main__":
    main()
