"""What rpm installs it takes away again, and it asks for what the program needs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import elf
import linux_packages
import product
from sourcebook.base.system_libraries import PACKAGES

pytestmark = pytest.mark.skipif(not shutil.which("readelf"), reason="needs readelf of binutils")
HAS_RPM = bool(shutil.which("rpmbuild") and shutil.which("rpm"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    staged = tmp_path / "staged"
    for name in (
        "usr/lib/sourcebook/_internal/deep/er/file with spaces.dat",
        "usr/share/doc/sourcebook/copyright",
        f"usr/share/applications/{product.IDENTIFIER}.desktop",
        "usr/share/lintian/overrides/sourcebook",
        "DEBIAN/control",
    ):
        (staged / name).parent.mkdir(parents=True, exist_ok=True)
        (staged / name).write_text(name)
    shutil.copy(sys.executable, staged / "usr/lib/sourcebook/sourcebook")
    (staged / "usr/bin").mkdir()
    (staged / "usr/bin/sourcebook").symlink_to("../lib/sourcebook/sourcebook")
    return staged


def section(spec: str, name: str) -> list[str]:
    return spec.partition(f"\n{name}\n")[2].split("\n\n")[0].splitlines()


def test_rpm_owns_our_folders_whole_and_no_other() -> None:
    spec = linux_packages.rpm_spec(Path("/nowhere"))
    assert section(spec, "%files") == ['"/usr/lib/sourcebook"', '"/usr/share/doc/sourcebook"']
    assert "%dir" not in spec


def test_rpm_lists_files_elsewhere_once(root: Path) -> None:
    assert section(linux_packages.rpm_spec(root), "%files")[2:] == [
        '"/usr/bin/sourcebook"',
        f'"/usr/share/applications/{product.IDENTIFIER}.desktop"',
    ]


def test_rpm_asks_for_the_libraries_and_for_glibc(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elf, "newest_glibc", lambda _files: (2, 31))
    said = {"libc.so.6", "libstdc++.so.6", "ld-linux-x86-64.so.2", "libwayland-client.so.0"}
    monkeypatch.setattr(elf, "outside", lambda _tree: said)
    spec = linux_packages.rpm_spec(root)
    assert "\nRequires: glibc >= 2.31\n" in spec
    for name in (*PACKAGES, "libc.so.6", "libstdc++.so.6"):
        assert f"\nRequires: {name}()(64bit)\n" in spec
    assert "ld-linux" not in spec
    assert "wayland" not in spec


@pytest.mark.skipif(not HAS_RPM, reason="needs rpmbuild and rpm")
def test_what_rpm_installs_it_takes_away(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linux_packages, "BUILD", tmp_path / "build")
    monkeypatch.setattr(linux_packages, "DIST", tmp_path)
    package = linux_packages.rpm(root)
    system = tmp_path / "system"
    system.mkdir()
    rpm = ("rpm", "--root", str(system))
    only_files = ("--noscripts", "--nodeps")
    subprocess.run([*rpm, "--initdb"], check=True)
    subprocess.run([*rpm, *only_files, "--install", "--ignorearch", str(package)], check=True)
    assert (system / "usr/lib/sourcebook/_internal/deep/er/file with spaces.dat").is_file()
    assert not (system / "usr/share/lintian").exists()
    asked = subprocess.run([*rpm, "-qR", product.PACKAGE], check=True, capture_output=True)
    assert b"glibc >= 2." in asked.stdout
    subprocess.run([*rpm, *only_files, "--erase", product.PACKAGE], check=True)
    inside = [path.relative_to(system).as_posix() for path in system.rglob("*")]
    assert not [name for name in inside if "sourcebook" in name.casefold()]
