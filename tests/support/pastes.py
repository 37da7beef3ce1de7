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
