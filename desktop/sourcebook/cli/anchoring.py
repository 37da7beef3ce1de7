"""The command ``anchor``: passages of a text found again in a later state of it."""

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from sourcebook.app import carrying
from sourcebook.cli import out
from sourcebook.model.anchor import Fit

OUTCOMES: Final = {Fit.EXACT: "exact", Fit.CHANGED: "moved", Fit.ORPHAN: "orphan"}
"""What is printed: “moved” asks the reader to look, since words or surroundings changed."""


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    anchor = commands.add_parser(
        "anchor", parents=[common], help="find passages of a text again in a later state of it"
    )
    anchor.add_argument(
        "--old", type=Path, required=True, metavar="OLD.txt", help="the text as it was"
    )
    anchor.add_argument(
        "--new", type=Path, required=True, metavar="NEW.txt", help="the text as it is now"
    )
    anchor.add_argument(
        "--quotes",
        type=Path,
        required=True,
        metavar="QUOTES.jsonl",
        help='a line {"start": …, "end": …} for each passage, code points of OLD.txt',
    )
    out.json_option(anchor)
    anchor.set_defaults(run=run_anchor)


def run_anchor(request: argparse.Namespace) -> int:
    """Print a line for each passage; one that is bad does not stop the others."""
    found = carrying.carry(request.old, request.new, request.quotes)
    for one in found:
        if one.problem:
            sys.stdout.flush()
            print(one.problem, file=sys.stderr)
        print(json.dumps(_json(one)) if request.json else _line(one))
    return int(any(one.problem for one in found))


def _json(one: carrying.Carried) -> dict[str, object]:
    where = one.placement
    is_placed = where.fit is not Fit.ORPHAN
    return {
        "outcome": OUTCOMES[where.fit],
        "start": where.start if is_placed else None,
        "end": where.end if is_placed else None,
        "score": round(where.score, 4),
    }


def _line(one: carrying.Carried) -> str:
    where = one.placement
    if where.fit is Fit.ORPHAN:
        return OUTCOMES[where.fit]
    return f"{OUTCOMES[where.fit]}  {where.start}–{where.end}  {where.score:.2f}"  # noqa: RUF001 - a range has an en dash
