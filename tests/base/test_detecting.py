# ruff: noqa: RUF001 - letters of all scripts that look alike are what is told apart
"""Words are read as they were written, in whatever encoding, and whatever is claimed of it."""

import time

import pytest

from sourcebook.base.encoding import decode

TEXTS = {
    "ru": (
        "Начальник порта закрыл старый маяк во вторник после того, как обследование выявило "
        "трещины в башне. Рыбаки собрались на набережной."
    ),
    "uk": (
        "Начальник порту закрив старий маяк у вівторок після того, як обстеження виявило "
        "тріщини у вежі. Рибалки зібралися на набережній, їхні діди жили тут."
    ),
    "bg": (
        "Началникът на пристанището затвори стария фар във вторник, след като проучване "
        "откри пукнатини в кулата. Рибарите се събраха на кея."
    ),
    "el": (
        "Ο λιμενάρχης έκλεισε τον παλιό φάρο την Τρίτη, αφού έρευνα βρήκε ρωγμές στον πύργο. "
        "Οι ψαράδες συγκεντρώθηκαν στην προκυμαία."
    ),
    "he": (
        "ראש הנמל סגר את המגדלור הישן ביום שלישי לאחר שסקר מצא סדקים במגדל. הדייגים התאספו "
        "על הרציף."
    ),
    "ar": (
        "أغلقت السلطات المحلية يوم الثلاثاء المنارة القديمة بعد أن كشف تقرير عن وجود تشققات "
        "في البرج. وتجمع الصيادون على الرصيف."
    ),
    "fa": (
        "رئیس بندر روز سه شنبه فانوس دریایی قدیمی را پس از آنکه بررسی ها ترک هایی در برج "
        "پیدا کرد بست. ماهیگیران در اسکله جمع شدند."
    ),
    "th": (
        "ผู้อำนวยการท่าเรือปิดประภาคารเก่าเมื่อวันอังคารหลังจากการสำรวจพบรอยร้าวในหอคอย ชาวประมงรวมตัวกันที่ท่าเรือ"
    ),
    "tr": (
        "Belediye, kulede çatlaklar bulunduğunu gösteren raporun ardından eski deniz "
        "fenerini salı günü kapattı. Şimdi ışık yok, balıkçılar rıhtımda toplandı."
    ),
    "de": (
        "Der Landkreis schließt den Leuchtturm – die Fischer sind „empört“ über die Größe "
        "des Schadens, 5 € für die Straße. Für übermorgen wird Ärger erwartet."
    ),
    "fr": (
        "Le conseil a fermé le vieux phare après qu’une expertise a révélé des fissures à "
        "l’été dernier. Les pêcheurs se sont réunis sur le quai, où la lumière s’était "
        "éteinte."
    ),
    "es": (
        "El capitán cerró el viejo faro después de que una inspección encontrara grietas en "
        "la torre. «No sabíamos nada», señaló una pescadora de la región."
    ),
    "pt": (
        "A administração fechou o velho farol na terça-feira, após uma inspeção ter "
        "encontrado fissuras na torre. Os pescadores não sabiam de nada, já era tarde."
    ),
    "it": (
        "Il comandante ha chiuso il vecchio faro martedì perché una perizia ha trovato crepe "
        "nella torre. La città è sorpresa, però nessuno protesterà più."
    ),
    "sv": (
        "Hamnkaptenen stängde den gamla fyren på tisdagen efter att en undersökning hittat "
        "sprickor i tornet. Fiskarna säger att de inte visste något om det här."
    ),
    "da": (
        "Havnefogeden lukkede det gamle fyrtårn tirsdag, efter at en undersøgelse fandt "
        "revner i tårnet. Fiskerne på øen siger, at de ikke vidste noget før i går."
    ),
    "fi": (
        "Satamapäällikkö sulki vanhan majakan tiistaina, kun tutkimuksessa löytyi halkeamia "
        "tornista. Kalastajat kerääntyivät laiturille, eivätkä he tienneet mitään."
    ),
    "is": (
        "Hafnarstjórinn lokaði gamla vitanum á þriðjudag eftir að rannsókn leiddi í ljós "
        "sprungur í turninum. Sjómenn söfnuðust saman á bryggjunni og sögðust ekkert hafa "
        "vitað."
    ),
    "nl": (
        "De havenmeester sloot de oude vuurtoren – “niemand wist iets”, zei één visser – "
        "omdat er scheuren in de toren zitten. Zoë en de coöperatie vragen € 5."
    ),
    "cs": (
        "Starosta zavřel starý maják poté, co průzkum zjistil trhliny ve věži. Rybáři "
        "říkají, že nevěděli nic. Žádné světlo už nesvítí a loďě čekají."
    ),
    "sk": (
        "Starosta zatvoril starý maják po tom, čo prieskum zistil trhliny vo veži. Rybári "
        "hovoria, že nevedeli nič. Žiadne svetlo už nesvieti a ľudia čakajú."
    ),
    "pl": (
        "Kapitan portu zamknął starą latarnię we wtorek, gdy badanie wykazało pęknięcia w "
        "wieży. Rybacy zebrali się na nabrzeżu, żeby zaprotestować. Światło już zgasło."
    ),
    "hu": (
        "A kikötőparancsnok kedden bezárta a régi világítótornyot, miután egy felmérés "
        "repedéseket talált a toronyban. A halászok összegyűltek, hogy tiltakozzanak. Erről "
        "előbb nem szóltak."
    ),
    "ro": (
        "Căpitanul portului a închis farul vechi marţi, după ce o anchetă a găsit fisuri în "
        "turn. Pescarii s-au strâns pe chei şi spun că nu au ştiut nimic. Aşa ceva nu s-a "
        "mai văzut în ţară."
    ),
    "hr": (
        "Kapetan luke zatvorio je stari svjetionik u utorak nakon što je istraživanje "
        "pronašlo pukotine u tornju. Ribari su se okupili i kažu da ništa nisu znali. Čekaju "
        "rješenje, više neće šutjeti."
    ),
    "sl": (
        "Kapitan pristanišča je v torek zaprl stari svetilnik, ker je raziskava v stolpu "
        "našla razpoke. Ribiči so se zbrali na nabrežju in pravijo, da niso vedeli ničesar. "
        "Čakajo na rešitev."
    ),
    "lt": (
        "Uosto kapitonas antradienį uždarė senąjį švyturį, nes tyrimas rado įtrūkimų bokšte. "
        "Žvejai susirinko krantinėje ir sako, kad nieko nežinojo. Šviesa užgeso, čia tamsu."
    ),
    "lv": (
        "Ostas kapteinis otrdien slēdza veco bāku, jo pētījumā tornī atrada plaisas. "
        "Zvejnieki sapulcējās krastmalā un saka, ka neko nezināja. Gaisma nodzisa, šeit ir "
        "tumšs."
    ),
    "et": (
        "Sadamakapten sulges teisipäeval vana tuletorni, sest uuring leidis tornist "
        "pragusid. Kalurid kogunesid kaile ja ütlevad, et nad ei teadnud midagi. Nüüd on "
        "õhtul pime, öösel üksi."
    ),
    "ja": (
        "東京の港で古い灯台が閉鎖された。漁師たちは抗議した。市は安全のためだと説明してい"
        "る。修理には二百万円かかるという。"
    ),
    "zh": (
        "星期二，市政府在一份报告发现塔身有裂缝之后关闭了古老的灯塔。渔民们表示，没有人通"
        "知他们这件事。"
    ),
    "zh-tw": (
        "星期二，市政府在一份報告發現塔身有裂縫之後關閉了古老的燈塔。漁民們表示，沒有人通"
        "知他們這件事。"
    ),
    "ko": (
        "시의회는 화요일 보고서에서 탑에 균열이 발견된 후 오래된 등대를 폐쇄했다. "
        "어부들은 부두에 모여 아무것도 몰랐다고 말했다."
    ),
}
"""Some sentences in each language, all of them about an old lighthouse."""

PAIRS = (
    ("ru", "cp1251 koi8-r cp866 iso8859-5"),
    ("uk", "cp1251 koi8-u"),
    ("bg", "cp1251"),
    ("el", "cp1253 iso8859-7"),
    ("he", "cp1255"),
    ("ar", "cp1256"),
    ("fa", "cp1256"),
    ("th", "cp874"),
    ("tr", "cp1254"),
    ("de", "cp1252 mac-roman iso8859-15"),
    ("fr", "cp1252 mac-roman"),
    ("es", "cp1252 mac-roman"),
    ("pt", "cp1252"),
    ("it", "cp1252"),
    ("sv", "cp1252"),
    ("da", "cp1252"),
    ("fi", "cp1252"),
    ("is", "cp1252"),
    ("nl", "cp1252"),
    ("cs", "cp1250 iso8859-2"),
    ("sk", "cp1250"),
    ("pl", "cp1250 iso8859-2"),
    ("hu", "cp1250 iso8859-2"),
    ("ro", "cp1250 iso8859-2"),
    ("hr", "cp1250"),
    ("sl", "cp1250 iso8859-2"),
    ("lt", "cp1257"),
    ("lv", "cp1257"),
    ("et", "cp1257"),
    ("ja", "cp932 euc-jp iso-2022-jp"),
    ("zh", "gb18030"),
    ("zh-tw", "big5"),
    ("ko", "cp949"),
)
CASES = [
    pytest.param(language, codec, id=f"{language} in {codec}")
    for language, codecs in PAIRS
    for codec in codecs.split()
]
"""Languages and the encodings that pages in them came in."""

MENU = "".join(
    f'<li class="item item-{n}"><a href="/section/{n}">Section {n}</a></li>' for n in range(60)
)
SCRIPTS = "<script>var a = function () { return 'x' };</script>" * 30


def text_in(language: str, codec: str) -> str:
    """Return the sentences of *language* as far as *codec* has their letters."""
    return TEXTS[language].encode(codec, "ignore").decode(codec)


def page_of(text: str, declared: str = "", language: str = "") -> str:
    """Return a page of which *text* is the smaller part, as it is of most pages."""
    meta = f'<meta charset="{declared}">' if declared else ""
    html = f'<html lang="{language}">' if language else "<html>"
    head = f"<head>{meta}{SCRIPTS}<title>t</title></head>"
    body = f"<nav><ul>{MENU}</ul></nav><article><p>{text}</p><p>{text}</p><p>{text}</p></article>"
    return f"<!DOCTYPE html>{html}{head}<body>{body}</body></html>"


@pytest.mark.parametrize(("language", "codec"), CASES)
def test_a_text_of_two_sentences_needs_no_claim(language: str, codec: str) -> None:
    text = text_in(language, codec)
    assert decode(text.encode(codec))[0] == text


@pytest.mark.parametrize(("language", "codec"), CASES)
def test_a_page_that_is_mostly_menu_and_scripts_needs_no_claim(language: str, codec: str) -> None:
    page = page_of(text_in(language, codec))
    assert decode(page.encode(codec))[0] == page


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1251", "gb2312", "shift_jis"])
@pytest.mark.parametrize(("language", "codec"), CASES)
def test_a_page_that_names_a_wrong_encoding_is_read_in_its_own(
    language: str, codec: str, declared: str
) -> None:
    page = page_of(text_in(language, codec), declared)
    assert decode(page.encode(codec))[0] == page
    assert decode(page.encode(codec), "utf-8")[0] == page


@pytest.mark.parametrize(("language", "codec"), CASES)
def test_a_claim_that_is_true_is_believed(language: str, codec: str) -> None:
    text = text_in(language, codec)
    assert decode(text.encode(codec), codec)[0] == text
    first = text[:25]
    assert decode(first.encode(codec), codec)[0] == first


@pytest.mark.parametrize(("language", "codec"), CASES)
def test_a_page_in_a_template_of_another_language_is_read_in_its_own(
    language: str, codec: str
) -> None:
    page = page_of(text_in(language, codec), language="en")
    assert decode(page.encode(codec))[0] == page


@pytest.mark.parametrize("language", TEXTS)
def test_utf8_with_broken_places_stays_utf8(language: str) -> None:
    data = TEXTS[language].encode()
    for claim in ("", "utf-8", "iso-8859-1"):
        for broken in (b"\xff", b"\xe9 ", b"\xc3"):
            text, codec = decode(data + broken + b" " + data, claim)
            assert codec == "utf-8"
            assert text.replace("\ufffd", "").replace(" ", "") == (TEXTS[language] * 2).replace(
                " ", ""
            )


@pytest.mark.parametrize(
    ("language", "codec", "words"),
    [
        ("tr", "cp1254", "Kapalı yol"),
        ("cs", "cp1250", "Zavřel ho"),
        ("pl", "cp1250", "Zamknął"),
        ("is", "cp1252", "Staðið"),
        ("sk", "cp1250", "starý maják"),
        ("el", "cp1253", "ΕΛΛΑΔΑ ΝΕΑ"),
        ("ru", "koi8-r", "НОВОСТИ"),
    ],
)
def test_the_language_of_a_page_decides_where_few_letters_do_not(
    language: str, codec: str, words: str
) -> None:
    page = f'<html lang="{language}-XX"><body>{words}'
    assert decode(page.encode(codec))[0] == page


@pytest.mark.parametrize(
    ("codec", "claim", "text"),
    [
        ("cp1252", "iso-8859-1", "D’Gemeng huet den ale Liichttuerm zougemaach, Rëss am Tuerm. "),
        ("cp1252", "windows-1252", "Ne oa den ebet war ar c’hae, ar miz-mañ, an ti-kêr. "),
        ("cp949", "euc-kr", "金大統領은 火曜日 燈臺를 閉鎖했다. 漁夫들은 埠頭에 모였다. "),
        ("gb18030", "gb2312", "Россия и Китай подписали договор о маяке во вторник. "),
        ("big5hkscs", "big5", "呢個係香港嘅報道，佢哋話唔知發生咩事，嗰度已經關咗門。"),
        ("iso8859-3", "iso-8859-3", "La ĉefurbo fermis la lumturon ĵaŭde, sen ĝojo. "),
    ],
)
@pytest.mark.parametrize("times", [1, 30])
def test_a_true_claim_holds_for_a_language_that_is_not_known(
    codec: str, claim: str, text: str, times: int
) -> None:
    assert decode((text * times).encode(codec), claim)[0] == text * times


@pytest.mark.parametrize(
    "words", ["café", "It’s", "© 2020", "5 °C", "naïve Citroën", "“Quoted” — and dashed"]
)
def test_a_letter_or_two_are_read_as_most_pages_mean_them(words: str) -> None:
    assert decode(words.encode("cp1252"))[0] == words


@pytest.mark.parametrize(
    ("codec", "words"),
    [("cp1250", "že už veži"), ("cp1250", "nabrzeżu"), ("cp1251", "фар на"), ("cp1256", "روز را")],
)
def test_an_old_encoding_is_not_meant_where_a_usual_one_has_the_words(
    codec: str, words: str
) -> None:
    assert decode(words.encode(codec))[0] == words


def test_a_long_script_does_not_hide_the_words() -> None:
    minified = "var§a=1;" * 10_000
    page = f"<script>{minified}</script><p>{TEXTS['tr']}</p>"
    assert decode(page.encode("cp1254"))[0] == page


def test_words_in_capitals_are_known_as_well() -> None:
    for codec in ("cp1251", "koi8-r", "iso8859-5"):
        text = "РОССИЯ И МИР: НОВОСТИ, КОММЕНТАРИИ"
        assert decode(text.encode(codec))[0] == text
    text = "İSTANBUL ŞEHİR HABERLERİ, ÇOK YAĞIŞLI"
    assert decode(text.encode("cp1254"))[0] == text


def test_escapes_of_japanese_mail_need_no_claim() -> None:
    text = "件名 " + TEXTS["ja"] + " ABC"
    assert decode(text.encode("iso-2022-jp")) == (text, "iso-2022-jp")
    assert decode("ﾃﾚﾋﾞ".encode("iso2022_jp_ext") + text.encode("iso-2022-jp"))[0] == "ﾃﾚﾋﾞ" + text
    assert decode(b"\x1b$B unfinished") == ("\x1b$B unfinished", "utf-8")


@pytest.mark.parametrize(
    "piece",
    [
        b"<p>",
        b"<script>",
        b"<!--",
        b"<a ",
        b"<",
        b"x",
        b"\xe4",
        "<p>Größe für</p>".encode("cp1252"),
    ],
    ids=repr,
)
def test_the_cost_grows_with_the_page(piece: bytes) -> None:
    def took(size: int) -> float:
        data = piece * (size // len(piece)) + b"\xe4"
        began = time.process_time()
        decode(data)
        return time.process_time() - began

    took(1_000)
    assert min(took(4_000_000) for _ in range(2)) < 40 * max(took(400_000), 0.01)
