"""Questions to a library: answers, filters, facets, order, marks, and life without an index."""

from dataclasses import replace

import pytest

from sourcebook import library as rooms
from sourcebook.app import (
    adding,
    cutting,
    finding,
    indexing,
    known,
    noting,
    organising,
    settings,
    upkeep,
)
from sourcebook.app.opening import Library
from sourcebook.model.alias import Alias
from sourcebook.model.capture import Source
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.highlight import Colour
from sourcebook.model.search import Answers, Choice, Earlier, Facet, Found, Part, Request, Sort
from sourcebook.model.settings import Settings

HARBOUR = """The Harbour of Şengal

By Ines Marlow

Every evening somebody climbed the steps and lit the lamp. The ships came home by its light.
"""
ORCHARD = """An Orchard in Winter

The pruning of old apple trees is done when nobody is in a hurry. No lamp is lit for it, and the
ladder stands in the snow until the evening.
"""
WORDS = {"harbour": HARBOUR, "orchard": ORCHARD}


@pytest.fixture
def ids(library: Library) -> dict[str, str]:
    """Add two articles, a note and a highlight; return their ids."""
    found = {
        name: adding.add(library, Source.pasted_text(text), Settings(), [f"places/{name}"]).id
        for name, text in WORDS.items()
    }
    organising.star(library, found["harbour"])
    noting.set_note(library, found["orchard"], "Ask who lit the lamp of Sinjar. #winter", "test")
    note = noting.note_for(library, found["orchard"])
    assert note is not None
    found["note"] = note.id
    assert indexing.catch_up(library)
    return found


def ask(library: Library, query: str, **more: object) -> Answers:
    return finding.ask(library, Request(query, **more))  # type: ignore[arg-type]  # fields of Request


def names(ids: dict[str, str], answers: Answers) -> set[str]:
    by_id = {row_id: name for name, row_id in ids.items()}
    return {by_id[hit.id] for hit in answers.hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lamp ", {"harbour", "orchard", "note"}),
        ("lamp in:articles", {"harbour", "orchard"}),
        ("in:notes", {"note"}),
        ("lamp is:starred", {"harbour"}),
        ("lamp -is:starred", {"orchard", "note"}),
        ("is:annotated", {"orchard"}),
        ("has:note ", {"orchard"}),
        ("has:highlight ", set()),
        ("tag:places ", {"harbour", "orchard", "note"}),
        ("tag:places/harbour ", {"harbour"}),
        ("tag:place ", set()),
        ("tag:plac", {"harbour", "orchard", "note"}),
        ("in:title harbour", {"harbour"}),
        ("in:title lamp", {"note"}),
        ("by:marlow", {"harbour"}),
        ("near:3(lit lamp) in:articles", {"harbour", "orchard"}),
        ("near:1(lit lamp)", set()),
        ("near:2(climbed steps)", {"harbour"}),
        ("saved:today in:articles", {"harbour", "orchard"}),
        ("saved:..2020 ", set()),
        ("words:>20 ", {"orchard"}),
        ("words:>5 ", {"harbour", "orchard"}),
        ("-words:>5 ", {"note"}),
        ("words:>=0 -words:<20 ", {"orchard"}),
        ("lamp " * 100 + "snow ", {"orchard"}),
        ("is:strred ", set()),
        ("lamp is:strred ", {"harbour", "orchard", "note"}),
        ("tag:\ud800\0 ", set()),
        ("has:\0", set()),
        ("\ud800", set()),
        ("", set()),
    ],
)
def test_a_question_finds_what_it_means(
    library: Library, ids: dict[str, str], query: str, found: set[str]
) -> None:
    answers = ask(library, query)
    assert names(ids, answers) == found
    assert answers.total == len(found)
    assert answers.is_indexed
    (library.folder / "index").rename(library.folder / "gone")
    scanned = ask(library, query)
    assert names(ids, scanned) == found
    assert scanned.is_indexed is (
        query in ("", "is:strred ", "has:\0", "\ud800")
    )  # then nothing is asked


def test_a_question_of_too_many_words_tells_what_it_left_out(
    library: Library, ids: dict[str, str]
) -> None:
    many = " ".join(f"-w{number}" for number in range(63))
    whole, cut = ask(library, f"lamp {many} "), ask(library, f"lamp {many} -evening ")
    assert (names(ids, whole), whole.chips[-1].trouble) == (set(ids), "")
    assert (names(ids, cut), cut.chips[-1].label) == (set(ids), "-evening")
    assert cut.chips[-1].trouble == "Only the first 64 different words were looked for."


@pytest.mark.usefixtures("ids")
def test_a_mistake_is_put_right_in_its_place(library: Library) -> None:
    answers = ask(library, "lamp is:strred in:articles ")
    assert (answers.corrected, answers.total) == ("lamp is:starred in:articles ", 2)


def test_facets_count_and_narrow(library: Library, ids: dict[str, str]) -> None:
    counts = {
        (one.choice.facet, one.choice.value): one.count for one in ask(library, "lamp ").counts
    }
    assert counts[Facet.KIND, "article"] == 2
    assert counts[Facet.TAG, "places/orchard"] == 2
    assert counts[Facet.STATE, "starred"] == 1
    assert counts[Facet.AUTHOR, "Ines Marlow"] == 1
    for (facet, value), count in counts.items():
        narrowed = ask(library, "lamp ", choices=(Choice(facet, value),))
        assert narrowed.total == count, (facet, value)
    both = (Choice(Facet.KIND, "note"), Choice(Facet.KIND, "article"))
    assert ask(library, "lamp ", choices=both).total == 3
    assert ask(library, "", choices=(Choice(Facet.KIND, "note"),)).total == 1
    assert ask(library, "lamp ", choices=(Choice(Facet.YEAR, "rubbish"),)).total == 0
    assert ids


def test_every_count_is_what_narrowing_to_it_finds(
    library: Library, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    organising.tag(library, ids["harbour"], ["places"])
    for name, language in (("harbour", "en-GB"), ("orchard", "en")):
        library.db.run("UPDATE article SET language = ? WHERE id = ?", language, ids[name])
    upkeep.reindex(library)
    for _ in range(2):  # by the index, then by reading the library
        counts = ask(library, "lamp ").counts
        found = {(one.choice.facet, one.choice.value): one.count for one in counts}
        assert len(found) == len(counts)
        assert found[Facet.TAG, "places"] == len(ids)
        assert found[Facet.LANGUAGE, "en"] == 2
        for one in counts:
            assert ask(library, "lamp ", choices=(one.choice,)).total == one.count, one
        monkeypatch.setattr(finding, "_found", lambda *_: None)


def test_answers_come_in_the_order_wanted_and_page_by_page(
    library: Library, ids: dict[str, str]
) -> None:
    titled = ask(library, "lamp in:articles", sort=Sort.TITLE)
    assert [hit.id for hit in titled.hits] == [ids["orchard"], ids["harbour"]]
    saved = ask(library, "lamp in:articles", sort=Sort.SAVED)
    assert [hit.id for hit in saved.hits] == [ids["orchard"], ids["harbour"]]
    for sort in Sort:
        whole = [hit.id for hit in ask(library, "lamp ", sort=sort).hits]
        pages = [ask(library, "lamp ", sort=sort, limit=1, offset=at).hits for at in range(4)]
        assert [hit.id for page in pages for hit in page] == whole
    assert ask(library, "lamp ", sort=Sort.DATE, offset=10**30, limit=10**30).hits == ()


def test_a_search_within_answers_searches_only_them(library: Library, ids: dict[str, str]) -> None:
    assert names(ids, ask(library, "lamp ", within=(Earlier("ladder"),))) == {"orchard"}


def test_within_a_question_are_exactly_its_answers(
    library: Library, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "languages", lambda _: [("en", 9)])
    for asked in ("lam", "lamp ", '"lamps"', "lamps", "eveni lit", "title:harb", "lamp in:art"):
        whole = ask(library, asked)
        within = ask(library, "", within=(Earlier(asked),))
        assert [hit.id for hit in within.hits] == [hit.id for hit in whole.hits]
        assert [hit.spans for hit in within.hits] == [hit.spans for hit in whole.hits]
    assert ask(library, "lamp ").total == len(ids)
    assert ask(library, "", within=(Earlier("lam"),)).total == len(ids)
    assert not ask(library, "", within=(Earlier("lam", is_whole=True),)).hits
    assert not ask(library, "lamps", within=(Earlier('"lamps"'),)).hits


def test_other_spellings_answer_are_told_and_can_be_switched_off(
    library: Library, ids: dict[str, str]
) -> None:
    assert names(ids, ask(library, "sinjar ")) == {"note"}
    rooms.put_alias_set(library, [Alias("Sinjar", ""), Alias("Şengal", "ku")])
    answers = ask(library, "sinjar ")
    assert [hit.id for hit in answers.hits] == [ids["note"], ids["harbour"]]
    assert answers.chips[0].also == ("Şengal",)
    exact = ask(library, "sinjar ", is_exact=True)
    assert names(ids, exact) == {"note"}
    assert exact.chips[0].also == ()


@pytest.fixture
def towns(library: Library) -> dict[str, str]:
    """Add articles about two names that have other spellings; return their ids."""
    rooms.put_alias_set(library, [Alias("Sinjar", ""), Alias("Şengal", ""), Alias("Shingal", "")])
    rooms.put_alias_set(
        library, [Alias("Daesh", ""), Alias("ISIS", ""), Alias("Islamic State", "")]
    )
    texts = {
        "sengal": "Snow over Şengal\n\nDaesh fighters left the town.",
        "daesh": "Daesh in retreat\n\nThe fighters of the Islamic State ran.",
        "isis": "The long road\n\nISIS was not Daesh, somebody said.",
        "state": "The Islamic State\n\nNobody stayed.",
    }
    found = {
        name: adding.add(library, Source.pasted_text(text), Settings()).id
        for name, text in texts.items()
    }
    assert indexing.catch_up(library)
    return found


@pytest.mark.parametrize(
    ("query", "found", "also"),
    [
        ("in:title shingal ", {"sengal"}, {"Sinjar", "Şengal"}),
        ("in:title islamic state ", {"daesh", "state"}, {"Daesh", "ISIS"}),
        ("title:(islamic state) ", {"daesh", "state"}, {"Daesh", "ISIS"}),
        ('title:"islamic state" ', {"daesh", "state"}, {"Daesh", "ISIS"}),
        ("near:3(islamic state fighters) ", {"sengal", "daesh"}, {"Daesh", "ISIS"}),
        ("near:3(islamic state) ", {"sengal", "daesh", "isis", "state"}, {"Daesh", "ISIS"}),
        ("daesh -isis ", {"sengal", "daesh", "state"}, {"Islamic State"}),
        ('isis -"islamic state" ', {"sengal", "isis"}, {"Daesh"}),
        ("isis -(islamic state) ", {"sengal", "isis"}, {"Daesh"}),
        ("-daesh -fighters ", set(), {"ISIS", "Islamic State"}),
    ],
)
def test_other_spellings_answer_and_are_told_wherever_a_name_stands(
    library: Library, towns: dict[str, str], query: str, found: set[str], also: set[str]
) -> None:
    answers = ask(library, query)
    assert names(towns, answers) == found
    assert also <= {name for chip in answers.chips for name in chip.also}
    exact = ask(library, query, is_exact=True)
    assert not any(chip.also for chip in exact.chips)
    (library.folder / "index").rename(library.folder / "gone")
    assert names(towns, ask(library, query)) == found


def test_a_word_that_is_everywhere_is_marked_to_an_end(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The keeper.\n\n" + "A lamp is lit in the house.\n" * 3_000
    article = adding.add(library, Source.pasted_text(text), Settings()).id
    found = finding.marks(library, Request("lamp"), article)
    assert len(found) == 3_000
    monkeypatch.setattr(finding, "MOST_MARKS", 2_000)
    assert finding.marks(library, Request("lamp"), article) == found[:2_000]


def test_a_minus_before_one_spelling_leaves_the_earlier_question_its_others(
    library: Library, towns: dict[str, str]
) -> None:
    within = (Earlier("daesh "),)
    assert names(towns, ask(library, "-isis ", within=within)) == {"sengal", "daesh", "state"}


def test_a_hit_says_where_it_is_from_and_marks_its_title(
    library: Library, ids: dict[str, str]
) -> None:
    (hit,) = ask(library, "harbour marlow ").hits
    assert (hit.id, hit.byline) == (ids["harbour"], "Ines Marlow")
    assert [hit.title[start:end] for start, end in hit.title_spans] == ["Harbour"]
    assert hit.saved


def test_a_highlight_whose_passage_is_gone_stands_nowhere(
    library: Library, ids: dict[str, str]
) -> None:
    noting.highlight_quote(library, ids["harbour"], "climbed the steps", Colour.BLUE, "a staircase")
    text = rooms.edition_text(library, rooms.article(library, ids["harbour"]).edition_id)
    indexing.catch_up(library)
    (standing,) = ask(library, "staircase in:highlights").hits
    assert text[standing.at :].startswith("climbed the steps")
    cutting.take_out(library, ids["harbour"], standing.at)
    indexing.catch_up(library)
    (gone,) = ask(library, "staircase in:highlights").hits
    assert gone.at == -1
    assert ask(library, "in:articles orchard").hits[0].at == -1


def test_a_note_is_shown_as_it_is_read_and_lands_where_it_is_written(
    library: Library, ids: dict[str, str]
) -> None:
    body = "# Watch\n\n- see the **old** [lantern](https://example.org/buoy)\n"
    noting.set_note(library, ids["harbour"], body, "test")
    indexing.catch_up(library)
    for query in ("lantern ", "watch ", "buoy "):
        (hit,) = ask(library, f"in:notes {query}").hits
        assert hit.snippet.strip() == "see the old lantern"
        assert body[hit.at :].lower().startswith(query.strip())


def test_the_words_of_a_highlight_and_what_is_said_of_them_are_told_apart(
    library: Library, ids: dict[str, str]
) -> None:
    noting.highlight_quote(library, ids["harbour"], "climbed the steps", Colour.BLUE, "a stair")
    indexing.catch_up(library)
    (hit,) = ask(library, "stair in:highlights").hits
    assert hit.snippet == "“climbed the steps” — a stair"


def test_every_place_that_answers_is_marked(library: Library, ids: dict[str, str]) -> None:
    text = rooms.edition_text(library, rooms.article(library, ids["harbour"]).edition_id)
    found = finding.marks(library, Request("li* lamp -snow title:harbour"), ids["harbour"])
    assert [text[start:end] for start, end in found] == ["lit", "lamp", "light"]
    assert len(finding.marks(library, Request("lamp"), ids["note"])) == 1
    with pytest.raises(NotInLibrary):
        finding.marks(library, Request("lamp"), "rubbish")


def test_trouble_is_told_beside_the_answers(library: Library, ids: dict[str, str]) -> None:
    chips = ask(library, "lamp is:strred ").chips
    assert [chip.part for chip in chips] == [Part.WORD, Part.TROUBLE]
    assert chips[1].advice == "is:starred"
    assert ids


def test_similar_articles_share_telling_words(library: Library, ids: dict[str, str]) -> None:
    answers = finding.similar(library, ids["harbour"])
    assert [hit.id for hit in answers.hits] == [ids["orchard"]]
    assert answers.hits[0].kind is Found.ARTICLE


def test_what_shares_only_a_common_word_is_not_similar(library: Library) -> None:
    lamps = " ".join(f"lighthouse{n} keeper{n} lantern{n} harbour" for n in range(9))
    texts = (f"One\n\n{lamps} quay.", f"Two\n\n{lamps} ship.", "Three\n\nThe harbour of letters.")
    one, two, _ = (adding.add(library, Source.pasted_text(text), Settings()).id for text in texts)
    indexing.catch_up(library)
    answers = finding.similar(library, one)
    assert [hit.id for hit in answers.hits] == [two]
    assert answers.total == 1


def test_hits_are_grouped_by_their_article(library: Library, ids: dict[str, str]) -> None:
    groups = finding.by_article(ask(library, "lamp ").hits)
    kept = {article_id: {hit.id for hit in hits} for article_id, hits in groups}
    assert kept == {
        ids["harbour"]: {ids["harbour"]},
        ids["orchard"]: {ids["orchard"], ids["note"]},
    }


def test_words_in_use_are_offered(library: Library, ids: dict[str, str]) -> None:
    assert [one.text for one in finding.complete(library, "lamp tag:har", 12)] == [
        "tag:places/harbour "
    ]
    assert [one.text for one in finding.complete(library, "by:mar", 6)] == ['by:"Ines Marlow" ']
    organising.tag(library, ids["harbour"], ["harvest"])
    assert len(finding.complete(library, "tag:har", 7)) == 2


def test_other_forms_of_a_word_are_found_told_and_marked(
    library: Library, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "languages", lambda _: [("en", 9)])
    found = ask(library, "lamps climbing ")
    assert names(ids, found) == {"harbour"}
    assert [chip.also for chip in found.chips] == [("lamp",), ("climbed",)]
    snippet = found.hits[0].snippet
    assert [snippet[start:end] for start, end in found.hits[0].spans] == ["climbed", "lamp"]
    assert len(finding.marks(library, Request("lamps "), ids["harbour"])) == 1
    assert names(ids, ask(library, "lamps")) == {"harbour", "orchard", "note"}
    assert not ask(library, '"lamps"').hits
    assert not ask(library, "lamps ", is_exact=True).hits
    monkeypatch.setattr(known, "languages", lambda _: [("tr", 9)])
    assert names(ids, ask(library, "lamps OR lang:en ")) == {"harbour", "orchard"}


def test_forms_are_switched_off_by_a_setting(
    library: Library, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "languages", lambda _: [("en", 9)])
    off = settings.changed(Settings(), "search_forms", value=False)
    monkeypatch.setattr(settings, "current", lambda: off)
    assert not ask(library, "lamps ").hits
    assert ask(library, "lamp ").total == len(ids)


def test_what_was_meant_is_advised_when_it_finds_more(
    library: Library, ids: dict[str, str]
) -> None:
    found = ask(library, "in:articles evenign lmap ")
    assert not found.hits
    assert found.advice == "in:articles evening lamp "
    assert names(ids, ask(library, found.advice)) == {"harbour", "orchard"}
    assert ask(library, "evening ").advice == ""
    assert ask(library, "evenign harbour ladder ").advice == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("by:marlov ", "by:marlow "),
        ("title:orchrad ", "title:orchard "),
        ("pruninng ", "pruning "),
        ("tag:winetr ", "tag:winter "),
        ("tag:winter ", ""),
        ("by:orchrad ", ""),
    ],
)
@pytest.mark.usefixtures("ids")
def test_words_of_titles_and_bylines_and_tags_are_advised(
    library: Library, typed: str, meant: str
) -> None:
    assert ask(library, typed).advice == meant


def test_several_earlier_questions_all_narrow(library: Library, ids: dict[str, str]) -> None:
    assert names(ids, ask(library, "lamp ", within=(Earlier("evening"), Earlier("snow")))) == {
        "orchard"
    }
    assert names(ids, ask(library, "lamp ", within=(Earlier("snow"), Earlier("ships")))) == set()


def test_without_words_the_answers_of_the_earlier_question_stand(
    library: Library, ids: dict[str, str]
) -> None:
    assert names(ids, ask(library, "", within=(Earlier("lamp in:articles"),))) == {
        "harbour",
        "orchard",
    }


def test_what_is_like_an_article_can_be_asked_as_any_question(
    library: Library, ids: dict[str, str]
) -> None:
    (asked,) = ask(library, "", like=ids["harbour"]).hits
    (found,) = finding.similar(library, ids["harbour"]).hits
    assert (asked.id, asked.snippet, asked.spans) == (found.id, found.snippet, ())
    assert ask(library, "", like="gone") == Answers()


def test_all_further_places_of_an_answer_are_counted_and_twenty_can_be_had(
    library: Library,
) -> None:
    paragraphs = (
        f"The {at}. lamp was lit in the evening. {'It was cold then. ' * 25}" for at in range(30)
    )
    text = "Lights\n\n" + "\n\n".join(paragraphs)
    adding.add(library, Source.pasted_text(text), Settings())
    indexing.catch_up(library)
    (hit,) = ask(library, "lamp ").hits
    assert (hit.further, len(hit.more)) == (29, 2)
    request = Request("lamp ")
    found = finding.sentences(library, request, hit)
    assert (len(found), found[:2]) == (20, hit.more)
    assert finding.sentences(library, request, replace(hit, id="gone")) == ()
