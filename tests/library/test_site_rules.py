"""Rules for sites are kept, replaced, removed and brought back."""

import pytest

from sourcebook import library
from sourcebook.library import Library
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.site_rule import Pattern

SHARE = Pattern("div.share > p", "", "Share this")
FAIR = Pattern("", "0f", "Our fair")


def test_rules_are_kept_by_host(lib: Library) -> None:
    changes = library.add_site_rules(lib, "example.org", [SHARE, FAIR], keeps=False)
    library.add_site_rules(lib, "other.org", [SHARE], keeps=True)
    found = library.site_rules(lib, "example.org")
    assert {(one.pattern, one.keeps) for one in found} == {(FAIR, False), (SHARE, False)}
    assert changes.rules == {one.id for one in found}
    assert len(library.site_rules(lib)) == 3
    assert library.check(lib) == []


def test_a_rule_for_the_same_blocks_takes_the_place_of_the_older(lib: Library) -> None:
    library.add_site_rules(lib, "example.org", [SHARE], keeps=False)
    library.add_site_rules(lib, "example.org", [SHARE], keeps=True)
    (one,) = library.site_rules(lib)
    assert one.keeps
    library.undo(lib)
    (one,) = library.site_rules(lib)
    assert not one.keeps


def test_a_removed_rule_comes_back_by_undo(lib: Library) -> None:
    library.add_site_rules(lib, "example.org", [SHARE], keeps=False)
    (one,) = library.site_rules(lib)
    assert library.remove_site_rule(lib, one.id).rules == {one.id}
    assert library.site_rules(lib) == []
    library.undo(lib)
    assert library.site_rules(lib) == [one]
    with pytest.raises(NotInLibrary):
        library.remove_site_rule(lib, "no such id")


def test_an_altered_rule_is_found(lib: Library) -> None:
    library.add_site_rules(lib, "example.org", [SHARE], keeps=False)
    lib.db.run("UPDATE site_rule SET signature = 'p'")
    (fault,) = library.check(lib)
    assert "rule for the site “example.org”" in fault
