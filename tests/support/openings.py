# ruff: noqa: RUF001 - texts in ten languages, as people paste them
"""What stands above pasted articles, and what is meant by it.

Of each: the lines, ``---``, then title, byline, date, date of a change, captions, each on its line;
``-`` is none. A blank line parts, as in what people paste.
"""

from typing import Final

KNOWN: Final = """
The last lamp of the harbour
By John Smith and Mary Jones
Updated March 3, 2024 5:04 PM EST
5 min read
Share
---
The last lamp of the harbour
John Smith, Mary Jones
2024-03-03
2024-03-03
-
===
The last lamp of the harbour

John Smith, London
Published: 3 March 2024 10:30 GMT
Last updated: 4 March 2024

The lighthouse, seen in 2019. Photograph: Ann Lee/Getty Images
---
The last lamp of the harbour
John Smith
2024-03-03
2024-03-04
The lighthouse, seen in 2019. Photograph: Ann Lee/Getty Images
===
The last lamp of the harbour

By Ann Lee, Bo Li and Cy Young | March 3, 2024 | 12 comments
---
The last lamp of the harbour
Ann Lee, Bo Li, Cy Young
2024-03-03
-
-
===
Die letzte Lampe am Hafen

Der Landkreis schließt den Leuchtturm – die Fischer sind empört

Von Hans Müller und Greta Weiß
Aktualisiert am 3. März 2024, 14:05 Uhr
---
Die letzte Lampe am Hafen
Hans Müller, Greta Weiß
2024-03-03
2024-03-03
-
===
Die letzte Lampe am Hafen

Von unserem Redakteur Hans Müller

Veröffentlicht: 03.03.2024 | Lesezeit: 5 Min.
---
Die letzte Lampe am Hafen
Hans Müller
2024-03-03
-
-
===
Die letzte Lampe am Hafen
Von Hans Müller, Berlin
Erschienen am 3. März 2024
Der Turm im Jahr 2019. Foto: dpa
---
Die letzte Lampe am Hafen
Hans Müller
2024-03-03
-
Der Turm im Jahr 2019. Foto: dpa
===
Le dernier feu du port
Par Anne Dupont
Publié le 3 mars 2024 à 14h05, mis à jour le 4 mars 2024
---
Le dernier feu du port
Anne Dupont
2024-03-03
2024-03-04
-
===
LE DERNIER FEU DU PORT
Reportage. Anne Dupont, envoyée spéciale à Brest
Mis à jour le 3 mars 2024 à 14h05
---
LE DERNIER FEU DU PORT
Anne Dupont
2024-03-03
2024-03-03
-
===
Le dernier feu du port

Mis à jour le 3 mars 2024

Temps de lecture : 4 min
---
Le dernier feu du port
-
2024-03-03
2024-03-03
-
===
Limanın son lambası

Ayşe Yılmaz
3 Mart 2024
---
Limanın son lambası
Ayşe Yılmaz
2024-03-03
-
-
===
Limanın son lambası
Güncellenme Tarihi: 3 Mart 2024 14:05
Haber: Ayşe Yılmaz / İstanbul
---
Limanın son lambası
Ayşe Yılmaz
2024-03-03
2024-03-03
-
===
آخر مصباح في الميناء

بقلم: أحمد الخطيب
٣ مارس ٢٠٢٤
---
آخر مصباح في الميناء
أحمد الخطيب
2024-03-03
-
-
===
آخر مصباح في الميناء
أحمد الخطيب - القاهرة
آخر تحديث: 3 مارس 2024
---
آخر مصباح في الميناء
أحمد الخطيب
2024-03-03
2024-03-03
-
===
港口的最后一盏灯
来源：新华社 2024年3月3日
---
港口的最后一盏灯
-
2024-03-03
-
-
===
港口的最后一盏灯

记者 王小明 报道
更新于 2024年3月3日
---
港口的最后一盏灯
王小明
2024-03-03
2024-03-03
-
===
港口的最後一盞燈

記者王小明／台北報導
2024/03/03
---
港口的最後一盞燈
王小明
2024-03-03
-
-
===
La última lámpara del puerto

Por Ana García y Luis Pérez
Actualizado el 3 de marzo de 2024
---
La última lámpara del puerto
Ana García, Luis Pérez
2024-03-03
2024-03-03
-
===
L'ultima lampada del porto
di Anna Rossi
3 marzo 2024 alle 14:05
Tempo di lettura: 3 minuti
---
L'ultima lampada del porto
Anna Rossi
2024-03-03
-
-
===
De laatste lamp van de haven

Door Jan de Vries
3 maart 2024
Bijgewerkt: 4 maart 2024
---
De laatste lamp van de haven
Jan de Vries
2024-03-03
2024-03-04
-
===
Последняя лампа порта

Автор: Иван Петров
Обновлено: 3 марта 2024
---
Последняя лампа порта
Иван Петров
2024-03-03
2024-03-03
-
===
Ostatnia lampa portu
Autor: Jan Kowalski
3 marca 2024, 14:05
---
Ostatnia lampa portu
Jan Kowalski
2024-03-03
-
-
"""
"""What was known to go wrong."""

UNSEEN: Final = """
Harbour to lose its light after 200 years

Mary O’Neill, Environment correspondent
Tue 5 Mar 2024 08.00 GMT
Last modified on Wed 6 Mar 2024 09.15 GMT
---
Harbour to lose its light after 200 years
Mary O’Neill
2024-03-05
2024-03-06
-
===
Harbour to lose its light after 200 years
Story by Reuters
2 days ago
3 min read
---
Harbour to lose its light after 200 years
Reuters
-
-
-
===
Harbour to lose its light after 200 years

By JANE DOE
Associated Press
PUBLISHED 6:02 AM EST, March 5, 2024
---
Harbour to lose its light after 200 years
JANE DOE
2024-03-05
-
-
===
Harbour to lose its light after 200 years
Written by Dr. Ann Lee
Posted on 2024-03-05 in Science
Image: The tower at dusk (Bo Li)
---
Harbour to lose its light after 200 years
Dr. Ann Lee
2024-03-05
-
Image: The tower at dusk (Bo Li)
===
Hafen verliert sein Licht

Stand: 05.03.2024 06:30 Uhr

von Petra Schulz, NDR
---
Hafen verliert sein Licht
Petra Schulz
2024-03-05
-
-
===
Hafen verliert sein Licht
Ein Kommentar von Karl-Heinz Meier
5. März 2024, 18:00 Uhr Quelle: dpa
---
Hafen verliert sein Licht
Karl-Heinz Meier
2024-03-05
-
-
===
Hafen verliert sein Licht

Der Leuchtturm bei Nacht.
Bild: Jens Büttner / dpa

Dienstag, 05.03.2024, 18:00
---
Hafen verliert sein Licht
-
2024-03-05
-
Der Leuchtturm bei Nacht.
Bild: Jens Büttner / dpa
===
Le port perd sa lumière
Par Claire Martin (avec AFP)
Publié le 05/03/2024 à 07:30
---
Le port perd sa lumière
Claire Martin
-
-
-
===
Le port perd sa lumière

Jean-Luc Morel, à Marseille

Publié hier à 18h00, modifié à 19h30
Temps de Lecture 2 min.
---
Le port perd sa lumière
Jean-Luc Morel
-
-
-
===
Liman ışığını kaybediyor

Giriş: 05.03.2024 - 10:12
Güncelleme: 06.03.2024 - 11:00
---
Liman ışığını kaybediyor
-
2024-03-05
2024-03-06
-
===
Liman ışığını kaybediyor
Mehmet Demir, Ankara
Yayınlanma: 5 Mart 2024 Salı 09:00
Fotoğraf: Anadolu Ajansı
---
Liman ışığını kaybediyor
Mehmet Demir
2024-03-05
-
Fotoğraf: Anadolu Ajansı
===
الميناء يفقد نوره

كتب: محمد علي

الثلاثاء 5 مارس 2024 - 10:30 ص
---
الميناء يفقد نوره
محمد علي
2024-03-05
-
-
===
الميناء يفقد نوره
لندن - رويترز
نشر في: 5 آذار/مارس 2024
---
الميناء يفقد نوره
رويترز
2024-03-05
-
-
===
港口失去了灯光

2024-03-05 10:30:00 来源: 人民网
---
港口失去了灯光
-
2024-03-05
-
-
===
港口失去了灯光
作者：李明、张华
发布时间：2024年3月5日 10:30
---
港口失去了灯光
李明, 张华
2024-03-05
-
-
===
El puerto pierde su luz

Madrid - 5 MAR 2024 - 10:30 CET

María José Fernández
---
El puerto pierde su luz
María José Fernández
2024-03-05
-
-
===
Il porto perde la sua luce
di Marco Bianchi e Giulia Verdi
Pubblicato il 5 marzo 2024
Aggiornato alle 18:30
---
Il porto perde la sua luce
Marco Bianchi, Giulia Verdi
2024-03-05
-
-
===
Haven verliest zijn licht

Door onze verslaggever Piet Jansen
5 maart 2024 om 10:30
Leestijd 3 minuten
---
Haven verliest zijn licht
Piet Jansen
2024-03-05
-
-
===
Порт теряет свой свет

5 марта 2024, 10:30
Мария Иванова
---
Порт теряет свой свет
Мария Иванова
2024-03-05
-
-
===
Port traci światło
Autor: Anna Nowak
Data publikacji: 5.03.2024, ostatnia aktualizacja: 6.03.2024
---
Port traci światło
Anna Nowak
2024-03-05
2024-03-06
-
===
Havnen mister sit lys
Af Mette Hansen
Publiceret 5. marts 2024 kl. 10.30
Opdateret 6. marts 2024
---
Havnen mister sit lys
Mette Hansen
2024-03-05
2024-03-06
-
===
O porto perde a sua luz
Por João da Silva, em Lisboa
05 de março de 2024 às 10h30
Compartilhe
---
O porto perde a sua luz
João da Silva
2024-03-05
-
-
"""
"""Written when what was known to go wrong was mended, without a look at how."""
