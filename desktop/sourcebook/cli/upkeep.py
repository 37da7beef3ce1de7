"""Commands that look after the library: ``check`` and ``verify``."""

import argparse
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from sourcebook.app import upkeep
from sourcebook.app.parsers import Parser
from sourcebook.cli import opening, out
from sourcebook.model.errors import LibraryDamaged


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    check = commands.add_parser("check", parents=[common], help="look for damage")
    check.add_argument("--repair", action="store_true", help="mend it, after a backup")
    out.json_option(check)
    check.set_defaults(run=run_check)
    verify = commands.add_parser(
        "verify", parents=[common], help="prove that nothing stored was altered"
    )
    out.json_option(verify)
    verify.set_defaults(run=run_verify)


def run_check(request: argparse.Namespace) -> int:
    """Check, and repair when asked; status 1 while anything is wrong."""
    done: tuple[str, ...] = ()
    if request.repair:
        done = _repair(request)
    with opening.open_library(request) as library:
        report = upkeep.check(library)
    if request.json:
        out.print_json({"findings": list(report.findings), "repaired": list(done)})
    else:
        out.print_lines((*done, *report.findings))
        if report.is_sound:
            print("The library is sound.")
    return int(not report.is_sound)


def _repair(request: argparse.Namespace) -> tuple[str, ...]:
    """Mend what can be mended; a library that cannot be opened comes back from a copy."""
    try:
        with opening.open_library(request) as library, closing(Parser()) as parser:
            return upkeep.repair(library, parser.draw).findings
    except LibraryDamaged:
        return upkeep.recover(Path(request.library)).findings


def run_verify(request: argparse.Namespace) -> int:
    """Compare every captured original, image and text with its SHA-256; 1 when one differs.

    A file that nothing names is told and is no fault: all that was stored is as it was.
    """
    with opening.open_library(request) as library:
        proof = upkeep.verify(library)
    if request.json:
        out.print_json(asdict(proof))
    else:
        out.print_lines(proof.findings)
        compared = out.count(proof.compared, "original or text", "originals and texts")
        print(f"{compared} compared, {len(proof.findings)} not as they were stored.")
        out.print_lines([proof.aside] if proof.aside else [])
    return int(bool(proof.findings))
