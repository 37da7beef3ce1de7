"""A function does one thing, a file tells one story: neither may grow past the limit."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES_OF_A_FUNCTION = 60
MOST_LINES_OF_A_FILE = 500


def sources() -> list[Path]:
    """Return all the Python files that we write."""
    folders = [ROOT / name for name in ("desktop", "tests", "packaging")]
    return [ROOT / "dev.py", *(file for folder in folders for file in sorted(folder.rglob("*.py")))]


def long_functions(source: str) -> list[str]:
    """Return the functions in *source* that are too long, with their lines."""
    return [
        f"{node.name}: {lines} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    ]


def test_no_function_is_longer_than_sixty_lines() -> None:
    found = {str(file): long_functions(file.read_text("utf-8")) for file in sources()}
    assert not {file: functions for file, functions in found.items() if functions}


def test_no_file_is_longer_than_five_hundred_lines() -> None:
    lines = {str(file): len(file.read_text("utf-8").splitlines()) for file in sources()}
    assert not {file: count for file, count in lines.items() if count > MOST_LINES_OF_A_FILE}


def test_a_function_of_sixty_one_lines_is_seen() -> None:
    assert not long_functions("def short():\n" + "    x = 1\n" * 59)
    assert long_functions("class C:\n    def long(self):\n" + "        x = 1\n" * 60)
