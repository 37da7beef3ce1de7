"""What goes beside the packages: notes, comparisons, licences, names that agree."""

import os
import re
import sys
from pathlib import Path

import pytest

import compare
import elsewhere
import linux_packages
import product
import release_check
import release_notes
from sourcebook import __version__
from sourcebook.app import updating

CHANGELOG = "# C\n\n## [Unreleased]\n\n- new\n\n## [1.0] - 2026-01-01\n\n- first\n"
LINUX = product.ROOT / "packaging" / "linux"


def test_the_notes_are_the_section_of_the_version() -> None:
    assert release_notes.section(CHANGELOG, "1.0") == "- first"
    assert release_notes.section(CHANGELOG, "Unreleased") == "- new"
    for version in ("2.0", "1", ""):
        with pytest.raises(SystemExit):
            release_notes.section(CHANGELOG, version)


def test_a_release_waits_until_nothing_is_left_to_fill_in() -> None:
    there = {"home": "https://sourcebook.test/"}
    assert not release_check.obstacles("v1.0", "1.0", CHANGELOG, there)
    (other,) = release_check.obstacles("v1.1", "1.0", CHANGELOG, there)
    assert "tag v1.0" in other
    (silent,) = release_check.obstacles("v2.0", "2.0", CHANGELOG, there)
    assert "[2.0]" in silent
    (empty,) = release_check.obstacles("v2.0", "2.0", "## [2.0]\n\n## [1.0]\n\n- x\n", there)
    assert "[2.0]" in empty
    (nobody,) = release_check.obstacles(
        "v1.0", "1.0", CHANGELOG, {**there, "ADDRESS": "https://example.org/x"}
    )
    assert "ADDRESS is still https://example.org/x" in nobody


def test_the_place_that_is_asked_for_new_versions_is_looked_at() -> None:
    assert updating.ADDRESS in release_check.places().values()


def test_two_builds_are_compared_by_file(tmp_path: Path) -> None:
    for name, words in (("a", "1"), ("b", "2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same").write_text("x")
        (tmp_path / name / "other").write_text(words)
        (tmp_path / name / name).write_text("")
    said = compare.differences(*(compare.contents(tmp_path / name) for name in "ab"))
    assert said == ["only in the first: a", "only in the second: b", "differs: other"]


def test_the_version_is_that_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCEBOOK_VERSION", raising=False)
    assert product.version() == __version__


def test_of_two_packages_that_was_made_last_is_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proved = []
    monkeypatch.setattr(product, "DIST", tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(elsewhere, "prove_archive", lambda file, _place: proved.append(file.name))
    for age, name in enumerate(("b-2.0.tar.gz", "c-1.0.tar.gz", "a-3.0.tar.gz", "z.zip")):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    assert elsewhere.main() == 0
    assert proved == ["b-2.0.tar.gz"]
    assert product.newest("*.rpm") is None


def test_debian_sorts_a_candidate_before_its_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCEBOOK_VERSION", "1.0rc1")
    assert linux_packages.debian_version() == "1.0~rc1"


def test_pictures_that_are_shown_of_the_program_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(product, "PICTURES", "https://example.org/here")
    told = linux_packages.filled(f"{product.IDENTIFIER}.metainfo.xml").decode()
    shown = re.findall("<image>https://example.org/here/([^<]+)</image>", told)
    assert len(shown) == told.count("<image>") > 0
    assert all((product.ROOT / "resources/help/pictures" / name).is_file() for name in shown)


def test_macos_gives_the_program_a_place_in_the_dock() -> None:
    assert product.mac_plist()["LSBackgroundOnly"] is False
    spec = (product.ROOT / "packaging" / "sourcebook.spec").read_text("utf-8")
    assert 'program("sourcebook", console=sys.platform != "darwin")' in spec


def test_the_desktop_entry_opens_every_type_that_is_promised() -> None:
    entry = (LINUX / f"{product.IDENTIFIER}.desktop").read_text("utf-8")
    types = {*product.OPENS, f"x-scheme-handler/{product.SCHEME}"}
    (line,) = (one for one in entry.splitlines() if one.startswith("MimeType="))
    assert set(line.removeprefix("MimeType=").strip(";").split(";")) == types
