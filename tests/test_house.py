"""The house itself: packaging, locks, and what must never be committed."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PORTIONS = ("graph", "extract", "ontology")
LOCKS = ("runtime", "dev")

# Spelled in pieces, so that this file passes its own test.
FORBIDDEN = tuple(
    "".join(parts)
    for parts in (
        ("pypi", ".org"),
        ("python", "hosted"),
        ("registry", ".npmjs"),
        ("npm", "mirror"),
        ("file:", "///"),
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("/ho", "me/"),
        ("/opt", "/"),
    )
)


def project() -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return loaded


def committed_files() -> list[Path]:
    """What is or would be committed: tracked files and untracked ones that are not ignored."""
    listing = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listing.returncode != 0:
        pytest.skip("not a git work tree: nothing is committed from here")
    names = {name for name in listing.stdout.decode().split("\0") if name}
    return sorted(path for name in names if (path := ROOT / name).is_file())


def requirement_names(text: str) -> list[str]:
    """The lines of a requirements file that ask for something, without comments."""
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("-")]


def canonical(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match is not None, requirement
    return re.sub(r"[-_.]+", "-", match.group()).lower()


def test_govgraph_is_a_namespace_package() -> None:
    spec = importlib.util.find_spec("govgraph")
    assert spec is not None
    assert spec.origin is None, f"{spec.origin} hides the other portions in an editable install"
    for portion in PORTIONS:
        assert not (ROOT / portion / "govgraph" / "__init__.py").exists()


@pytest.mark.parametrize("portion", PORTIONS)
def test_every_portion_is_importable_and_typed(portion: str) -> None:
    spec = importlib.util.find_spec(f"govgraph.{portion}")
    assert spec is not None
    assert spec.origin is not None
    assert (Path(spec.origin).parent / "py.typed").is_file()


def test_installed_version_is_the_one_of_pyproject() -> None:
    assert importlib.metadata.version("govgraph") == project()["version"]


def test_changelog_names_the_version() -> None:
    assert f"## [{project()['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_runtime_requirements_are_the_dependencies() -> None:
    wanted = requirement_names((ROOT / "requirements" / "runtime.in").read_text(encoding="utf-8"))
    assert sorted(wanted) == sorted(project()["dependencies"])


def test_every_import_is_a_declared_dependency() -> None:
    wanted = [*project()["dependencies"], *project()["optional-dependencies"]["parquet"]]
    declared = {canonical(requirement) for requirement in wanted}
    owners = importlib.metadata.packages_distributions()
    undeclared = set()
    for portion in PORTIONS:
        for path in sorted((ROOT / portion).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                modules += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
                for top in {module.split(".")[0] for module in modules} - sys.stdlib_module_names - {"govgraph"}:
                    if not {canonical(owner) for owner in owners.get(top, [top])} & declared:
                        undeclared.add(f"{path.relative_to(ROOT)}: {top}")
    assert not undeclared


@pytest.mark.parametrize("name", LOCKS)
def test_lock_is_complete_pinned_and_hashed(name: str) -> None:
    folder = ROOT / "requirements"
    entries = [entry for entry in re.split(r"\n(?=\S)", (folder / f"{name}.txt").read_text(encoding="utf-8")) if entry]
    locked = {canonical(entry) for entry in entries}
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==", entry), f"not pinned: {entry.splitlines()[0]}"
        assert "--hash=sha256:" in entry, f"not hashed: {entry.splitlines()[0]}"
    wanted = requirement_names((folder / f"{name}.in").read_text(encoding="utf-8"))
    assert {canonical(requirement) for requirement in wanted} <= locked


def test_runtime_lock_is_part_of_the_dev_lock() -> None:
    pins = [
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8"), re.MULTILINE))
        for name in LOCKS
    ]
    assert pins[0] <= pins[1]


def test_no_registry_host_or_machine_path_is_committed() -> None:
    found = []
    for path in committed_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # an image
        found += [f"{path.relative_to(ROOT)}: {word}" for word in FORBIDDEN if word in text]
    assert not found, found


def test_notebooks_are_stripped() -> None:
    import json

    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            assert not cell.get("outputs"), f"{path.name}: clear the outputs before committing"
            assert cell.get("execution_count") is None, path.name
