"""Rules for sites: made of what the reader restored or took out, listed, removed, applied."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sourcebook import library
from sourcebook.app import cutting
from sourcebook.base import urls
from sourcebook.library import Library, Prepared
from sourcebook.model.capture import Capture
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Cleaned, Edition
from sourcebook.model.errors import LibraryError, NotInLibrary
from sourcebook.model.site_rule import Pattern, SiteRule

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """The lines of a block, and whether blocks like it shall be kept or cut."""

    lines: tuple[str, ...]
    keeps: bool


def site_rules(opened: Library) -> list[SiteRule]:
    """Return every rule, site by site."""
    return library.site_rules(opened)


def rules_for(opened: Library, address: str) -> tuple[SiteRule, ...]:
    """Return the rules for pages at *address*, the newest first.

    A table that cannot be read gives none: no capture fails because of its rules.
    """
    host = urls.site_of(address)
    try:
        return tuple(library.site_rules(opened, host)) if host else ()
    except LibraryError as error:
        log.warning("the rules for %s cannot be read: %s", host, error)
        return ()


def patterns_here(captured: Capture, wish: Wish) -> tuple[Pattern, ...]:
    """Make patterns of the blocks of a page; for a helper process, since it parses."""
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to the window

    return clean.patterns_for(captured, wish.lines, keeps=wish.keeps)


def remember(
    opened: Library, captured: Capture, patterns: Sequence[Pattern], *, keeps: bool
) -> Changes:
    """Keep a rule for the site of *captured* for each pattern."""
    host = urls.site_of(captured.address)
    if not host or not patterns:
        return Changes()
    return library.add_site_rules(opened, host, patterns, keeps=keeps)


def remove(opened: Library, short_id: str) -> Changes:
    """Remove the rule whose id is, or ends or begins with, *short_id*; Undo brings it back.

    Raises:
        NotInLibrary: There is none, or there are several.
    """
    ids = [one.id for one in site_rules(opened)]
    found = [
        one for one in ids if short_id and (one.startswith(short_id) or one.endswith(short_id))
    ]
    if len(found) != 1:
        raise NotInLibrary(id=short_id)
    return library.remove_site_rule(opened, found[0])


def clean_under(rules: tuple[SiteRule, ...], captured: Capture) -> Cleaned:
    """Clean *captured* under *rules* in this process."""
    from sourcebook import clean  # noqa: PLC0415 - as above

    return clean.clean(captured, rules)


def cleaned_again(source: tuple[Capture, tuple[SiteRule, ...]], before: Edition) -> Prepared:
    """Clean a capture anew, with the images that *before* has; for a helper process."""
    captured, rules = source
    edition = clean_under(rules, captured).edition
    here = {asset.address: asset for asset in before.assets if asset.sha256}
    assets = tuple(
        replace(here[asset.address], number=asset.number, label=asset.label)
        if asset.address in here
        else asset
        for asset in edition.assets
    )
    return library.prepare(replace(edition, assets=assets))


def clean_again(opened: Library, article_id: str) -> Changes:
    """Make a new edition of the kept bytes, by this cleaner and the rules of the site.

    Raises:
        NotInLibrary: There is no such article.
        SourceError: No article can be made of it any more; nothing was changed.
    """
    before = cutting.shown(opened, article_id)
    captured = library.capture_of(opened, before.id)
    if captured is None:
        raise NotInLibrary(id=article_id)
    made = cleaned_again((captured, rules_for(opened, captured.address)), before)
    return cutting.store(opened, article_id, before.id, made)
