"""Make what runs on any Linux without being installed by its packages: an AppImage and a Flatpak.

Not yet run (see RELEASING.md): neither tool was at hand; the release workflow gets them.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

import product
from linux_packages import FILES
from product import BUILD, DIST, IDENTIFIER, PACKAGE


def app_folder(root: Path) -> Path:
    """Lay out the folder that becomes an AppImage; links, so costs no room."""
    folder = BUILD / "AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    skipped = shutil.ignore_patterns("lintian", "man")
    usr = folder / "usr"
    shutil.copytree(root / "usr", usr, symlinks=True, copy_function=os.link, ignore=skipped)
    entry, picture = f"{IDENTIFIER}.desktop", f"{IDENTIFIER}.png"
    (folder / entry).symlink_to(f"usr/share/applications/{entry}")
    (folder / picture).symlink_to(f"usr/share/icons/hicolor/256x256/apps/{picture}")
    (folder / ".DirIcon").symlink_to(picture)
    (folder / "AppRun").symlink_to(f"usr/bin/{PACKAGE}")
    return folder


def appimage(root: Path) -> Path:
    """Make one file that is made executable and started."""
    machine = platform.machine()
    target = DIST / f"{product.NAME}-{product.version()}-{machine}.AppImage"
    environment = {**os.environ, "ARCH": machine, "SOURCE_DATE_EPOCH": str(product.build_time())}
    environment["APPIMAGE_EXTRACT_AND_RUN"] = "1"  # build machines have no FUSE
    command = ["appimagetool", "--no-appstream", str(app_folder(root)), str(target)]
    subprocess.run(command, check=True, env=environment)
    return target


def flatpak(_root: Path) -> Path:
    """Make a bundle for `flatpak install`; its runtime comes from where the user gets others."""
    target = DIST / f"{product.NAME}-{product.version()}-{platform.machine()}.flatpak"
    work, store = BUILD / "flatpak", BUILD / "flatpak-store"
    manifest = FILES / f"{IDENTIFIER}.yaml"
    build = ["flatpak-builder", "--force-clean", "--user", "--install-deps-from=flathub"]
    subprocess.run([*build, f"--repo={store}", str(work), str(manifest)], check=True)
    subprocess.run(["flatpak", "build-bundle", str(store), str(target), IDENTIFIER], check=True)
    return target
