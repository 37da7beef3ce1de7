"""Bad input: one sentence that says what to do, status 1, and the other sources still added."""

import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.program import Program

GOOD = "A Good Article\n\nThere are enough words in it to be taken for an article by anybody.\n"


class Pages(http.server.BaseHTTPRequestHandler):
    """A server without a page."""

    def do_GET(self) -> None:
        """Refuse everything, or lead to another host."""
        if self.path == "/inward":
            self.send_response(302)
            self.send_header("Location", "http://localhost:9/")
            self.end_headers()
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    """Serve on the loopback interface."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


def bad_files(folder: Path) -> dict[str, Path]:
    """Write one of each kind of bad file."""
    (folder / "folder").mkdir()
    (folder / "paper.html").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\t\n")
    (folder / "rubbish.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "huge.html").write_bytes(b"<p>word " * (50 << 17))
    names = ["folder", "paper.html", "empty.txt", "blank.txt", "rubbish.txt", "huge.html", "none"]
    return {name: folder / name for name in names}


@pytest.mark.timeout(240)  # the worker is given 20 s of its own for the page of 50 MB
def test_each_bad_source_gets_its_sentence_and_the_good_one_is_added(
    sourcebook: Program, tmp_path: Path
) -> None:
    bad = bad_files(tmp_path)
    good = tmp_path / "good.txt"
    good.write_text(GOOD)
    sources = [*map(str, bad.values()), "ftp://example.org/x", str(good)]
    results = sourcebook("add", "--json", *sources, status=1).json
    assert [result["status"] for result in results] == [
        *("failed", "added", *["failed"] * 3),
        *("added", "failed", "failed", "added"),
    ]
    failed = [pair for pair in zip(sources, results, strict=True) if pair[1]["error"]]
    assert len(failed) == 6
    for source, result in failed:
        assert Path(source).name in result["error"]
        assert result["error"].endswith(".")
    listed = {row["title"]: row["status"] for row in sourcebook("list", "--json").json}
    assert listed == {"A Good Article": "", "": "plain", "paper": "broken"}
    assert not sourcebook("verify", "--json").json["findings"]


def test_the_sentences_go_to_standard_error(sourcebook: Program, tmp_path: Path) -> None:
    answer = sourcebook("add", str(tmp_path / "none.txt"), status=1)
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert "There is no file" in answer.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_cannot_be_read_is_told(sourcebook: Program, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(GOOD)
    secret.chmod(0)
    assert "permissions" in sourcebook("add", str(secret), status=1).err


def test_a_private_address_that_was_typed_is_asked_for(sourcebook: Program, server: str) -> None:
    assert "404" in sourcebook("add", f"{server}/gone", status=1).err


def test_a_redirect_into_a_private_network_is_refused_in_a_sentence(
    sourcebook: Program, server: str
) -> None:
    said = sourcebook("add", f"{server}/inward", status=1).err
    assert "private network (localhost)" in said


def test_an_address_nobody_answers_at_is_told(sourcebook: Program, tmp_path: Path) -> None:
    settings = tmp_path / "settings" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"fetch_allowed_hosts": "127.0.0.1"}')
    answer = sourcebook("add", "http://127.0.0.1:9/nobody", status=1)
    assert "could not be reached" in answer.err


def test_text_in_another_encoding_is_read(sourcebook: Program) -> None:
    for encoding in ("cp1254", "utf-16", "utf-8-sig"):
        text = "Şengal dağı\n\nİnsanlar dağlara kaçtı ve günlerce su aradı, çünkü yol kapalıydı.\n"
        added = sourcebook("add", "-", "--json", stdin=text.encode(encoding)).json[0]
        assert added["status"] in {"added", "known"}
    titles = {row["title"] for row in sourcebook("list", "--json").json}
    assert "Şengal dağı" in titles


def test_an_unknown_id_is_told(sourcebook: Program) -> None:
    assert "sourcebook list" in sourcebook("show", "0192abcd", status=1).err


def test_a_file_that_is_no_library_is_left_alone(sourcebook: Program) -> None:
    sourcebook.library.mkdir()
    database = sourcebook.library / "library.db"
    database.write_bytes(b"somebody's important file, not ours" * 99)
    before = database.read_bytes()
    assert "not a Sourcebook library" in sourcebook("list", status=1).err
    assert database.read_bytes() == before


def test_a_page_that_is_not_whole_says_so(sourcebook: Program, tmp_path: Path) -> None:
    wall = tmp_path / "wall.html"
    wall.write_text(
        '<html><head><title>The ferry</title></head><body><div id="root"></div>'
        "<noscript>You need to enable JavaScript to run this app.</noscript></body></html>"
    )
    (added,) = sourcebook("add", "--json", str(wall)).json
    assert added["article_status"] == "script"
    assert "open the original" in sourcebook("add", str(wall)).out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")
def test_a_full_disk_behind_the_output_is_told_in_a_sentence(
    sourcebook: Program, tmp_path: Path
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD)
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "sourcebook", "clean", str(good)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=sourcebook.environment,
        )
    assert ended.returncode == 1
    assert ended.stderr.startswith("The output could not be written: No space left on device.")
    assert len(ended.stderr.splitlines()) == 1
