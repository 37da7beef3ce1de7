"""AppImage and Flatpak are laid out as their tools want them."""

from pathlib import Path

import pytest
import yaml

import linux_bundles
import product

MANIFEST = product.ROOT / "packaging" / "linux" / f"{product.IDENTIFIER}.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(linux_bundles, "BUILD", tmp_path / "build")
    usr = tmp_path / "root" / "usr"
    for name in (
        "lib/sourcebook/sourcebook",
        f"share/applications/{product.IDENTIFIER}.desktop",
        f"share/icons/hicolor/256x256/apps/{product.IDENTIFIER}.png",
        "share/lintian/overrides/sourcebook",
    ):
        (usr / name).parent.mkdir(parents=True, exist_ok=True)
        (usr / name).write_text(name)
    (usr / "bin").mkdir()
    (usr / "bin" / "sourcebook").symlink_to("../lib/sourcebook/sourcebook")
    return tmp_path / "root"


def test_every_link_of_an_appimage_leads_somewhere(root: Path) -> None:
    folder = linux_bundles.app_folder(root)
    assert (folder / "AppRun").read_text() == "lib/sourcebook/sourcebook"
    for name in (f"{product.IDENTIFIER}.desktop", f"{product.IDENTIFIER}.png", ".DirIcon"):
        assert (folder / name).is_file()
    assert not (folder / "usr/share/lintian").exists()


def test_the_flatpak_is_made_of_what_the_packages_are_made_of() -> None:
    manifest = yaml.safe_load(MANIFEST.read_text("utf-8"))
    assert manifest["id"] == product.IDENTIFIER
    assert manifest["command"] == product.PACKAGE
    (module,) = manifest["modules"]
    (source,) = module["sources"]
    laid_out = (MANIFEST.parent / source["path"]).resolve()
    assert laid_out == product.BUILD / "root" / "usr"
    assert "--filesystem=host" not in manifest["finish-args"]
