"""Answer one question for a program that does nothing else: the command line."""

from dataclasses import dataclass, replace

from sourcebook.app import finding, indexing
from sourcebook.library import Library
from sourcebook.model.errors import IndexUnavailable
from sourcebook.model.search import Answers, Request


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers, and whether all that is saved can be among them."""

    answers: Answers
    is_current: bool


def answer(opened: Library, request: Request) -> Answered:
    """Answer *request* after the index has caught up, and been made anew when it has to be.

    When it cannot be made, the library itself is read; the answers say so, and why.
    """
    try:
        is_current = indexing.catch_up(opened)
        answers = finding.ask(opened, request)
        if not answers.is_indexed:  # damage shows itself only where a question looks
            indexing.rebuild(opened)
            answers = finding.ask(opened, request)
    except IndexUnavailable as error:
        answers = replace(finding.ask(opened, request), index_trouble=str(error.fields["reason"]))
        return Answered(answers, is_current=True)
    return Answered(answers, is_current)


def similar(opened: Library, article_id: str, limit: int) -> Answered:
    """Return the articles that are like one, after the index has caught up or been mended.

    Raises:
        NotInLibrary: There is no such article.
        IndexUnavailable: The index cannot be made; without it nothing can be told.
    """
    is_current = indexing.catch_up(opened)
    try:
        return Answered(finding.similar(opened, article_id, limit), is_current)
    except IndexUnavailable:
        indexing.rebuild(opened)
        return Answered(finding.similar(opened, article_id, limit), is_current)
