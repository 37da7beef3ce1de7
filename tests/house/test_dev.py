"""`dev.py` says the right sentence, notices what changed, and needs nothing but Python."""

import ast
import importlib.util
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.specifiers import SpecifierSet

from sourcebook.base.system_libraries import PACKAGES

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "dev.py"

LDD = """\
\tlinux-vdso.so.1 (0x00007ffd3b5f2000)
\tlibxcb-icccm.so.4 => not found
\tlibX11.so.6 => /lib/x86_64-linux-gnu/libX11.so.6 (0x00007f00584)
\tlibxcb-keysyms.so.1 => not found
\tlibxcb-icccm.so.4 => not found
"""


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return `dev.py` as a module that works in a copy of what it reads."""
    spec = importlib.util.spec_from_file_location("dev_under_test", DEV)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    locks = [tmp_path / "pip.txt", tmp_path / "dev.txt"]
    for lock in locks:
        lock.write_text("a==1\n", "utf-8")
    for name, value in (("ROOT", tmp_path), ("LOCKS", locks), ("VENV", tmp_path / ".venv")):
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp.json")
    return module


def dev_py(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `dev.py` as a person would, and return what it said."""
    command = [sys.executable, str(DEV), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_fitting_python_is_taken(dev: ModuleType, version: tuple[int, int]) -> None:
    assert dev.python_problem(version) is None


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10), (3, 14), (4, 0)])
def test_another_python_gets_one_sentence(dev: ModuleType, version: tuple[int, int]) -> None:
    sentence = dev.python_problem(version)
    assert ".".join(map(str, version)) in sentence
    assert "3.11 to 3.13" in sentence
    assert sentence.endswith(".")


def test_the_range_of_pythons_is_that_of_the_package(dev: ModuleType) -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    allowed = SpecifierSet(pyproject["project"]["requires-python"])
    for minor in range(8, 20):
        assert allowed.contains(f"3.{minor}.0") == (dev.python_problem((3, minor)) is None)


def test_a_c_library_too_old_for_qt_gets_one_sentence(dev: ModuleType) -> None:
    assert "glibc 2.31" in dev.glibc_problem("x86_64", "2.31")
    assert dev.glibc_problem("x86_64", "2.36") is None
    assert dev.glibc_problem("x86_64", "") is None


def test_a_stamp_changes_with_a_lock(dev: ModuleType) -> None:
    before = dev.stamp()
    assert dev.stamp() == before
    dev.LOCKS[1].write_text("a==2\n", "utf-8")
    assert dev.stamp() != before


def test_a_stamp_changes_with_what_the_project_asks_for(dev: ModuleType) -> None:
    before, pyproject = dev.stamp(), dev.ROOT / "pyproject.toml"
    text = pyproject.read_text("utf-8")
    pyproject.write_text(text + "\n[tool.other]\nkey = 1\n", "utf-8")
    assert dev.stamp() == before
    pyproject.write_text(text.replace('"nh3",', '"nh3>=1",'), "utf-8")
    assert dev.stamp() != before


@pytest.mark.parametrize("written", [None, "", "{", "[]", "1"])
def test_a_half_made_environment_has_no_stamp(dev: ModuleType, written: str | None) -> None:
    python = Path(dev.tool("python"))
    python.parent.mkdir(parents=True)
    python.touch()
    if written is not None:
        dev.STAMP.write_text(written, "utf-8")
    assert dev.read_stamp() == {}


def test_a_stamp_without_its_python_does_not_count(dev: ModuleType) -> None:
    python = Path(dev.tool("python"))
    python.parent.mkdir(parents=True)
    dev.STAMP.write_text(json.dumps(dev.stamp()), "utf-8")
    assert dev.read_stamp() == {}
    python.touch()
    assert dev.read_stamp() == dev.stamp()


def test_missing_libraries_become_one_apt_line(dev: ModuleType) -> None:
    missing = dev.missing_sonames(LDD)
    assert missing == ["libxcb-icccm.so.4", "libxcb-keysyms.so.1"]
    packages, unknown = dev.packages_for([*missing, "libnobody.so.1"])
    assert packages == ["libxcb-icccm4", "libxcb-keysyms1"]
    assert unknown == ["libnobody.so.1"]
    assert dev.apt_line(packages).endswith("libxcb-icccm4 libxcb-keysyms1")


def test_who_may_not_install_is_told_the_apt_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "can_install", lambda: False)
    with pytest.raises(dev.Stop, match="apt-get install --no-install-recommends libgl1"):
        dev.require_packages(["libgl1"], "Qt needs it")


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("NewConnectionError('<x>: Failed to establish a new connection')", "No network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "not the one that was locked"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("something else", "its reason stands above"),
    ],
)
def test_what_pip_says_becomes_one_sentence(dev: ModuleType, output: str, sentence: str) -> None:
    assert sentence in dev.pip_problem(output)


def test_dev_py_needs_nothing_but_python() -> None:
    nodes = list(ast.walk(ast.parse(DEV.read_text("utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_older_python_can_read_dev_py_and_be_told() -> None:
    ast.parse(DEV.read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("arguments", [["nonsense"], [], ["test", "--nonsense"]])
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    done = dev_py(*arguments)
    assert done.returncode == 2
    assert "usage:" in done.stderr


@pytest.mark.parametrize(
    "command",
    [[], ["setup"], ["run"], ["test"], ["bench"], ["soak"], ["shots"], ["train"], ["build"]],
)
def test_every_command_has_help(command: list[str]) -> None:
    done = dev_py(*command, "--help")
    assert done.returncode == 0
    assert "usage:" in done.stdout


def test_a_command_that_is_to_come_says_so(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in dev.LATER:
        assert dev.main([command]) == 1
        said = capsys.readouterr().err.strip()
        assert said.endswith(".")
        assert len(said.splitlines()) == 1


def test_how_much_is_measured_goes_to_the_benchmark(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "later", lambda _, rest: rest)

    given = dev.main(
        ["bench", "search", "--size", "2000", "--seed", "3", "--json", "--without", "whoosh"]
    )

    assert given == ["search", "--json", "--size=2000", "--seed=3", "--without=whoosh"]


def test_what_follows_two_dashes_goes_to_the_program(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "run", lambda rest: rest)
    words = ["add", "--tag", "x", "--", "-"]
    assert dev.main(["run", "--", *words]) == words


def test_every_check_is_run_also_after_one_has_failed(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def check(name: str, _command: list[str]) -> bool:
        ran.append(name)
        return name != "mypy"

    monkeypatch.setattr(dev, "setup", lambda: None)
    monkeypatch.setattr(dev, "check", check)
    monkeypatch.setattr(dev, "run_pytest", lambda *_, **told: check("pytest", []) and told["fast"])
    assert dev.test([], fast=True, coverage=False) == 1
    assert ran == [*dev.CHECKS, "pytest"]
    assert capsys.readouterr().out.strip() == "Failed: mypy."


def test_setup_and_the_program_name_the_same_packages(dev: ModuleType) -> None:
    assert {name: dev.QT_PACKAGES[name] for name in PACKAGES} == PACKAGES


@pytest.mark.parametrize("coverage", [False, True])
def test_what_measures_lateness_has_the_machine_for_itself(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, *, coverage: bool
) -> None:
    runs: list[list[str]] = []
    reports: list[str] = []

    def pytest_fails_first(words: list[str]) -> bool:
        runs.append(words)
        return len(runs) > 1

    def start(*words: str) -> int:
        reports.append(words[0])
        return 0

    monkeypatch.setattr(dev, "pytest", pytest_fails_first)
    monkeypatch.setattr(dev, "start", start)
    assert not dev.run_pytest(["tests/ui"], fast=False, coverage=coverage)
    pool, alone = runs
    assert "-n" in pool
    assert pool[pool.index("-m") + 1] == "not alone"
    assert "-n" not in alone
    assert alone[alone.index("-m") + 1] == "alone"
    assert ("--cov" in pool) == ("--cov-append" in alone) == coverage
    assert pool[-1] == alone[-1] == "tests/ui"
    assert reports == (["coverage"] if coverage else [])
