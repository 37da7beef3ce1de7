"""The command ``aliases``: put the spellings of a name together, so that one finds them all."""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sourcebook.app import indexing, naming
from sourcebook.app.opening import Library
from sourcebook.cli import opening, out
from sourcebook.cli.finding import BEHIND
from sourcebook.model.alias import Alias, AliasSet, Offer
from sourcebook.model.changes import Changes
from sourcebook.model.errors import SourcebookError

_LANGUAGE: Final = re.compile(r"(.+)@([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
"""A spelling with its language, as in ``Şengal@ku``."""


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    aliases = commands.add_parser("aliases", parents=[common], help="the spellings of names")
    out.json_option(aliases)
    aliases.set_defaults(run=run_list)
    actions = aliases.add_subparsers(metavar="ACTION", title="actions")
    json = argparse.ArgumentParser(add_help=False)
    json.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    both = [common, json]
    actions.add_parser("list", parents=both, help="print all sets").set_defaults(run=run_list)
    add = actions.add_parser("add", parents=both, help="say that spellings are one name")
    add.add_argument("spellings", nargs="+", metavar="SPELLING", help="Sinjar, or Şengal@ku")
    add.add_argument("--to", default="", metavar="SET", help="add to this set")
    add.set_defaults(run=run_add)
    merge = actions.add_parser("merge", parents=both, help="make one set of several")
    merge.add_argument("sets", nargs="+", metavar="SET", help="an id, its beginning, or a spelling")
    merge.set_defaults(run=run_merge)
    _on_each(actions, common, "remove", "remove sets", naming.remove)
    _on_each(actions, common, "on", "let sets expand queries", _on)
    _on_each(actions, common, "off", "keep sets, but let them expand nothing", _off)
    bring = actions.add_parser("import", parents=both, help="bring in CSV or JSON")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.set_defaults(run=run_import)
    export = actions.add_parser("export", parents=[common], help="write all sets to a file")
    export.add_argument("file", type=Path, metavar="FILE", help="in CSV if it ends in .csv")
    export.set_defaults(run=run_export)
    suggest = actions.add_parser("suggest", parents=both, help="look for other spellings")
    suggest.add_argument("words", nargs="+", metavar="WORD", help="a name")
    suggest.set_defaults(run=run_suggest)


def run_list(request: argparse.Namespace) -> int:
    """Print all sets."""
    with opening.open_library(request) as library:
        sets = naming.alias_sets(library)
    if request.json:
        out.print_json([_set_json(one) for one in sets])
    else:
        out.print_lines(map(_set_line, sets))
    return 0


def run_add(request: argparse.Namespace) -> int:
    """Put spellings together, or add them to the set that knows one of them."""
    with opening.open_library(request) as library:
        to = naming.alias_set(library, request.to).id if request.to else ""
        put = naming.add_alias(library, [_alias(one) for one in request.spellings], set_id=to)
        return _print_set(library, put.id, as_json=request.json)


def run_merge(request: argparse.Namespace) -> int:
    """Make one set of several."""
    with opening.open_library(request) as library:
        set_ids = [naming.alias_set(library, name).id for name in request.sets]
        naming.merge(library, set_ids)
        return _print_set(library, set_ids[0], as_json=request.json)


def run_each(request: argparse.Namespace) -> int:
    """Do the same to every set; one that is unknown does not stop the others."""
    status = 0
    with opening.open_library(request) as library:
        for name in request.sets:
            try:
                one = naming.alias_set(library, name)
                done = request.act(library, one.id)
                print("Done." if done else "Nothing to change.", one.id, one.name)
            except SourcebookError as error:
                print(error, file=sys.stderr)
                status = 1
    return status


def run_import(request: argparse.Namespace) -> int:
    """Bring in the sets of a file; a row that is no set is told and stops nothing."""
    with opening.open_library(request) as library:
        imported = naming.bring_in(library, naming.read_aliases(library, request.file))
    if request.json:
        out.print_json({"sets": list(imported.set_ids), "problems": list(imported.problems)})
    else:
        print(f"Brought in: {out.count(len(imported.set_ids), 'set', 'sets')}.")
    for problem in imported.problems:
        print(problem, file=sys.stderr)
    return 1 if imported.problems else 0


def run_export(request: argparse.Namespace) -> int:
    """Write all sets to a file."""
    with opening.open_library(request) as library:
        number = naming.export_aliases(library, request.file)
    print(f"Written: {request.file}, {out.count(number, 'set', 'sets')}.")
    return 0


def run_suggest(request: argparse.Namespace) -> int:
    """Print spellings in the archive that may be the same name."""
    with opening.open_library(request) as library:
        if not indexing.catch_up(library):
            print(BEHIND, file=sys.stderr)
        offers = naming.suggest(library, " ".join(request.words))
    if request.json:
        out.print_json([_offer_json(offer) for offer in offers])
    else:
        out.print_lines(offer.spelling for offer in offers)
    return 0


def _on(library: Library, set_id: str) -> Changes:
    return naming.switch(library, set_id, is_on=True)


def _off(library: Library, set_id: str) -> Changes:
    return naming.switch(library, set_id, is_on=False)


def _on_each(
    actions: out.Commands,
    common: argparse.ArgumentParser,
    name: str,
    meaning: str,
    act: Callable[[Library, str], Changes],
) -> None:
    parser = actions.add_parser(name, parents=[common], help=meaning)
    parser.add_argument(
        "sets", nargs="+", metavar="SET", help="an id, its beginning, or a spelling"
    )
    parser.set_defaults(run=run_each, act=act)


def _alias(word: str) -> Alias:
    """Read a spelling and the language that may stand behind it."""
    match = _LANGUAGE.fullmatch(word)
    return Alias(match[1], match[2]) if match else Alias(word)


def _print_set(library: Library, set_id: str, *, as_json: bool) -> int:
    """Print a set as it stands now; status 1 when its spellings had no words."""
    if not set_id:
        print("There is no word in what was given: nothing was stored.", file=sys.stderr)
        return 1
    one = naming.alias_set(library, set_id)
    if as_json:
        out.print_json(_set_json(one))
    else:
        print(_set_line(one))
    return 0


def _set_line(one: AliasSet) -> str:
    off = "" if one.is_on else "(off) "
    return f"{one.id}  {off}{' = '.join(alias.spelling for alias in one.aliases)}"


def _set_json(one: AliasSet) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "aliases": [
            {"spelling": alias.spelling, "language": alias.language} for alias in one.aliases
        ],
        "note": one.note,
        "is_on": one.is_on,
        "created_at": one.created_at,
        "changed_at": one.changed_at,
    }


def _offer_json(offer: Offer) -> dict[str, object]:
    return {
        "spelling": offer.spelling,
        "language": offer.language,
        "documents": offer.documents,
        "distance": offer.distance,
    }
