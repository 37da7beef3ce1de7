"""The house stands as its plan says, and nothing is swallowed or started behind its back."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "sourcebook"
TOP = [
    ".ci/run",
    ".github/workflows/checks.yml",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "desktop/README.md",
    "dev.py",
    "packaging",
    "pyproject.toml",
    "requirements",
    "resources",
    "tests",
]
ROOMS = {
    "annotate",
    "app",
    "base",
    "capture",
    "clean",
    "cli",
    "exporters",
    "importers",
    "index",
    "library",
    "model",
    "notes",
    "ui",
}
THREADS = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent", "QProcess"}
"""Qt's own ways to start something; import-linter sees those of Python."""


def modules() -> list[Path]:
    """Return every module of the program."""
    return sorted(PACKAGE.rglob("*.py"))


def trees(files: list[Path]) -> Iterator[tuple[str, ast.Module]]:
    """Parse *files*; yield each with its name."""
    for file in files:
        yield str(file.relative_to(ROOT)), ast.parse(file.read_text("utf-8"))


def swallows(tree: ast.AST) -> list[int]:
    """Return the lines where an error is caught and nothing at all is done."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and all(
            isinstance(step, ast.Pass)
            or (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant))
            for step in node.body
        )
    ]


def names_in(node: ast.AST) -> list[str]:
    """Return the names that stand in this very *node*."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return [name]
        case ast.ImportFrom(names=aliases):
            return [alias.name for alias in aliases]
        case _:
            return []


def threads(tree: ast.AST) -> list[str]:
    """Return what in *tree* asks Qt for a thread or a process."""
    return [name for node in ast.walk(tree) for name in names_in(node) if name in THREADS]


def test_the_top_level_is_as_the_plan_says() -> None:
    assert [name for name in TOP if not (ROOT / name).exists()] == []


def test_the_rooms_are_those_of_the_plan() -> None:
    assert {folder.parent.name for folder in PACKAGE.glob("*/__init__.py")} == ROOMS
    assert {file.name for file in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_packaging_hides_no_package_of_that_name() -> None:
    assert not list((ROOT / "packaging").rglob("__init__.py"))


def test_every_module_says_what_it_is_for() -> None:
    assert modules()
    assert [name for name, tree in trees(modules()) if not ast.get_docstring(tree)] == []


def test_no_error_is_swallowed() -> None:
    found = {name: swallows(tree) for name, tree in trees([*modules(), ROOT / "dev.py"])}
    assert not {name: lines for name, lines in found.items() if lines}


def test_a_swallowed_error_is_seen() -> None:
    silent = "try:\n    1 / 0\nexcept {}:\n    {}\n"
    assert swallows(ast.parse(silent.format("ZeroDivisionError", "pass")))
    assert swallows(ast.parse(silent.format("Exception", "'''It does not matter.'''")))
    assert not swallows(ast.parse(silent.format("ZeroDivisionError", "raise")))


def test_qt_starts_no_thread() -> None:
    found = {name: threads(tree) for name, tree in trees(modules())}
    assert not {name: lines for name, lines in found.items() if lines}


def test_a_thread_of_qt_is_seen() -> None:
    assert threads(ast.parse("from PySide6.QtCore import QThread"))
    assert threads(ast.parse("from PySide6 import QtCore\nQtCore.QThreadPool.globalInstance()"))
    assert not threads(ast.parse("from PySide6.QtCore import QObject"))
