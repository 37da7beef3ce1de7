# ruff: noqa: RUF001 - letters of many scripts
"""The language is said when it is sure, and not otherwise."""

import pytest

from sourcebook.clean.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It was not that the river had gone but that the people of the town had left it.", "en"),
        ("Der Fluss war nicht weg, und die Leute in der Stadt haben es auch nicht gewusst.", "de"),
        ("Le fleuve est revenu dans la ville et les gens ne sont pas venus pour le voir.", "fr"),
        ("Nehir şehre geri döndü ve bir daha gitmedi, ama bu kadar çok su için yer yok.", "tr"),
        ("Yağmurlar yazın ağır yağdı; ağaçlar kırıldı, kayıklar kıyıya çekildi.", "tr"),
        ("El río volvió a la ciudad y la gente no se fue, porque no lo había visto en años.", "es"),
        ("Река вернулась в город.", "ru"),
        ("Річка повернулася в місто, і її всі бачили.", "uk"),
        ("عاد النهر إلى المدينة.", "ar"),
        ("رودخانه به شهر برگشت و چشمه‌ها پر شدند، گفتند که می‌آید.", "fa"),
        ("河流回到城市。", "zh"),
        ("川が街に戻ってきた。", "ja"),
        ("강이 도시로 돌아왔다.", "ko"),
        ("Ο ποταμός γύρισε.", "el"),
    ],
)
def test_a_language_is_known(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        *("", "12 34", "Ufer", "The End", "Das Ende", "xyzzy plugh foo bar baz quux"),
        "Yağışlar ağır oldu, qayıqlar sahilə çəkildi, ağaclar qırıldı, yollar bağlandı.",
    ],
)
def test_without_proof_there_is_no_language(text: str) -> None:
    assert guess_language(text) == ""
