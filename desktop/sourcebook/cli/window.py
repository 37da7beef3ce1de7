"""The command that opens the window: ``open``, which `__main__` hands to the window."""

import argparse

from sourcebook.cli import out

COMMAND = "open"


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    shown = commands.add_parser(
        COMMAND,
        parents=[common],
        help="open the window, and in it files, addresses and sourcebook: links",
    )
    shown.add_argument("things", nargs="*", metavar="THING", help="file, address or link")
    first = shown.add_mutually_exclusive_group()
    first.add_argument(
        "--new-note",
        dest="action",
        action="store_const",
        const="new_note",
        default="",
        help="begin a note",
    )
    first.add_argument(
        "--search",
        dest="action",
        action="store_const",
        const="search",
        help="begin with the search",
    )
