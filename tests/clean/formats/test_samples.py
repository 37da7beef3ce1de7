"""Each sample document reads as the expected edition kept beside it says."""

import json
from pathlib import Path

import pytest

from sourcebook.app.cleaning import as_json
from sourcebook.clean import clean
from support.books import DOCX, EPUB
from support.pages import captured, faults

SAMPLES = Path(__file__).parents[2] / "data" / "formats"
KINDS = {".epub": EPUB, ".docx": DOCX, ".pdf": "application/pdf"}
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_reads_as_expected(name: str) -> None:
    sample = SAMPLES / name
    result = clean(captured(sample.read_bytes(), KINDS[sample.suffix]))
    assert faults(result.edition) == []
    shown = as_json(result.edition)
    shown["enclosed"] = [[image.number, len(image.data)] for image in result.enclosed]
    found = json.dumps(shown, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    expected = sample.with_name(f"{name}.json")
    if not expected.exists():  # made once, read by a person, then kept
        expected.write_text(found, "utf-8")
        pytest.fail(f"{expected.name} was missing and was written: read it")
    assert json.loads(found) == json.loads(expected.read_text("utf-8"))


def test_there_is_a_sample_of_each_format() -> None:
    assert {Path(name).suffix for name in NAMES} == set(KINDS)
