"""What sounds like a name and is written like one in the archive is offered, and nothing else."""

import pytest

from sourcebook import library as storing
from sourcebook.app import indexing, naming, suggesting
from sourcebook.app.opening import Library
from sourcebook.model.alias import Alias
from support.making import add_article


def write(library: Library, *texts: str) -> None:
    for text in texts:
        storing.add_note(library, "", text, "A note")
    indexing.catch_up(library)


def offered(library: Library, spelling: str) -> list[str]:
    return [offer.spelling for offer in naming.suggest(library, spelling)]


def test_a_spelling_is_offered_as_the_archive_writes_it(library: Library) -> None:
    write(library, "They came to Şingal by night.", "He left Shingal.", "أهل شنگال")
    assert set(offered(library, "Şengal")) == {"Şingal", "Shingal", "شنگال"}


def test_a_word_that_is_no_name_is_not_offered(library: Library) -> None:
    write(library, "Take the rake, a rake or two rakes. Rake it.", "The people of Rakka left.")
    assert offered(library, "Raqqa") == ["Rakka"]


def test_a_name_of_several_words_is_offered_where_they_stand_together(library: Library) -> None:
    write(
        library,
        "In those years Moammar al-Qadhafi ruled.",
        "Qaddafi was met by a certain Muammer.",
        "هذا معمر القذافي",
    )
    assert set(offered(library, "Muammar Gaddafi")) == {"Moammar al-Qadhafi", "معمر القذافي"}


def test_what_is_in_a_set_with_it_already_is_not_offered(library: Library) -> None:
    write(library, "They saw Mossoul.", "They saw Musul.")
    naming.add_alias(library, [Alias("Mosul"), Alias("Musul")])
    assert offered(library, "Mosul") == ["Mossoul"]


def test_an_offer_tells_language_and_documents(library: Library) -> None:
    add_article(library, "The road to Mossoul was closed.")
    add_article(library, "Mossoul again.", "Another")
    indexing.catch_up(library)
    (offer,) = naming.suggest(library, "Mosul")
    assert (offer.spelling, offer.language, offer.documents) == ("Mossoul", "en", 2)


def test_a_word_is_offered_when_the_index_has_learned_it(library: Library) -> None:
    write(library, "Nothing here.")
    assert offered(library, "Mosul") == []
    write(library, "They saw Musul.")
    assert offered(library, "Mosul") == ["Musul"]


def test_what_was_deleted_since_is_not_offered(library: Library) -> None:
    write(library, "They saw Musul.")
    (note,) = storing.notes(library)
    storing.trash(library, note.id)
    indexing.catch_up(library)
    assert offered(library, "Mosul") == []


@pytest.mark.parametrize(
    "spelling", ["", "—", "a", "16", "民主", "a b c d e f g", "\0" * 99, "x" * 9999]
)
def test_rubbish_has_no_offers(library: Library, spelling: str) -> None:
    write(library, "A 16 b in the year 民主.")
    assert offered(library, spelling) == []


def test_the_search_process_suggests_from_the_folder(library: Library) -> None:
    write(library, "They saw Musul.")
    (offer,) = suggesting.suggest_folder(library.folder, "Mosul")
    assert offer.spelling == "Musul"


def test_what_was_refused_is_offered_no_more(library: Library) -> None:
    write(library, "They came to Şingal by night.", "He left Shingal.")
    naming.refuse(library, ["Sengal"], ["Shingal"])
    assert offered(library, "Şengal") == ["Şingal"]
