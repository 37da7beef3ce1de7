"""The installer for Windows compiles, opens what is promised, and harms no program that runs."""

import re
import shutil
from pathlib import Path

import pytest

import draw_icons
import product
import windows_packages

SCRIPT = windows_packages.SCRIPT.read_text("utf-8")
INSTALL, UNINSTALL = SCRIPT.split('Section "Uninstall"')


@pytest.mark.parametrize(("part", "macro"), [(INSTALL, "OpenWith"), (UNINSTALL, "NoOpenWith")])
def test_every_type_that_is_promised_is_offered_and_taken_back(part: str, macro: str) -> None:
    endings = {one for mime, ends in product.OPENS.items() for one in ends}
    own = set(product.OPENS[product.ARCHIVE])  # opened by us alone, so by a key of its own
    assert set(re.findall(rf'!insertmacro {macro} "(\w+)"', part)) == endings - own
    assert all(f'${{CLASSES}}\\.{one}"' in part for one in own)


def test_nothing_is_deleted_before_it_is_known_that_the_program_is_closed() -> None:
    steps = SCRIPT.split("!macro RemoveProgram")[1].split("!macroend")[0]
    told = [line.strip() for line in steps.splitlines()]
    first = next(number for number, line in enumerate(told) if line.startswith("Delete"))
    asked = [line.split('"')[1] for line in told[:first] if "MustBeClosed" in line]
    assert {f"{name}.exe" for name in ("sourcebook", "sourcebook-window")} == set(asked)
    renamed = next(number for number, line in enumerate(told) if line.startswith("Rename"))
    assert 'RMDir /r "$INSTDIR\\_internal"' not in told
    assert renamed < first
    for section in (SCRIPT.split("\nSection\n")[1].split("SectionEnd")[0], UNINSTALL):
        assert section.strip().startswith("!insertmacro RemoveProgram")


def test_an_installation_without_a_screen_waits_for_no_answer() -> None:
    boxes = re.findall(r"^\s*MessageBox .*$", SCRIPT, re.MULTILINE)
    assert boxes
    assert all("/SD " in box for box in boxes)


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS is not installed")
@pytest.mark.usefixtures("qapp")
def test_the_installer_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_packages, "DIST", tmp_path)
    tree = tmp_path / "sourcebook"
    for name in ("sourcebook.exe", "sourcebook-window.exe", "_internal/base_library.zip"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_bytes(b"stand-in" * 1000)
    draw_icons.draw_all(tmp_path / "icons")
    made = windows_packages.installer(tree, tmp_path / "icons")
    assert made.read_bytes()[:2] == b"MZ"
