# ruff: noqa: RUF001 - words of other scripts are what is written here
"""Texts written by a machine with few words, so that their sentences resemble each other."""

import random
from typing import Final


def words_in(line: str) -> list[str]:
    """Cut at white space."""
    return line.split()


WHO = words_in("""
minister doctor judge fisherman teacher lawyer mayor witness correspondent harbour-master
engineer villager owner pilot baker clerk archivist soldier neighbour grocer nurse farmer
smuggler printer diver surveyor translator widow pensioner cook student bishop tailor
gardener
""")
WHAT = words_in("""
ledger bridge fuel arrangement quarry grain report wage letter defence lorry contract well
inquiry map telegram orchard fence invoice timetable promise rumour vault ferry permit
photograph sack warehouse levy pump tunnel harvest passport receipt diary shipment sluice
chapel boat
""")
HOW = words_in("""
missing second quiet old northern first unsigned flooded official hidden broken borrowed
expensive public forgotten burnt annual foreign sealed narrow useless promised last wooden
private early stolen empty rusty faithful bitter common secret weekly rural modern
""")
DID = words_in("""
denied warned confirmed requested discussed described photographed measured hid sold
repaired questioned returned bought translated copied lost counted buried praised feared
signed carried painted opened refused traded followed remembered blamed weighed inspected
""")
WHEN = words_in("""
yesterday twice again later quietly slowly nightly there here together alone abroad
afterwards reluctantly openly officially always seldom never
""")
NAMES = words_in("""
Adela Bruno Cevdet Dilan Edda Farid Gül Håkon Ilse Jîn Karim Łucja Mehmet Nora Öykü Piet
Rojda Søren Tomás Ulla Vera Walid Xenia Yara Zoë
""")
SMALL = words_in("""
the a the his her their that one every some the this no its
""")
LINKS = words_in("""
of in from with near without before against under about for behind to
""")
ENDS = [".", ".", ".", ".", "?", ", he said.", ", or so they wrote.", ", “as ever”."]


OTHERS: Final = {
    "German": words_in("""
        der die das ein kein Minister Brücke Fähre Schiff Hafen Zeuge Bericht Löhne Müller straße
        verkaufte prüfte zählte öffnete verlor später niemals gegen über während wegen
        Überschwemmung größte früher alte geheime offizielle Wächter Fischer Öl Ärztin hörte
        """),
    "French": words_in("""
        le la les un une l’homme d’abord qu’elle ministre pont bateau témoin rapport médecin
        pêcheur évêque refusa ouvrit vendit compta écrivit jamais après avant contre près sans
        ancienne première cachée août côte où l’île s’arrêta hiver château
        """),
    "Turkish": words_in("""
        bir bu şu her köprü gemi liman tanık rapor doktor balıkçı Şengal’ın İstanbul’da ışık ığdır
        yazdı sattı saydı açtı kaybetti önce sonra karşı üzerine yakın eski ilk gizli resmî büyük
        çiçek gül İzmir ısrarla değil güzel öğretmen
        """),
    "Russian": words_in("""
        и в не на министр мост паром корабль порт свидетель доклад врач рыбак отрицал продал
        считал открыл потерял позже никогда против около без старый первый тайный большой ёлка
        весной письмо город река земля учитель объявил
        """),
    "Arabic": words_in("""
        في من على الوزير الجسر السفينة الميناء الشاهد التقرير الطبيب الصيّاد نفى باع عدّ فتح
        فقد لاحقًا أبدًا ضد قرب بدون القديم الأول السري الكبير الرسالة المدينة النهر الأرض
        المعلم أعلن كتاب مدرسة بيت
        """),
    "Greek": words_in("""
        ο η το ένα υπουργός γέφυρα πλοίο λιμάνι μάρτυρας έκθεση γιατρός ψαράς πούλησε μέτρησε
        άνοιξε έχασε αργότερα ποτέ εναντίον κοντά χωρίς παλιός πρώτος κρυφός μεγάλος γράμμα πόλη
        ποτάμι δάσκαλος σιωπή
        """),
    "Hindi": words_in("""
        और में नहीं पर मंत्री पुल नाव जहाज़ बंदरगाह गवाह रिपोर्ट डॉक्टर मछुआरा बेचा गिना खोला
        खोया बाद कभी विरुद्ध पास बिना पुराना पहला गुप्त बड़ा चिट्ठी शहर नदी ज़मीन शिक्षक घोषणा
        """),
}
"""Words of languages that are written with other letters, other marks, other apostrophes."""

HAN: Final = (
    "民主力量控制城市大桥船港口证人报告医生渔夫否认卖数开失后不反近"
    "无旧第一秘密信河土地老师宣布的了在是有"
)
"""Signs of a script without spaces."""


def written(rng: random.Random, sentences: int = 150) -> str:
    """Write about 2,000 words in paragraphs."""
    text = "".join(
        sentence(rng) + ("\n" if number % 5 == 4 else " ") for number in range(sentences)
    )
    return text.strip()


def thing(rng: random.Random, nouns: list[str]) -> str:
    return f"{rng.choice(SMALL)} {rng.choice(HOW)} {rng.choice(nouns)}"


def sentence(rng: random.Random) -> str:
    parts = [rng.choice((thing(rng, WHO), rng.choice(NAMES))), rng.choice(DID), thing(rng, WHAT)]
    for _ in range(rng.randrange(3)):
        parts += [
            rng.choice(LINKS),
            rng.choice((thing(rng, WHAT), thing(rng, WHO), rng.choice(NAMES))),
        ]
    if rng.random() < 0.5:
        parts.insert(rng.randrange(len(parts)), rng.choice(WHEN))
    if rng.random() < 0.2:
        parts.append(f"in {rng.randint(1890, 2024)}")
    one = " ".join(parts) + rng.choice(ENDS)
    return one[0].upper() + one[1:]


def foreign(language: str, rng: random.Random, sentences: int = 150) -> str:
    """Write about as much in the words of a language of `OTHERS`; no grammar is kept.

    As in real texts some words stand everywhere, and others, here compounds, hardly twice.
    """
    known = OTHERS[language]
    compounds = [one + other for one in known for other in known if len(one + other) > 7]
    made = []
    for number in range(sentences):
        chosen = [rng.choice(rng.choice((known, compounds))) for _ in range(rng.randint(6, 18))]
        stop = {"Hindi": "।", "Arabic": "."}.get(language, rng.choice(".?!"))
        made.append(" ".join(chosen) + stop + ("\n" if number % 5 == 4 else " "))
    return "".join(made).strip()


def unspaced(rng: random.Random, sentences: int = 120) -> str:
    """Write signs without spaces, with full stops and commas between them."""
    made = []
    for number in range(sentences):
        chosen = [rng.choice(HAN) for _ in range(rng.randint(8, 24))]
        chosen.insert(len(chosen) // 2, "，")
        made.append("".join(chosen) + "。" + ("\n" if number % 5 == 4 else ""))
    return "".join(made).strip()
