"""Make what Linux installs: a `.deb`, an `.rpm`, and an archive with an install script."""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path

import draw_icons
import elf
import product
from freeze import files_below, size_bytes
from product import BUILD, DIST, IDENTIFIER, PACKAGE, ROOT
from sourcebook.base.system_libraries import PACKAGES

FILES = Path(__file__).with_name("linux")
ALSO_CALLED = {"libglib2.0-0": "libglib2.0-0t64"}
"""Packages that newer releases of Debian and Ubuntu have under another name."""

RECOMMENDED = (*sorted({*elf.OPTIONAL.values()}), "shared-mime-info", "xdg-utils")
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
"""Linux's name of a processor → Debian's."""


def stage(tree: Path, icons: Path) -> Path:
    """Lay everything out as it will lie below `/`; return that folder. Links, so costs no room."""
    root = BUILD / "root"
    shutil.rmtree(root, ignore_errors=True)
    usr = root / "usr"
    shutil.copytree(tree, usr / "lib" / PACKAGE, symlinks=True, copy_function=os.link)
    (usr / "bin").mkdir()
    (usr / "bin" / PACKAGE).symlink_to(f"../lib/{PACKAGE}/{PACKAGE}")
    share = usr / "share"
    put(share / "applications" / f"{IDENTIFIER}.desktop", filled(f"{IDENTIFIER}.desktop"))
    put(share / "metainfo" / f"{IDENTIFIER}.metainfo.xml", filled(f"{IDENTIFIER}.metainfo.xml"))
    put(share / "mime" / "packages" / f"{IDENTIFIER}.xml", filled(f"{IDENTIFIER}.mime.xml"))
    put(share / "man" / "man1" / f"{PACKAGE}.1.gz", packed(filled(f"{PACKAGE}.1")))
    put(share / "lintian" / "overrides" / PACKAGE, filled("lintian-overrides"))
    for px in draw_icons.PNG_SIZES:
        folder = share / "icons" / "hicolor" / f"{px}x{px}" / "apps"
        put(folder / f"{IDENTIFIER}.png", (icons / f"{px}.png").read_bytes())
    scalable = share / "icons" / "hicolor" / "scalable" / "apps"
    put(scalable / f"{IDENTIFIER}.svg", draw_icons.DRAWING.read_bytes())
    papers(share / "doc" / PACKAGE)
    return root


def papers(folder: Path) -> None:
    """Write the licence and the changelog as Debian wants them."""
    licence = (ROOT / "LICENSE").read_text("utf-8")
    told = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {product.NAME}\n\nFiles: *\n"
        f"Copyright: Sourcebook developers\nLicense: MIT\n{indented(licence)}\n"
        f" .\n Works of others lie in /usr/lib/{PACKAGE}/_internal, their licences in\n"
        f" /usr/lib/{PACKAGE}/_internal/licences.\n"
    )
    put(folder / "copyright", told.encode())
    date = product.build_date().strftime("%a, %d %b %Y %H:%M:%S +0000")
    line = f"{PACKAGE} ({debian_version()}) unstable; urgency=medium\n\n"
    line += "  * See the changelog of the program (About, or the source).\n\n"
    line += f" -- {product.MAINTAINER}  {date}\n"
    put(folder / "changelog.gz", packed(line.encode()))


def indented(text: str) -> str:
    """Return *text* as a field of Debian's control files continues."""
    return "\n".join(f" {line}" if line.strip() else " ." for line in text.strip().splitlines())


def filled(name: str) -> bytes:
    """Return the file *name* with the version, the date and the addresses put in."""
    text = (FILES / name).read_text("utf-8")
    for mark, words in {
        "@VERSION@": product.version(),
        "@HOMEPAGE@": product.HOMEPAGE,
        "@PICTURES@": product.PICTURES,
        "@DATE@": product.build_date().strftime("%Y-%m-%d"),
    }.items():
        text = text.replace(mark, words)
    return text.encode()


def packed(data: bytes) -> bytes:
    """Return *data* as gzip, the same bytes each time."""
    return gzip.compress(data, 9, mtime=0)


def put(file: Path, data: bytes) -> None:
    """Write *data* into *file* as a package wants it: readable, and not newer than the sources."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    file.chmod(0o644)
    os.utime(file, (product.build_time(), product.build_time()))


def debian_version() -> str:
    """Return the version as Debian sorts it: `1.0rc1` stands before `1.0`."""
    version = product.version()
    for mark in ("a", "b", "rc", ".dev"):
        version = version.replace(mark, f"~{mark.strip('.')}")
    return version


def depends(tree: Path) -> list[str]:
    """Return Debian's packages that the program cannot do without.

    Raises:
        SystemExit: It needs a library whose package nobody here knows.
    """
    known = {**PACKAGES, **elf.BASE, **elf.OPTIONAL}
    unknown = sorted(elf.outside(tree) - set(known))
    if unknown:
        raise SystemExit(f"The program needs {', '.join(unknown)}: say whose they are in elf.py.")
    packages = {known[name] for name in elf.outside(tree) - set(elf.OPTIONAL)}
    packages |= set(PACKAGES.values())
    minor = elf.newest_glibc(elf.libraries(tree))[1]
    named = {"libc6": f"libc6 (>= 2.{minor})"}
    return [
        named.get(name) or (f"{name} | {ALSO_CALLED[name]}" if name in ALSO_CALLED else name)
        for name in sorted(packages)
    ]


def deb(root: Path, level: int = 6) -> Path:
    """Make the package for Debian and Ubuntu, packed as *level* of xz says.

    Level 3 takes a third of the time of level 6 and makes a package 8 % larger.
    """
    tree = root / "usr" / "lib" / PACKAGE
    machine = ARCHITECTURES.get(platform.machine(), platform.machine())
    control = root / "DEBIAN"
    shutil.rmtree(control, ignore_errors=True)
    sums = [f"{md5(file)}  {file.relative_to(root)}" for file in files_below(root)]
    fields = {
        "Package": PACKAGE,
        "Version": debian_version(),
        "Section": "text",
        "Priority": "optional",
        "Architecture": machine,
        "Maintainer": product.MAINTAINER,
        "Installed-Size": str(size_bytes(root) // 1024),
        "Depends": ", ".join(depends(tree)),
        "Recommends": ", ".join(RECOMMENDED),
        "Homepage": product.HOMEPAGE,
        "Description": f"{product.SUMMARY[0].lower()}{product.SUMMARY[1:]}\n"
        f"{indented(product.DESCRIPTION)}",
    }
    put(control / "control", "".join(f"{k}: {v}\n" for k, v in fields.items()).encode())
    put(control / "md5sums", "".join(f"{line}\n" for line in sums).encode())
    target = DIST / f"{PACKAGE}_{debian_version()}_{machine}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", str(root)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(product.build_time())}
    subprocess.run([*command, str(target)], check=True, capture_output=True, env=environment)
    shutil.rmtree(control)
    return target


def md5(file: Path) -> str:
    """Return the sum that `debsums` compares."""
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def rpm_spec(root: Path) -> str:
    """Return what rpm is told of the files below *root*.

    Two folders are named as a whole, so that removing the package removes them too; elsewhere only
    files are, for the folders they lie in are the system's.
    """
    version, _, rest = debian_version().partition("~")
    whole = (f"/usr/lib/{PACKAGE}", f"/usr/share/doc/{PACKAGE}")
    files = [
        f"/{path.relative_to(root)}"
        for path in sorted(root.rglob("*"))
        if path.is_symlink() or path.is_file()
    ]
    left_out = (*(f"{folder}/" for folder in whole), "/usr/share/lintian/", "/DEBIAN/")
    listed = [*whole, *(file for file in files if not file.startswith(left_out))]
    tree = root / "usr" / "lib" / PACKAGE
    needed = {*PACKAGES, *elf.outside(tree)} - {*elf.OPTIONAL, *elf.LOADERS}
    requires = [f"Requires: {name}()(64bit)" for name in sorted(needed)]
    # By the version of the package: not every version of glibc stands in what `libc.so.6` provides.
    requires.append(f"Requires: glibc >= 2.{elf.newest_glibc(elf.libraries(tree))[1]}")
    spec = filled("sourcebook.rpmspec").decode()
    for mark, words in {
        "@PLAIN_VERSION@": version,
        "@RELEASE@": f"0.{rest}" if rest else "1",
        "@REQUIRES@": "\n".join(requires),
        "@FILES@": "\n".join(f'"{name}"' for name in listed),
        "@SUMMARY@": product.SUMMARY,
        "@DESCRIPTION@": product.DESCRIPTION,
    }.items():
        spec = spec.replace(mark, words)
    return spec


def rpm(root: Path) -> Path:
    """Make the package for Fedora and openSUSE."""
    work = BUILD / "rpm"
    shutil.rmtree(work, ignore_errors=True)
    spec = rpm_spec(root)
    put(work / "sourcebook.spec", spec.encode())
    command = ["rpmbuild", "-bb", "--quiet", "--define", f"_topdir {work}"]
    command += ["--define", f"staged {root}", "--buildroot", str(work / "root")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(product.build_time())}
    done = subprocess.run(
        [*command, str(work / "sourcebook.spec")],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    if done.returncode:
        raise SystemExit(f"rpmbuild failed: {done.stderr[-3000:]}")
    made = next((work / "RPMS").rglob("*.rpm"))
    return Path(shutil.move(made, DIST / made.name))


def archive(root: Path) -> Path:
    """Make the archive for every other system, with its install script."""
    name = f"{PACKAGE}-{product.version()}-linux-{platform.machine()}"
    target = DIST / f"{name}.tar.gz"

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
        if "/lintian" in entry.name:
            return None
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = product.build_time()
        return entry

    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=0) as packer,
        tarfile.open(fileobj=packer, mode="w") as tar,
    ):
        tar.add(FILES / "install.sh", f"{name}/install.sh", filter=plain)
        tar.add(root / "usr", f"{name}/usr", filter=plain)
    return target
