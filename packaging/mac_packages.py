"""Make what macOS installs: a signed application in a disk image, notarised when it can be."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

import product
from product import BUILD, DIST

ENTITLEMENTS = Path(__file__).with_name("macos") / "entitlements.plist"


def disk_image(tree: Path) -> Path:
    """Sign the application beside *tree*, put it into an image, and have that notarised.

    `SOURCEBOOK_IDENTITY` names the certificate; without it the signature is only a seal.
    `SOURCEBOOK_NOTARY_PROFILE` names what `notarytool store-credentials` has kept.
    """
    app = tree.parent / f"{product.NAME}.app"
    resources = app / "Contents" / "Resources"
    shutil.copytree(tree / "_internal" / "licences", resources / "licences", dirs_exist_ok=True)
    beside = app / "Contents" / "Frameworks" / "licences"  # where the program looks for its data
    if not beside.is_symlink():
        beside.symlink_to("../Resources/licences")
    identity = os.environ.get("SOURCEBOOK_IDENTITY") or "-"
    seal = ["--force", "--deep", "--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
    stamp = ["--timestamp"] if identity != "-" else []
    subprocess.run(["codesign", *seal, *stamp, "--sign", identity, str(app)], check=True)
    subprocess.run(["codesign", "--verify", "--strict", "--deep", str(app)], check=True)
    folder = BUILD / "image"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["ditto", str(app), str(folder / app.name)], check=True)
    applications = folder / "Applications"
    if not applications.is_symlink():
        applications.symlink_to("/Applications")
    target = DIST / f"Sourcebook-{product.version()}-{platform.machine()}.dmg"
    made = ["hdiutil", "create", "-volname", product.NAME, "-srcfolder", str(folder)]
    subprocess.run([*made, "-ov", "-format", "UDZO", str(target)], check=True)
    profile = os.environ.get("SOURCEBOOK_NOTARY_PROFILE")
    if profile:
        asked = ["xcrun", "notarytool", "submit", str(target), "--keychain-profile", profile]
        subprocess.run([*asked, "--wait"], check=True)
        subprocess.run(["xcrun", "stapler", "staple", str(target)], check=True)
    return target
