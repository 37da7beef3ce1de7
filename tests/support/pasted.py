# ruff: noqa: E501, RUF001 - texts as people write them, long lines and all
"""What each of the articles in `pastes` is, in the lines of `pages.told`."""

from typing import Final

from support import pastes

WANTED: Final = {
    pastes.GERMAN: """\
title: Der Fluss kehrt zurück
byline: Anna Berger
published: 2021-03-03
language: de
paragraph: Seit zwei Jahren fließt die Wesenitz wieder durch das alte Bett. Kaum jemand hatte daran geglaubt.
heading: Ein langer Streit
paragraph: Die Bauern fürchteten um ihre Wiesen, die Stadt um ihre Keller. Am Ende entschied das Gericht.
list_item: 1. Die Deiche werden verlegt.
list_item: 2. Die Mühle bleibt stehen.
caption: Foto: Karl Neumann
cut, opening, at 0: Von Anna Berger
cut, opening, at 0: 3. März 2021
cut, appeal, at 282: Unterstützen Sie unsere Arbeit / Mit Ihrer Spende sichern Sie unabhängigen Journalismus.
cut, share, at 282: Diesen Artikel teilen
""",
    pastes.GERMAN_REPORT: """\
title: Das letzte Licht von Sankt Peter
subtitle: Wie eine kleine Gemeinde an der Küste nach neun Jahren ihren Leuchtturm zurückbekam.
byline: Jonas Reuter, Mila Petrović
published: 2022-09-14
language: de
caption: Bild: Ute Hansen
paragraph: Als das Licht am Dienstag um 19.42 Uhr anging, klatschte zunächst niemand. „Wir haben es einfach nicht geglaubt“, sagt Bürgermeisterin Inge Thoms.
paragraph: Neun Jahre lang war der Turm dunkel. Das Amt hatte ihn 2013 abgeschaltet, weil Schiffe heute mit Satelliten fahren.
heading: Was der Umbau kostet
paragraph: Drei Posten machen den größten Teil aus:
list_item: • die neue Linse aus Dänemark
list_item: • das Treppenhaus, das seit 1911 niemand gestrichen hat
list_item: • der Weg durch die Dünen
paragraph: Zusammen sind das 640.000 Euro. Die Hälfte zahlt das Land.
heading: „Ein Turm ist kein Denkmal“
paragraph: Ob er je wieder gebraucht wird? Thoms zuckt mit den Schultern. Im Sommer dürfen Gäste hinauf, im Winter nur die Möwen.
cut, opening, at 0: Von Jonas Reuter und Mila Petrović
cut, opening, at 0: Veröffentlicht am 14. September 2022 um 06:30 Uhr
cut, navigation, at 653: Lesen Sie auch: Die Fähre fährt wieder
cut, comments, at 653: Kommentare (12)
""",
    pastes.FRENCH: """\
title: Le pain revient au village
byline: Claire Dubois
published: 2019-05-12
language: fr
paragraph: « On ne croyait plus à ce four », dit Marcel. Il a pourtant rallumé le feu un matin d’avril.
heading: Une recette oubliée
paragraph: — Tu te souviens ? demande-t-il.
paragraph: — De quoi ?
paragraph: — Du pain de seigle, répond Marcel en souriant.
paragraph: La commune a payé la moitié des travaux.
cut, opening, at 0: Par Claire Dubois
cut, opening, at 0: 12 mai 2019
cut, appeal, at 246: Soutenez-nous / Faites un don pour une presse indépendante.
""",
    pastes.FRENCH_REPORT: """\
title: À Montreval, la bibliothèque prête aussi des outils
byline: Hélène Marchand
published: 2023-02-03
language: fr
caption: Crédit photo : Luc Perrin
paragraph: Depuis janvier, on n’emprunte plus seulement des romans à la bibliothèque de Montreval : on y trouve une scie, deux échelles et un four à pain.
paragraph: L’idée vient d’une lectrice de 82 ans. « J’avais besoin d’une perceuse pour un seul trou », raconte-t-elle.
heading: Comment ça marche ?
list_item: 1. On s’inscrit à l’accueil.
list_item: 2. On réserve l’outil pour trois jours.
list_item: 3. On le rend propre.
heading: Des pannes, mais peu de vols
paragraph: En un an, un seul marteau n’est pas revenu. Le maire, lui, parle d’un « petit miracle ».
cut, opening, at 0: Par Hélène Marchand
cut, opening, at 0: Publié le 3 février 2023 à 18h05
cut, navigation, at 497: Lire aussi : Le pain revient au village / Tous droits réservés
""",
    pastes.TURKISH: """\
title: Kıyıda bir okul
byline: Elif Şahin
language: tr
paragraph: Köyün okulu on yıl önce kapandı. Geçen yıl yeniden açıldı ve şimdi on iki öğrencisi var.
heading: Öğretmen geliyor
paragraph: Öğretmen her sabah tekneyle geliyor. Deniz sertse ders öğleden sonra başlıyor.
cut, opening, at 0: Yazan: Elif Şahin
cut, comments, at 184: Yorumlar kapalı
""",
    pastes.TURKISH_REPORT: """\
title: Son değirmenci taşları yeniden döndürdü
byline: Deniz Aksoy
published: 2021-11-21
language: tr
caption: Fotoğraf: Cem Yıldız
paragraph: Yukarıköy’deki su değirmeni kırk yıl sonra ilk kez çalıştı. Köylüler sabahın erken saatlerinde dere kenarında toplandı.
paragraph: Değirmenci Halil Usta 79 yaşında. “Taşın sesini unutmamışım” diyor.
heading: Neden şimdi?
paragraph: Un fiyatları bir yılda iki katına çıktı. Kooperatif bu yüzden eski değirmeni onarmaya karar verdi.
list_item: • Taşlar Kapadokya’dan geldi.
list_item: • Çarkı köyün marangozu yaptı.
list_item: • Parayı gurbetçiler topladı.
paragraph: İlk çuval okula verildi. İkincisi henüz dolmadı.
cut, opening, at 0: Haber: Deniz Aksoy
cut, opening, at 0: 21 Kasım 2021
cut, share, at 454: Bu haberi paylaş / Tüm hakları saklıdır.
""",
    pastes.ARABIC: """\
title: عودة النهر إلى المدينة
byline: سامي حداد
language: ar
paragraph: عاد النهر إلى مجراه القديم بعد عشر سنوات من الجفاف. فرح الناس كثيرا بذلك.
heading: بداية جديدة
paragraph: زرع الأطفال الأشجار على الضفتين. وفي المساء جلس الجميع قرب الماء.
cut, opening, at 0: بقلم: سامي حداد
cut, comments, at 151: التعليقات مغلقة
""",
    pastes.ARABIC_REPORT: """\
title: مكتبة صغيرة في آخر الجبل
byline: ليلى منصور
published: 2022-03-12
language: ar
caption: تصوير: عمر ناصر
paragraph: في قرية لا يصلها الباص إلا مرتين في الأسبوع، فتحت معلمة متقاعدة بيتها للكتب. يأتي الأطفال بعد المدرسة ويجلسون على السجاد.
paragraph: تقول المعلمة إن أول كتاب جاءها من تلميذ قديم. بعد سنة صار عندها ألف كتاب.
heading: كيف بدأت الحكاية؟
paragraph: كانت البداية رفا واحدا في المطبخ. ثم ضاق المطبخ، فانتقلت الكتب إلى غرفة الضيوف.
heading: ماذا يقرأ الأطفال
list_item: 1. قصص الحيوانات.
list_item: 2. كتب النجوم والبحر.
list_item: 3. الشعر القديم.
cut, opening, at 0: كتبت: ليلى منصور
cut, opening, at 0: نشر في 12 مارس 2022
cut, navigation, at 375: اقرأ أيضا: عودة النهر إلى المدينة / شارك المقال
""",
    pastes.CHINESE: """\
title: 河流回到城市
byline: 王小明
published: 2020-05-03
language: zh
paragraph: 十年之后，河水重新流过老城。人们站在桥上看了很久。
heading: 新的开始
paragraph: 孩子们在岸边种了树。晚上大家坐在水边聊天。
cut, opening, at 0: 作者：王小明
cut, opening, at 0: 2020年5月3日
cut, comments, at 52: 评论已关闭
""",
    pastes.CHINESE_REPORT: """\
title: 山顶上的小邮局
byline: 李文静
published: 2021-11-08
language: zh
caption: 图片来源：赵明
paragraph: 这个邮局只有一间屋子，一张桌子，一个人。每天早上七点，老周把门打开，等第一班缆车上来。
heading: 一、历史
paragraph: 邮局建于一九六二年，那时候山上还没有路。信件由骡子驮上来，一趟要走两天，遇到下雨就要等到天晴以后才能出发，有时候一封信要在山脚下等上整整半个月。
heading: 二、每天的工作
paragraph: 老周每天要盖三百多个邮戳。 / “大家来这里，是为了把山顶的日子寄给自己。”他说。
heading: （三）以后怎么办
paragraph: 明年他就要退休了。村里还没有人愿意接这个班。
cut, opening, at 0: 记者：李文静
cut, opening, at 0: 发布时间：2021年11月8日
cut, editors, at 209: 责任编辑：李四 / 评论已关闭
""",
}
"""Pasted text → the whole of what is made of it."""
