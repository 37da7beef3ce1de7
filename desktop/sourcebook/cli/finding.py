"""Commands that find: ``search``, ``searches``, ``similar`` and ``reindex``."""

import argparse
import sys

from sourcebook.app import answering, keeping, upkeep
from sourcebook.cli import opening, out
from sourcebook.cli.reading import not_negative, positive
from sourcebook.model.search import (
    Answers,
    Chip,
    Count,
    Earlier,
    Hit,
    Part,
    Request,
    SavedSearch,
    Sort,
)

BEHIND = (
    "The open window is still teaching the index; what was saved just now may be missing. "
    "Search again in a moment."
)

UNINDEXED = (
    "The search index cannot be made anew ({reason}); the library itself was read, for the words "
    "as you wrote them and not for their other forms."
)

PARTIAL = "Only the newest articles were read, for lack of time: there may be more."


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    _declare_search(commands, common)
    _declare_searches(commands, common)
    similar = commands.add_parser("similar", parents=[common], help="find articles like this one")
    similar.add_argument("id", metavar="ARTICLE")
    similar.add_argument("--limit", type=positive, default=10, metavar="N", help="at most N (10)")
    out.json_option(similar)
    similar.set_defaults(run=run_similar)
    reindex = commands.add_parser("reindex", parents=[common], help="make the search index anew")
    reindex.set_defaults(run=run_reindex)


def run_search(request: argparse.Namespace) -> int:
    """Search, after the index has caught up with what was saved."""
    asked = Request(
        query=" ".join(request.query),
        limit=request.limit,
        offset=request.offset,
        sort=Sort(request.sort),
        within=(Earlier(request.within),) if request.within else (),
        is_exact=request.exact,
        wants_facets=request.facets or request.json,
    )
    with opening.open_library(request) as library:
        answered = answering.answer(library, asked)
    answers = answered.answers
    _warn(answered)
    if request.json:
        out.print_json(_answers_json(answers))
        return 0
    for chip in answers.chips:
        if chip.part is Part.TROUBLE:
            print(_trouble(chip), file=sys.stderr)
        elif chip.trouble:
            print(chip.trouble, file=sys.stderr)
        if chip.also:
            print(f"{chip.label} also: {', '.join(chip.also)}", file=sys.stderr)
    print(_total(answers, asked), file=sys.stderr)
    if answers.advice:
        print(f"Did you mean: {answers.advice}", file=sys.stderr)
    _print_hits(answers)
    if request.facets:
        out.print_lines(map(_count_line, answers.counts))
    return 0


def run_searches(request: argparse.Namespace) -> int:
    """List, keep or remove saved searches."""
    with opening.open_library(request) as library:
        if request.action == "add":
            print(keeping.save_search(library, request.name, _kept(request)).id)
        elif request.action == "remove":
            keeping.remove_search(library, request.id)
            print("Removed.")
        else:
            _print_searches(keeping.saved_searches(library), as_json=request.json)
    return 0


def _kept(request: argparse.Namespace) -> Request:
    """Return the question that shall be kept."""
    return Request(
        request.query,
        sort=Sort(request.sort),
        within=(Earlier(request.within),) if request.within else (),
        is_exact=request.exact,
    )


def run_similar(request: argparse.Namespace) -> int:
    """Find articles that share the most telling words of one."""
    with opening.open_library(request) as library:
        article_id = opening.article_id(library, request.id)
        answered = answering.similar(library, article_id, request.limit)
    _warn(answered)
    if request.json:
        out.print_json([_hit_json(hit) for hit in answered.answers.hits])
    elif not answered.answers.hits:
        print("Nothing is like this article.", file=sys.stderr)
    else:
        _print_hits(answered.answers)
    return 0


def run_reindex(request: argparse.Namespace) -> int:
    """Make the index anew."""
    with opening.open_library(request) as library:
        number = upkeep.reindex(library)
    print(f"The search index was made anew with {out.count(number, 'document', 'documents')}.")
    return 0


def _warn(answered: answering.Answered) -> None:
    """Say what may be missing from answers, and why."""
    answers = answered.answers
    if not answered.is_current:
        print(BEHIND, file=sys.stderr)
    if not answers.is_indexed:
        print(UNINDEXED.format(reason=answers.index_trouble), file=sys.stderr)
    if answers.is_partial:
        print(PARTIAL, file=sys.stderr)


def _declare_search(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    search = commands.add_parser(
        "search", parents=[common], add_help=False, help="search articles, notes and highlights"
    )
    search.add_argument("--help", action="help", help="show this help and exit")
    search.add_argument(
        "query", nargs="*", metavar="QUERY", help='words, "a phrase", -not, title:word, tag:name'
    )
    search.add_argument("--limit", type=positive, default=20, metavar="N", help="at most N (20)")
    search.add_argument(
        "--offset", type=not_negative, default=0, metavar="N", help="pass over the first N"
    )
    _sort_option(search)
    _narrowing_options(search)
    search.add_argument(
        "--facets", action="store_true", help="count sites, authors, tags and so on"
    )
    out.json_option(search)
    search.set_defaults(run=run_search)


def _declare_searches(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    searches = commands.add_parser("searches", parents=[common], help="list or keep searches")
    out.json_option(searches)
    searches.set_defaults(run=run_searches, action="list")
    actions = searches.add_subparsers(dest="action", metavar="ACTION")
    add = actions.add_parser("add", parents=[common], help="keep a search under a name")
    add.add_argument("name", metavar="NAME")
    add.add_argument("query", metavar="QUERY")
    _sort_option(add)
    _narrowing_options(add)
    remove = actions.add_parser("remove", parents=[common], help="remove a saved search")
    remove.add_argument("id", metavar="ID")


def _narrowing_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--exact", action="store_true", help="only the spellings typed")
    parser.add_argument(
        "--within", default="", metavar="QUERY", help="only in the answers to this query"
    )


def _sort_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sort", choices=[str(one) for one in Sort], default="relevance", help="their order"
    )


def _print_hits(answers: Answers) -> None:
    for hit in answers.hits:
        print(f"{hit.kind}  {hit.id}  {hit.title or '(untitled)'}")
        print("    " + " ".join(_marked(hit).split()))


def _print_searches(searches: list[SavedSearch], *, as_json: bool) -> None:
    if as_json:
        out.print_json([_search_json(one) for one in searches])
    else:
        out.print_lines(f"{one.id}  {one.name}  ({_told(one)})" for one in searches)


def _told(one: SavedSearch) -> str:
    """Return a saved search with all that narrows it."""
    parts = [one.query, *(f"within {earlier.query}" for earlier in one.within)]
    parts += [f"{choice.facet}: {choice.value}" for choice in one.choices]
    return ", ".join([part for part in parts if part] + ["exact"] * one.is_exact)


def _total(answers: Answers, asked: Request) -> str:
    """Say how many answers there are, and which of them these are."""
    if not answers.total:
        return "Nothing found."
    if asked.offset >= answers.total:
        return f"{answers.total:,} found; --offset {asked.offset} is beyond the last."
    last = min(answers.total, asked.offset + asked.limit)
    if last - asked.offset == answers.total:
        return f"{answers.total:,} found."
    return f"{answers.total:,} found; these are {asked.offset + 1:,} to {last:,}."


def _trouble(chip: Chip) -> str:
    """Say what was left out of a query, and what could stand there."""
    advice = f" Did you mean {chip.advice}?" if chip.advice else ""
    return f"{chip.label} was left out. {chip.trouble}{advice}"


def _count_line(count: Count) -> str:
    return f"{count.choice.facet}  {count.count}  {count.label}"


def _marked(hit: Hit) -> str:
    """Return the snippet with the found words between stars, as Markdown does."""
    pieces, done = [], 0
    for start, end in hit.spans:
        pieces += [hit.snippet[done:start], "**", hit.snippet[start:end], "**"]
        done = end
    return "".join([*pieces, hit.snippet[done:]])


def _answers_json(answers: Answers) -> dict[str, object]:
    facets: dict[str, list[dict[str, object]]] = {}
    for one in answers.counts:
        value = {"value": one.choice.value, "label": one.label, "count": one.count}
        facets.setdefault(str(one.choice.facet), []).append(value)
    return {
        "total": answers.total,
        "hits": [_hit_json(hit) for hit in answers.hits],
        "facets": facets,
        "understood": [_chip_json(chip) for chip in answers.chips],
        "advice": answers.advice,
        "is_indexed": answers.is_indexed,
        "is_partial": answers.is_partial,
    }


def _chip_json(chip: Chip) -> dict[str, object]:
    return {
        "part": str(chip.part),
        "start": chip.start,
        "end": chip.end,
        "label": chip.label,
        "also": list(chip.also),
        "trouble": chip.trouble,
        "advice": chip.advice,
    }


def _hit_json(hit: Hit) -> dict[str, object]:
    return {
        "kind": str(hit.kind),
        "id": hit.id,
        "article_id": hit.article_id,
        "title": hit.title,
        "title_spans": [list(span) for span in hit.title_spans],
        "byline": hit.byline,
        "site": hit.site,
        "date": hit.date,
        "saved": hit.saved,
        "score": hit.score,
        "snippet": hit.snippet,
        "spans": [list(span) for span in hit.spans],
        "edition_id": hit.edition_id,
        "at": hit.at,
        "more": [
            {"snippet": one.text, "spans": [list(span) for span in one.spans], "at": one.at}
            for one in hit.more
        ],
        "further": hit.further,
    }


def _search_json(one: SavedSearch) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "query": one.query,
        "sort": str(one.sort),
        "within": [earlier.query for earlier in one.within],
        "choices": [{"facet": str(choice.facet), "value": choice.value} for choice in one.choices],
        "exact": one.is_exact,
        "created_at": one.created_at,
        "changed_at": one.changed_at,
    }
