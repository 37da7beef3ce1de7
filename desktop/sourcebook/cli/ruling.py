"""The commands about rules for sites: ``rules`` and ``clean-again``."""

import argparse

from sourcebook.app import ruling
from sourcebook.cli import opening, out
from sourcebook.model.site_rule import SiteRule


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    rules = commands.add_parser(
        "rules", parents=[common], help="show or remove the rules for sites"
    )
    rules.add_argument("what", nargs="?", choices=["list", "remove"], default="list")
    rules.add_argument("id", nargs="*", metavar="ID", help="rules to remove")
    out.json_option(rules)
    rules.set_defaults(run=run_rules)
    again = commands.add_parser(
        "clean-again",
        parents=[common],
        help="clean articles anew from their kept bytes, by the rules of their sites",
    )
    again.add_argument("id", nargs="+", metavar="ID", help="ids of articles")
    again.set_defaults(run=run_clean_again)


def run_rules(request: argparse.Namespace) -> int:
    """Show the rules; after removing some, those that are left."""
    with opening.open_library(request) as library:
        if request.what == "remove":
            for short_id in request.id:
                ruling.remove(library, short_id)
        found = ruling.site_rules(library)
    if request.json:
        out.print_json([_rule_json(one) for one in found])
    else:
        out.print_lines(
            f"{one.id}  {one.host}: {'keep' if one.keeps else 'cut'} "
            f"{one.pattern.signature or 'these words'}: {one.pattern.sample}"
            for one in found
        )
    return 0


def run_clean_again(request: argparse.Namespace) -> int:
    """Clean each article anew."""
    with opening.open_library(request) as library:
        for short_id in request.id:
            ruling.clean_again(library, opening.article_id(library, short_id))
    return 0


def _rule_json(one: SiteRule) -> dict[str, object]:
    return {
        "id": one.id,
        "host": one.host,
        "keeps": one.keeps,
        "signature": one.pattern.signature,
        "words": one.pattern.words,
        "sample": one.pattern.sample,
        "created_at": one.created_at,
    }
