"""References leave as BibTeX and RIS so that other programs read the very facts."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.exporters import REFERENCES, write_references
from sourcebook.model.errors import ExportFailed

Item = dict[str, object]

NEWSPAPER: Item = {
    "id": "a1",
    "type": "article-newspaper",
    "title": "The ferry & the {town}: 100% of C:\\",
    "container-title": "Daily News",
    "author": [{"family": "Öztürk", "given": "Mira"}, {"literal": "Press and Sea, Ltd"}],
    "issued": {"date-parts": [[2019, 11, 5]]},
    "accessed": {"date-parts": [[2026, 3, 1]]},
    "URL": "https://news.example/a_b?x={1}&y=50%25",
    "language": "tr",
}
JOURNAL: Item = {
    "id": "a2",
    "type": "article-journal",
    "title": "On kinship",
    "container-title": "Journal of Kin",
    "author": [
        {"non-dropping-particle": "van den", "family": "Berg", "given": "Jan"},
        {"family": "King", "given": "Ann", "suffix": "Jr."},
    ],
    "issued": {"date-parts": [[2001, 5]]},
    "volume": "12",
    "issue": "3",
    "page": "12-19",
    "DOI": "10.1000/a_b",
    "ISSN": "1234-5679",
}
BOOK: Item = {
    "id": "a3",
    "type": "book",
    "title": "On kin",
    "publisher": "Faber & Co",
    "author": [{"family": "van den Berg", "given": "Jan"}],
    "issued": {"date-parts": [[2001]]},
    "ISBN": "9780000000002",
}
REPORT: Item = {"id": "a4", "type": "report", "title": "清水", "publisher": "WHO"}
WEBPAGE: Item = {
    "id": "a5",
    "type": "webpage",
    "title": "Clean water",
    "container-title": "WHO",
    "URL": "https://who.example/w_1",
}
THESIS: Item = {
    "id": "a6",
    "type": "thesis",
    "genre": "Thesis",
    "title": "On lamps",
    "publisher": "University of Ufer",
}
CONFERENCE: Item = {
    "id": "a7",
    "type": "paper-conference",
    "title": "On light",
    "container-title": "Proceedings of Light",
    "publisher": "Lamp Press",
}
CHAPTER: Item = CONFERENCE | {"type": "chapter", "container-title": "The Light Book"}

GOLDEN_BIBTEX = r"""@article{ozturk2019ferry,
  author = {Öztürk, Mira and {Press and Sea, Ltd}},
  title = {{The ferry \& the {\textbraceleft}town{\textbraceright}: 100\% of C:{\textbackslash}}},
  journal = {Daily News},
  year = {2019},
  month = nov,
  day = {5},
  url = {https://news.example/a_b?x=%7B1%7D&y=50%25},
  urldate = {2026-03-01},
  language = {tr},
}

@article{vandenberg2001kinship,
  author = {van den Berg, Jan and King, Jr., Ann},
  title = {{On kinship}},
  journal = {Journal of Kin},
  year = {2001},
  month = may,
  volume = {12},
  number = {3},
  issn = {1234-5679},
  pages = {12--19},
  doi = {10.1000/a_b},
}

@book{vandenberg2001kin,
  author = {van den Berg, Jan},
  title = {{On kin}},
  publisher = {Faber \& Co},
  year = {2001},
  isbn = {9780000000002},
}

@techreport{work,
  title = {{清水}},
  institution = {WHO},
}

@misc{clean,
  title = {{Clean water}},
  howpublished = {WHO},
  url = {https://who.example/w_1},
}

@phdthesis{lamps,
  title = {{On lamps}},
  school = {University of Ufer},
  type = {Thesis},
}

@inproceedings{light,
  title = {{On light}},
  booktitle = {Proceedings of Light},
  publisher = {Lamp Press},
}

@incollection{light-2,
  title = {{On light}},
  booktitle = {The Light Book},
  publisher = {Lamp Press},
}
"""

GOLDEN_RIS = r"""TY  - NEWS
AU  - Öztürk, Mira
AU  - Press and Sea, Ltd
TI  - The ferry & the {town}: 100% of C:\
T2  - Daily News
UR  - https://news.example/a_b?x={1}&y=50%25
LA  - tr
PY  - 2019
DA  - 2019/11/05/
Y2  - 2026/03/01/
ER  - 
TY  - JOUR
AU  - van den Berg, Jan
AU  - King, Ann, Jr.
TI  - On kinship
T2  - Journal of Kin
VL  - 12
IS  - 3
DO  - 10.1000/a_b
SN  - 1234-5679
PY  - 2001
DA  - 2001/05//
SP  - 12
EP  - 19
ER  - 
TY  - BOOK
AU  - van den Berg, Jan
TI  - On kin
PB  - Faber & Co
SN  - 9780000000002
PY  - 2001
DA  - 2001///
ER  - 
TY  - RPRT
TI  - 清水
PB  - WHO
ER  - 
TY  - ELEC
TI  - Clean water
T2  - WHO
UR  - https://who.example/w_1
ER  - 
TY  - THES
TI  - On lamps
PB  - University of Ufer
ER  - 
TY  - CPAPER
TI  - On light
T2  - Proceedings of Light
PB  - Lamp Press
ER  - 
TY  - CHAP
TI  - On light
T2  - The Light Book
PB  - Lamp Press
ER  - 
"""  # noqa: W291 - the form has a space there

WORKS = [NEWSPAPER, JOURNAL, BOOK, REPORT, WEBPAGE, THESIS, CONFERENCE, CHAPTER]


def test_bibtex_is_as_it_is_documented() -> None:
    assert REFERENCES["bibtex"](WORKS) == GOLDEN_BIBTEX


def test_ris_is_as_it_is_documented() -> None:
    assert REFERENCES["ris"](WORKS) == GOLDEN_RIS.replace("\n", "\r\n")


def test_two_works_have_two_keys() -> None:
    found = re.findall(r"@misc{(.+),", REFERENCES["bibtex"]([WEBPAGE] * 3))
    assert found == ["clean", "clean-2", "clean-3"]


@pytest.mark.parametrize("form", ["bibtex", "ris"])
def test_facts_of_no_use_are_passed_over(form: str) -> None:
    odd: Item = {
        "type": ["x"],
        "title": 7,
        "author": [{"given": "Ann"}, "Bo", {"literal": ""}],
        "issued": {"date-parts": [["2001"]]},
        "accessed": {"date-parts": []},
    }
    nothing = {"bibtex": "@misc{work,\n}\n", "ris": "TY  - GEN\r\nER  - \r\n"}
    assert REFERENCES[form]([odd]) == nothing[form]
    assert REFERENCES[form]([odd | {"author": 3, "issued": 7}]) == nothing[form]
    assert REFERENCES[form]([]) == ""


def test_the_name_of_the_file_says_the_form(tmp_path: Path) -> None:
    for name, first in (("a.bib", "@misc"), ("a.RIS", "TY  - "), ("a", "@misc")):
        write_references([WEBPAGE], tmp_path / name)
        assert (tmp_path / name).read_text("utf-8").startswith(first)
    write_references(WORKS, tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == WORKS


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportFailed):
        write_references(WORKS, tmp_path / "file" / "a.bib")


HARD = st.lists(st.sampled_from(["and", "AND", ",", "{", "}}", "\\", "é", "$_", " ", "a~"])).map(
    " ".join
)
FACTS = (HARD | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30)).map(
    lambda text: " ".join(text.split())
)
TEXTS = st.fixed_dictionaries({}, optional=dict.fromkeys(("title", "container-title"), FACTS))
NAMES = st.one_of(
    st.builds(lambda name: {"literal": name}, FACTS.filter(bool)),
    st.builds(
        lambda family, given: {"family": family, "given": given},
        FACTS.filter(bool),
        FACTS.filter(bool),
    ),
)


@given(TEXTS, st.lists(NAMES, max_size=3))
def test_what_bibtex_holds_is_what_was_given(facts: dict[str, str], names: list[object]) -> None:
    (fields,) = parsed_bibtex(REFERENCES["bibtex"]([facts | {"author": names}, WEBPAGE])[:-1])[:1]
    assert unescaped(fields.get("title", "{}")[1:-1]) == facts.get("title", "")
    assert unescaped(fields.get("howpublished", "")) == facts.get("container-title", "")
    authors = parted(fields.get("author", ""), " and ")
    assert [named(one) for one in authors if one] == names


@given(TEXTS, st.lists(NAMES, max_size=3))
def test_what_ris_holds_is_what_was_given(facts: dict[str, str], names: list[object]) -> None:
    text = REFERENCES["ris"]([facts | {"author": names}, WEBPAGE])
    lines = [(line[:2], line[6:]) for line in text.split("\r\n") if line]
    first = lines[: lines.index(("ER", ""))]
    assert [fact for tag, fact in first if tag == "TI"] == [*filter(None, [facts.get("title")])]
    assert len([fact for tag, fact in first if tag == "AU"]) == len(names)
    assert len([tag for tag, _ in lines if tag == "ER"]) == 2
    assert lines[len(first) + 1] == ("TY", "ELEC")


def parsed_bibtex(text: str) -> list[dict[str, str]]:
    """Return the fields of each entry as BibTeX reads them: it counts braces, and nothing else."""
    entries = []
    for entry in balanced(text, re.compile(r"@\w+{[a-z0-9-]+,\n")):
        names = re.compile(r"\s*(\w+) = {")
        fields, at = {}, 0
        while match := names.match(entry, at):
            end = closing(entry, match.end())
            fields[match[1]] = entry[match.end() : end]
            at = end + 2
        entries.append(fields)
    return entries


def balanced(text: str, opening: re.Pattern[str]) -> list[str]:
    found, at = [], 0
    while match := opening.match(text, at):
        end = closing(text, match.end())
        found.append(text[match.end() : end])
        at = end + 3
    return found


def closing(text: str, at: int) -> int:
    depth = 1
    while depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return at - 1


def parted(text: str, sign: str) -> list[str]:
    """Part *text* at each *sign* that stands in no braces."""
    parts, depth, start = [], 0, 0
    for at, one in enumerate(text):
        depth += {"{": 1, "}": -1}.get(one, 0)
        if not depth and text[at : at + len(sign)].lower() == sign and at >= start:
            parts.append(text[start:at])
            start = at + len(sign)
    return [*parts, text[start:]]


def named(author: str) -> dict[str, str]:
    parts = parted(author, ", ")
    if len(parts) == 1:
        return {"literal": unescaped(author[1:-1])}
    return dict(zip(("family", "given"), map(unbraced, parts), strict=True))


def unbraced(part: str) -> str:
    is_sign = re.fullmatch(r"{\\text\w+}", part)
    is_whole = part.startswith("{") and closing(part, 1) == len(part) - 1
    return unescaped(part[1:-1] if is_whole and not is_sign else part)


def unescaped(text: str) -> str:
    words = {
        "backslash": "\\",
        "braceleft": "{",
        "braceright": "}",
        "asciitilde": "~",
        "asciicircum": "^",
        "less": "<",
        "greater": ">",
        "bar": "|",
    }
    return re.sub(r"{\\text(\w+)}|\\([#$%&_])", lambda match: match[2] or words[match[1]], text)
