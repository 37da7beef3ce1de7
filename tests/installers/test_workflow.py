"""The release workflow can end well: what it needs is there when it is needed."""

import re
from typing import Any

import yaml

import product

TEXT = (product.ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
JOBS: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]
STEPS: list[dict[str, Any]] = [step for job in JOBS.values() for step in job["steps"]]
RETIRED = {"ubuntu-20.04", "windows-2019", "macos-12", "macos-13", "macos-14"}


def test_no_image_is_one_that_was_retired() -> None:
    images = {*JOBS["build"]["strategy"]["matrix"]["system"]}
    images |= {job["runs-on"] for job in JOBS.values()}
    assert not images & RETIRED


def test_a_variable_that_nobody_set_stops_nothing() -> None:
    for step in STEPS:
        used = re.findall(r"vars\.(\w+)", f"{step.get('run', '')}{step.get('env', {})}")
        assert all(f"vars.{name} != ''" in step["if"] for name in used)


def test_secrets_are_opened_right_before_they_are_used() -> None:
    names = [step.get("name") for step in JOBS["build"]["steps"]]
    assert names.index("Certificate") + 1 == names.index("Build")
    opened = JOBS["build"]["steps"][names.index("Certificate")]["run"]
    assert opened.index("set-keychain-settings -lut") < opened.index("unlock-keychain")


def test_nothing_is_built_of_a_tag_that_may_not_be_released() -> None:
    (asked,) = (step for step in STEPS if "release_check.py" in step.get("run", ""))
    assert asked in JOBS["check"]["steps"]
    assert asked["if"] == "startsWith(github.ref, 'refs/tags/')"
    assert JOBS["build"]["needs"] == "check"
    assert {"check", "build"} == set(JOBS["publish"]["needs"])


def test_every_system_starts_what_its_users_will_install() -> None:
    proofs = {
        step["if"]: step["run"]
        for step in JOBS["build"]["steps"]
        if step.get("name", "").startswith(("Prove", "Install"))
    }
    assert "packaging/smoke.py" in proofs["runner.os == 'Linux'"]
    assert "packaging/mac_smoke.py" in proofs["runner.os == 'macOS'"]
    assert "-setup.exe" in proofs["runner.os == 'Windows'"]
    (gathered,) = (step["run"] for step in STEPS if step.get("name") == "Checksums and notes")
    for kind in ("deb", "rpm", "tar.gz", "setup.exe", "portable.zip", "arm64.dmg", "x86_64.dmg"):
        assert re.search(rf"release/\*[-.]{re.escape(kind)}\b", gathered)
