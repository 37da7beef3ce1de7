"""Rules for sites: what the reader wants kept or cut on all their pages."""

from collections.abc import Sequence
from typing import Final

from sourcebook.base.ids import new_id
from sourcebook.library.changelog import writing
from sourcebook.library.store import Library
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.site_rule import Pattern, SiteRule

MOST_OF_A_HOST: Final = 200
"""Rules of one host that are used, the newest; each costs a look at each block of a page."""


def site_rules(lib: Library, host: str = "") -> list[SiteRule]:
    """Return the rules of *host*, at most `MOST_OF_A_HOST`, or all there are; the newest first."""
    sql = "SELECT id, host, signature, words, keeps, sample, created_at FROM site_rule"
    if host:
        rows = lib.db.rows(f"{sql} WHERE host = ? ORDER BY id DESC LIMIT {MOST_OF_A_HOST}", host)
    else:
        rows = lib.db.rows(f"{sql} ORDER BY host, id DESC")
    return [
        SiteRule(row_id, of_host, Pattern(signature, words, sample), bool(keeps), created_at)
        for row_id, of_host, signature, words, keeps, sample, created_at in rows
    ]


def add_site_rules(lib: Library, host: str, patterns: Sequence[Pattern], *, keeps: bool) -> Changes:
    """Keep a rule for each pattern; one that said anything of the same blocks goes."""
    with writing(lib, "add_site_rules") as change:
        for pattern in patterns:
            same = lib.db.rows(
                "SELECT id FROM site_rule WHERE host = ? AND signature = ? AND words = ?",
                *(host, pattern.signature, pattern.words),
            )
            for (row_id,) in same:
                change.delete("site_rule", {"id": row_id})
            change.insert(
                "site_rule",
                {
                    "id": new_id(),
                    "host": host,
                    "signature": pattern.signature,
                    "words": pattern.words,
                    "keeps": int(keeps),
                    "sample": pattern.sample,
                    "created_at": change.now,
                },
            )
    return change.changes


def remove_site_rule(lib: Library, rule_id: str) -> Changes:
    """Remove a rule; undo brings it back.

    Raises:
        NotInLibrary: There is no such rule.
    """
    with writing(lib, "remove_site_rule") as change:
        if not change.delete("site_rule", {"id": rule_id}):
            raise NotInLibrary(id=rule_id)
    return change.changes
