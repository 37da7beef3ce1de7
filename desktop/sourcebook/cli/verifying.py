"""The command ``quotes``: compare the quotations of notes with their sources."""

import argparse
import sys

from sourcebook.app import noting, verifying
from sourcebook.app.opening import Library
from sourcebook.cli import opening, out
from sourcebook.model.errors import SourcebookError
from sourcebook.model.note import Note
from sourcebook.model.quotation import Checked, Outcome, Verdict

_TOLD = {
    Outcome.EXACT: "exact",
    Outcome.TYPOGRAPHY: "typography only",
    Outcome.WORDS: "words changed",
    Outcome.ATTRIBUTION: "attribution wrong",
    Outcome.CHANGED: "source changed since",
    Outcome.MISSING: "not found",
}
"""What each outcome is called in print."""

_SHOWN = 60
"""Code points of a quotation that are printed to tell which it is."""


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    quotes = commands.add_parser(
        "quotes", parents=[common], help="compare the quotations in notes with their sources"
    )
    quotes.add_argument(
        "ids", nargs="*", metavar="NOTE", help="the ids of notes or articles (default: all notes)"
    )
    out.json_option(quotes)
    quotes.set_defaults(run=run_quotes)


def run_quotes(request: argparse.Namespace) -> int:
    """Print what is to be said of each quotation; 1 when one of them is not well."""
    with opening.open_library(request) as library:
        chosen, failed = _chosen(library, request.ids)
        found = [(note, verifying.check(library, note.body)) for note in chosen]
    if request.json:
        told = [(note, one) for note, one in found if one.verdicts or one.unchecked]
        out.print_json([note_json(note, checked) for note, checked in told])
    else:
        for note, checked in found:
            out.print_lines(note_lines(note, checked))
    is_well = all(one.outcome.is_well for _, checked in found for one in checked.verdicts)
    return 0 if is_well and not failed else 1


def _chosen(library: Library, ids: list[str]) -> tuple[list[Note], bool]:
    if not ids:
        return noting.list_notes(library), False
    notes, failed = [], False
    for one in ids:
        try:
            note = noting.note_for(library, one)
        except SourcebookError as error:
            print(error, file=sys.stderr)
            failed = True
        else:
            notes += [note] if note else []
    return notes, failed


def note_json(note: Note, checked: Checked) -> dict[str, object]:
    """Return the documented shape of a note's quotations in JSON."""
    return {
        "note_id": note.id,
        "title": note.title,
        "revision": note.revision,
        "quotations": [verdict_json(one) for one in checked.verdicts],
        "unchecked": checked.unchecked,
    }


def verdict_json(one: Verdict) -> dict[str, object]:
    """Return the documented shape of one quotation."""
    quotation = one.quotation
    return {
        "outcome": str(one.outcome),
        "reason": one.reason,
        "words": quotation.words,
        "start": quotation.start,
        "end": quotation.end,
        "link": quotation.address,
        "citation": quotation.citation,
        "article_id": one.article_id,
        "article": one.title,
        "edition_id": one.edition_id,
        "place": list(one.place) if one.place else None,
        "true_article_id": one.true_article_id,
        "left_out": one.left_out,
        "differences": [
            {
                "quoted": quoted,
                "source": source,
                "at": list(quotation.in_note(*deviation.quoted)),
                "source_at": list(deviation.source),
            }
            for deviation, (quoted, source) in zip(one.deviations, one.parts, strict=True)
        ],
    }


def note_lines(note: Note, checked: Checked) -> list[str]:
    """Say to a person what was found in a note: nothing when it quotes nothing."""
    verdicts = checked.verdicts
    if not verdicts and not checked.unchecked:
        return []
    wrong = sum(not one.outcome.is_well for one in verdicts)
    count = out.count(len(verdicts), "quotation", "quotations")
    well = f"{wrong} not well" if wrong else "all well"
    parts = [count, well] if verdicts else ["no quotation"]
    if checked.unchecked:
        parts.append(f"{out.count(checked.unchecked, 'link', 'links')} could not be checked")
    lines = [f"{note.id}  {note.title}: {', '.join(parts)}"]
    for one in verdicts:
        lines += _lines_of(one)
    return lines


def _lines_of(one: Verdict) -> list[str]:
    words = " ".join(one.quotation.words.split())
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
    lines = [f"  {_TOLD[one.outcome]:<20}  “{shown}”"]
    if one.reason:
        lines.append(f"  {'':<20}  {one.reason}")
    if one.left_out:
        lines.append(f"  {'':<20}  {out.count(one.left_out, 'word', 'words')} left out at “…”")
    if not one.outcome.is_well:
        lines += [f"  {'':<20}  {_difference(*parts)}" for parts in one.parts]
    return lines


def _difference(quoted: str, source: str) -> str:
    if not quoted:
        return f"left out: “{source}”"
    return f"“{quoted}” for “{source}”" if source else f"put in: “{quoted}”"
