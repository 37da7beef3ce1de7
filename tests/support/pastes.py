# ruff: noqa: E501, RUF001 - texts as people write them, long lines and all
"""Articles of many kinds as people paste them; all were written for these tests."""

GERMAN = """Der Fluss kehrt zurück
Von Anna Berger
3. März 2021

Seit zwei Jahren fließt die Wesenitz wieder durch das alte Bett. Kaum jemand hatte daran geglaubt.

Ein langer Streit

Die Bauern fürchteten um ihre Wiesen, die Stadt um ihre Keller. Am Ende entschied das Gericht.

1. Die Deiche werden verlegt.
2. Die Mühle bleibt stehen.

Foto: Karl Neumann

Unterstützen Sie unsere Arbeit

Mit Ihrer Spende sichern Sie unabhängigen Journalismus.

Diesen Artikel teilen
"""

FRENCH = """Le pain revient au village

Par Claire Dubois
12 mai 2019

« On ne croyait plus à ce four », dit Marcel. Il a pourtant rallumé le feu un matin d’avril.

Une recette oubliée

— Tu te souviens ? demande-t-il.

— De quoi ?

— Du pain de seigle, répond Marcel en souriant.

La commune a payé la moitié des travaux.

Soutenez-nous
Faites un don pour une presse indépendante.
"""

TURKISH = """Kıyıda bir okul
Yazan: Elif Şahin

Köyün okulu on yıl önce kapandı. Geçen yıl yeniden açıldı ve şimdi on iki öğrencisi var.

Öğretmen geliyor

Öğretmen her sabah tekneyle geliyor. Deniz sertse ders öğleden sonra başlıyor.

Yorumlar kapalı
"""

ARABIC = """عودة النهر إلى المدينة

بقلم: سامي حداد

عاد النهر إلى مجراه القديم بعد عشر سنوات من الجفاف. فرح الناس كثيرا بذلك.

بداية جديدة

زرع الأطفال الأشجار على الضفتين. وفي المساء جلس الجميع قرب الماء.

التعليقات مغلقة
"""

CHINESE = """河流回到城市

作者：王小明
2020年5月3日

十年之后，河水重新流过老城。人们站在桥上看了很久。

新的开始

孩子们在岸边种了树。晚上大家坐在水边聊天。

评论已关闭
"""

GERMAN_REPORT = """Das letzte Licht von Sankt Peter
Wie eine kleine Gemeinde an der Küste nach neun Jahren ihren Leuchtturm zurückbekam.

Von Jonas Reuter und Mila Petrović
Veröffentlicht am 14. September 2022 um 06:30 Uhr

Bild: Ute Hansen

Als das Licht am Dienstag um 19.42 Uhr anging, klatschte zunächst niemand. „Wir haben es einfach nicht geglaubt“, sagt Bürgermeisterin Inge Thoms.

Neun Jahre lang war der Turm dunkel. Das Amt hatte ihn 2013 abgeschaltet, weil Schiffe heute mit Satelliten fahren.

Was der Umbau kostet

Drei Posten machen den größten Teil aus:

• die neue Linse aus Dänemark
• das Treppenhaus, das seit 1911 niemand gestrichen hat
• der Weg durch die Dünen

Zusammen sind das 640.000 Euro. Die Hälfte zahlt das Land.

„Ein Turm ist kein Denkmal“

Ob er je wieder gebraucht wird? Thoms zuckt mit den Schultern. Im Sommer dürfen Gäste hinauf, im Winter nur die Möwen.

Lesen Sie auch: Die Fähre fährt wieder

Kommentare (12)
"""

FRENCH_REPORT = """À Montreval, la bibliothèque prête aussi des outils
Par Hélène Marchand
Publié le 3 février 2023 à 18h05

Crédit photo : Luc Perrin

Depuis janvier, on n’emprunte plus seulement des romans à la bibliothèque de Montreval : on y trouve une scie, deux échelles et un four à pain.

L’idée vient d’une lectrice de 82 ans. « J’avais besoin d’une perceuse pour un seul trou », raconte-t-elle.

Comment ça marche ?

1. On s’inscrit à l’accueil.
2. On réserve l’outil pour trois jours.
3. On le rend propre.

Des pannes, mais peu de vols

En un an, un seul marteau n’est pas revenu. Le maire, lui, parle d’un « petit miracle ».

Lire aussi : Le pain revient au village
Tous droits réservés
"""

TURKISH_REPORT = """Son değirmenci taşları yeniden döndürdü

Haber: Deniz Aksoy
21 Kasım 2021

Fotoğraf: Cem Yıldız

Yukarıköy’deki su değirmeni kırk yıl sonra ilk kez çalıştı. Köylüler sabahın erken saatlerinde dere kenarında toplandı.

Değirmenci Halil Usta 79 yaşında. “Taşın sesini unutmamışım” diyor.

Neden şimdi?

Un fiyatları bir yılda iki katına çıktı. Kooperatif bu yüzden eski değirmeni onarmaya karar verdi.

- Taşlar Kapadokya’dan geldi.
- Çarkı köyün marangozu yaptı.
- Parayı gurbetçiler topladı.

İlk çuval okula verildi. İkincisi henüz dolmadı.

Bu haberi paylaş
Tüm hakları saklıdır.
"""

ARABIC_REPORT = """مكتبة صغيرة في آخر الجبل

كتبت: ليلى منصور
نشر في 12 مارس 2022

تصوير: عمر ناصر

في قرية لا يصلها الباص إلا مرتين في الأسبوع، فتحت معلمة متقاعدة بيتها للكتب. يأتي الأطفال بعد المدرسة ويجلسون على السجاد.

تقول المعلمة إن أول كتاب جاءها من تلميذ قديم. بعد سنة صار عندها ألف كتاب.

كيف بدأت الحكاية؟

كانت البداية رفا واحدا في المطبخ. ثم ضاق المطبخ، فانتقلت الكتب إلى غرفة الضيوف.

ماذا يقرأ الأطفال

1. قصص الحيوانات.
2. كتب النجوم والبحر.
3. الشعر القديم.

اقرأ أيضا: عودة النهر إلى المدينة
شارك المقال
"""

CHINESE_REPORT = """山顶上的小邮局

记者：李文静
发布时间：2021年11月8日

图片来源：赵明

这个邮局只有一间屋子，一张桌子，一个人。每天早上七点，老周把门打开，等第一班缆车上来。

一、历史
邮局建于一九六二年，那时候山上还没有路。信件由骡子驮上来，一趟要走两天，遇到下雨就要等到天晴以后才能出发，有时候一封信要在山脚下等上整整半个月。

二、每天的工作
老周每天要盖三百多个邮戳。
“大家来这里，是为了把山顶的日子寄给自己。”他说。

（三）以后怎么办
明年他就要退休了。村里还没有人愿意接这个班。

责任编辑：李四
评论已关闭
"""

POEM = """The Lamp

The lamp is lit, the door is wide,
The moths come in from every side,
And no one asks them why.

They circle once, they circle twice,
They do not heed the best advice
And none of them knows why.
"""

MESSAGE = """From: Ruth Adler <ruth@example.org>
To: Peter
Date: Mon, 4 May 2020 10:00:00 +0200
Subject: The archive opens on Monday

Dear Peter,

the archive opens on Monday, see https://example.org/archive (ground floor).

> Will it be open in summer?
>> I asked you this before.
> Please tell me.

Yes, it will.

Ruth
"""

WRAPPED = """A Walk Along the Wall

The wall was built in three winters by people who had nothing else to
do, and it shows: every stone is fitted to its neighbour with a self-
evident care that no wage could have bought. It runs for four miles.

Nobody knows who gave the order. The parish records begin two years
after the last stone was laid, and the oldest map has only a line.

What remains

Two gates remain, and a tower without a roof where jackdaws nest each
spring and quarrel all day long about things we cannot understand.
""".replace("\n", "\r\n")

UNPARTED = """Ferry cancelled again
By Tom Reed

The ferry was cancelled for the third time this week because of the strong wind from the north-west, the company said on Monday morning.
Passengers waited for hours in the small hall. There was no heating and the shop had closed long before the first of them arrived.
What the company says
A spokesman said that safety comes first. He could not say when the next ferry would leave, nor whether anybody would be paid.
"""

ENGLISH = """A bridge too narrow [PHOTOS]

The old bridge at Ufer
Mira Stone

When the lorry stopped, nobody was surprised. It was the third in a week.

The council had been warned; three engineers wrote letters, and one resigned over it.

A warning ignored

Each letter said the same thing: close it, or strengthen it.

What happens next?

The mayor says there is money now. See https://example.org/bridge, she says.

Get involved!

– Come to the meeting on Monday.

– See the plans in the town hall.

– Write to the council.

Photo: Ben Carter

We need your help ...

We are a small paper and our readers pay for it. Independent journalism costs money.

Can you help with a few pounds a month?

No comments yet
"""
