"""Add an article: capture it, clean it, store it, and know it again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from sourcebook import library
from sourcebook.app import following, illustrating, placing, recognising, ruling, weighing
from sourcebook.app.weighing import Outcome
from sourcebook.base import urls
from sourcebook.library import Library, Prepared
from sourcebook.model.article import Article, Metadata, Status
from sourcebook.model.capture import Capture, Method, Source
from sourcebook.model.changes import Changes
from sourcebook.model.edition import Cleaned, Edition, Enclosed
from sourcebook.model.errors import AlreadyInLibrary, SourcebookError
from sourcebook.model.settings import Settings

Cleaner = Callable[[Capture], Cleaned]
"""Turns a capture into an edition: here, or in a helper process that can be ended."""


@dataclass(frozen=True, slots=True)
class Ready:
    """What cleaning gives to be stored: a prepared edition, and the images in its source."""

    edition: Prepared
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source: ``added``, ``known`` or ``failed`` (then ``error`` says why).

    ``outcome`` says of a known article what it shows now; ``notice`` is a sentence that says what
    was not done, or empty.
    """

    id: str
    status: str
    metadata: Metadata = field(default_factory=Metadata)
    words: int = 0
    standing: Status = Status.WHOLE
    error: str = ""
    changes: Changes = field(default_factory=Changes)
    edition_id: str = ""
    outcome: Outcome = Outcome.NEW
    notice: str = ""


def add(
    opened: Library,
    source: Source,
    settings: Settings,
    tags: Sequence[str] = (),
    cleaner: Cleaner | None = None,
    means: illustrating.Means | None = None,
) -> Added:
    """Add what *source* points at; blocks for as long as its server and its size ask.

    The same bytes are known again, and kept as one more capture when they come from an address;
    the same address with other bytes becomes a new capture and edition of the known article, its
    highlights placed anew, which is shown unless it gives less than the one before. With *means*
    its images are got too, once it is stored; those that do not come hinder nothing.

    Raises:
        SourcebookError: Nothing was added.
    """
    captured = capture_source(source, settings)
    cleaned = None
    if not known_by_bytes(opened, captured):
        cleaner = cleaner or partial(ruling.clean_under, ruling.rules_for(opened, captured.address))
        captured, cleaned = following.complete(captured, settings, cleaner)
    return store_with_images(opened, captured, cleaned, tags, means)


def store_with_images(
    opened: Library,
    captured: Capture,
    cleaned: Cleaned | Ready | None,
    tags: Sequence[str],
    means: illustrating.Means | None,
) -> Added:
    """Store as `store` does, then get the images, if there are *means* for it."""
    added = store(opened, captured, cleaned.edition if cleaned else None, tags)
    if means is not None:
        enclosed = cleaned.enclosed if cleaned else ()
        is_on_web = means.settings.flag("fetch_images")
        task = illustrating.task_of(
            opened,
            added.edition_id,
            enclosed,
            is_on_web=is_on_web,
            private_host=captured.private_host,
        )
        illustrating.illustrate(opened, task, means)
    return added


def capture_source(source: Source, settings: Settings) -> Capture:
    """Fetch or read *source*; changes nothing."""
    from sourcebook import capture  # noqa: PLC0415 - urllib3 is not on the way to the window

    return capture.read(source, settings)


def clean_here(captured: Capture) -> Cleaned:
    """Clean *captured* in this process."""
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to the window

    return clean.clean(captured)


def clean_plainly_here(captured: Capture) -> Cleaned:
    """Take only the words of *captured*, which asked too much; in this process."""
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to the window

    return clean.clean_plainly(captured)


def unreadable_here(captured: Capture) -> Cleaned:
    """Return the empty edition of what nobody could read."""
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to the window

    return clean.unreadable(captured)


def whole(cleaner: Cleaner, captured: Capture) -> Cleaned:
    """Clean *captured* and return all of it; the form in which it is looked at."""
    return cleaner(captured)


def ready(cleaner: Cleaner, captured: Capture) -> Ready:
    """Clean *captured* and prepare it; the form in which it is stored."""
    cleaned = cleaner(captured)
    return Ready(library.prepare(cleaned.edition), cleaned.enclosed)


def without_words(cleaner: Cleaner, captured: Capture) -> Cleaned:
    """Clean *captured* and leave its words out; the form in which its images are wanted again."""
    cleaned = cleaner(captured)
    return replace(cleaned, edition=replace(cleaned.edition, html="", text="", blocks=(), cuts=()))


def known_by_bytes(opened: Library, captured: Capture) -> Article | None:
    """Return the article that was made of the same bytes.

    One wall may answer at many addresses; articles behind it stay apart.
    """
    sha256 = captured.page.sha256
    found = library.article_by_bytes(opened, sha256)
    if found is None or captured.method is not Method.HTTP or not weighing.is_wall(found):
        return found
    here = library.article_by_address(opened, urls.normalise(captured.address))
    return here if here and library.edition_by_bytes(opened, here.id, sha256) else None


def store(
    opened: Library,
    captured: Capture,
    edition: Edition | Prepared | None,
    tags: Sequence[str],
) -> Added:
    """Store a cleaned capture, or find the article again that it belongs to.

    *edition* is None only when `known_by_bytes` found the article.
    """
    same = known_by_bytes(opened, captured)
    if same is not None or edition is None:
        return _known_again(opened, same, captured, tags)
    address = urls.normalise(captured.address) if captured.address else ""
    known = recognising.article_of(opened, captured, edition)
    if known is None:
        try:
            changes = library.add_article(
                opened,
                captured,
                edition,
                tags=tags,
                address=address,
                is_wall=captured.method is Method.HTTP and weighing.is_wall(edition),
            )
        except AlreadyInLibrary as error:  # another process was a moment quicker
            return _welcome_back(opened, str(error.fields["id"]), tags, Changes())
        (article_id,) = changes.articles
        return _added(library.article(opened, article_id), "added", changes)
    return _new_edition(opened, known, captured, edition, tags)


def failed(source: Source, error: SourcebookError) -> Added:
    """Say what became of a source that could not be added."""
    return Added("", "failed", Metadata(title=source.label), error=str(error))


def _new_edition(
    opened: Library,
    known: Article,
    captured: Capture,
    edition: Edition | Prepared,
    tags: Sequence[str],
) -> Added:
    """Keep what a known page gives now, and show it unless it gives less than what is shown."""
    if weighing.gives_less(edition, known):
        changes = library.add_edition(opened, known.id, captured, edition, {}, is_shown=False)
        return _kept(_welcome_back(opened, known.id, tags, changes), edition, known)
    placements = placing.placements(opened, known.id, edition)
    changes = library.add_edition(opened, known.id, captured, edition, placements)
    return replace(_welcome_back(opened, known.id, tags, changes), outcome=Outcome.NEW)


def _known_again(
    opened: Library, same: Article | None, captured: Capture, tags: Sequence[str]
) -> Added:
    """Keep that the same bytes came again, and show their edition if that was replaced."""
    if same is None:  # it went away between the two looks; the caller tries the whole way again
        edition = clean_here(captured).edition
        return store(opened, captured, edition, tags)
    library.store_original(opened, captured.page.data)  # they may be lost or damaged here
    changes = Changes()
    if captured.method is Method.HTTP:  # a proof of its own that the page says so still
        changes = library.add_capture(opened, same.id, captured)
    earlier_id = library.edition_by_bytes(opened, same.id, captured.page.sha256)
    if earlier_id in {None, same.edition_id}:
        return _welcome_back(opened, same.id, tags, changes)
    earlier = library.prepare(library.edition(opened, str(earlier_id)))
    if weighing.gives_less(earlier, same):
        return _kept(_welcome_back(opened, same.id, tags, changes), earlier, same)
    placements = placing.placements(opened, same.id, earlier)
    changes |= library.show_edition(opened, same.id, earlier, placements)
    return replace(_welcome_back(opened, same.id, tags, changes), outcome=Outcome.BACK)


def _kept(added: Added, edition: Edition | Prepared, shown: Article) -> Added:
    return replace(added, outcome=Outcome.KEPT, notice=weighing.lack(edition, shown))


def _welcome_back(opened: Library, article_id: str, tags: Sequence[str], changes: Changes) -> Added:
    """Take a known article out of the trash and tag it as asked."""
    if library.article(opened, article_id).trashed_at:
        changes |= library.restore(opened, article_id)
    if tags:
        changes |= library.tag(opened, article_id, tags)
    added = _added(library.article(opened, article_id), "known", changes)
    return replace(added, outcome=Outcome.SAME)


def _added(article: Article, status: str, changes: Changes) -> Added:
    return Added(
        article.id,
        status,
        article.metadata,
        article.words,
        article.status,
        changes=changes,
        edition_id=article.edition_id,
    )
