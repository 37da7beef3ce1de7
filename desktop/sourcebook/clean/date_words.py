# ruff: noqa: RUF001 - letters of several scripts look alike
"""The words of dates in many languages: months, days, and what says that something was changed."""

import re
from typing import Final

_MONTHS: Final = """
    जनवरी january jan januar janvier janv ocak oca enero ene gennaio gen januari janeiro يناير جانفي
    stycznia styczeń sty января январь янв січня ledna leden január ianuarie

    february feb februar février fevrier févr fév fevr şubat şub febrero febbraio februari
    फरवरी फ़रवरी
    fevereiro fev فبراير شباط فيفري lutego luty lut февраля февраль фев февр лютого února únor
    február februarie

    मार्च march mar märz maerz mrz mars mart marzo maart mrt março marco marts مارس آذار اذار marca
    marzec марта март мар березня března březen március martie

    अप्रैल april apr avril avr nisan abril abr aprile أبريل ابريل نيسان أفريل kwietnia kwiecień kwi
    апреля апрель апр квітня dubna duben április aprilie

    मई may mai mayıs mayo maggio mag mei maio maj مايو أيار ايار ماي maja мая май травня května
    květen május

    जून june jun juni juin haziran haz junio giugno giu junho يونيو حزيران جوان czerwca czerwiec
    cze июня июнь июн червня června červen június iunie

    जुलाई july jul juli juillet juil temmuz tem julio luglio lug julho يوليو تموز جويلية lipca
    lipiec lip июля июль июл липня července červenec július iulie

    अगस्त august aug août aout ağustos ağu agosto ago augustus augusti أغسطس اغسطس آب اب أوت
    sierpnia sierpień sie августа август авг серпня srpna srpen augusztus

    september sep sept septembre eylül eyl septiembre settembre set setembro سبتمبر أيلول
    सितंबर सितम्बर
    ايلول września wrzesień wrz сентября сентябрь сен сент вересня září szeptember septembrie

    october oct oktober okt octobre ekim eki octubre ottobre ott outubro out أكتوبر اكتوبر
    अक्टूबर अक्तूबर
    października październik paź октября октябрь окт жовтня října říjen október octombrie

    november nov novembre kasım kas noviembre novembro نوفمبر listopada listopad lis ноября
    नवंबर नवम्बर
    ноябрь ноя нояб листопада listopadu noiembrie

    december dec dezember dez décembre decembre déc aralık ara diciembre dic dicembre dezembro
    दिसंबर दिसम्बर
    desember des ديسمبر grudnia grudzień gru декабря декабрь дек грудня prosince prosinec
    decembrie
"""
_OF_TWO_WORDS: Final = {
    "كانون الثاني": 1,
    "تشرين الأول": 10,
    "تشرين الاول": 10,
    "تشرين الثاني": 11,
    "كانون الأول": 12,
    "كانون الاول": 12,
}
MONTH_OF: Final = {
    name: number for number, names in enumerate(_MONTHS.split("\n\n"), 1) for name in names.split()
} | _OF_TWO_WORDS
"""Name of a month in small letters → its number."""

_PUBLISHED_LIST: Final = """
    published publishing publication publish posted issued date dated first appeared created
    veröffentlicht veröffentlichung erschienen erstellt erstellungsdatum publiziert stand datum vom
    publié publie publiée mis mise en ligne parution paru parue créé posté
    yayın yayınlanma yayınlandı yayınlanan yayım yayımlanma yayımlandı tarih tarihi giriş eklenme
    oluşturulma publicado publicada publicación publicação fecha data creado criado
    pubblicato pubblicata pubblicazione gepubliceerd geplaatst verschenen
    opublikowano opublikowane opublikowany publikacja publikacji dodano utworzono
    опубликовано опубликована опубликован опубліковано дата публикации публікації создано
    udgivet publiceret publicerad publicerat publisert offentliggjort oprettet lagt ut först
    publicerades publikováno vydáno megjelent közzétéve publicat
    प्रकाशित प्रकाशन तिथि दिनांक
    نشر نُشر نشرت تاريخ النشر بتاريخ تم في
"""
_CHANGED_LIST: Final = """
    updated update updates modified revised edited changed amended corrected last latest
    aktualisiert aktualisierung aktualisierte letzte letztes letzter zuletzt geändert geaendert
    änderung überarbeitet bearbeitet upd
    mis mise jour modifié modifiée modification actualisé actualisée dernière révisé
    güncelleme güncellenme güncellendi güncellenen güncellemesi son değiştirilme düzenleme
    actualizado actualizada actualización última último ultima ultimo modificado modificada
    atualizado atualizada atualização aggiornato aggiornata aggiornamento modificato modifica
    bijgewerkt gewijzigd laatst laatste aangepast update
    zaktualizowano aktualizacja aktualizacji ostatnia zmiana zmodyfikowano aktualizovano
    обновлено обновлён обновлена обновление обновления последнее изменено изменения изменение
    оновлено
    opdateret oppdatert uppdaterad uppdaterat uppdaterades senast sist sidst ändrad endret ændret
    aktualizováno aktualizace frissítve módosítva actualizat
    अपडेट अद्यतन संशोधित
    تحديث التحديث حُدّث حدث آخر اخر تعديل محدث
"""
_WITH_DATE_LIST: Final = """
    on le am den the at um à às as de del der die das el em em den dem il alle los kl klo klokken
    ore hora horas uhr utc gmt pm cet cest est edt pst pdt bst ist msk st nd rd th er h min ve et
    and und y e i o w v u dne dn г год года в от р року godz godzina rok roku om uur saat saatte
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa
    so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles miercoles jueves
    viernes sábado sabado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda
    terça quarta quinta sexta feira pazartesi salı çarşamba perşembe cuma cumartesi pazar
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag
    lørdag søndag måndag tisdag lördag söndag poniedziałek wtorek środa czwartek piątek sobota
    niedziela понедельник вторник среда четверг пятница суббота воскресенье
    الأحد الاحد الإثنين الاثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت يوم الساعة بتوقيت
    غرينتش جرينتش مكة القاهرة المحلي كانون تشرين الأول الاول الثاني صباحا
    صباحاً مساء مساءً ظهرا ظهراً على عند الموافق هـ
"""
LABELS: Final = frozenset(
    (*_PUBLISHED_LIST.split(), *_CHANGED_LIST.split(), *_WITH_DATE_LIST.split())
)
"""Words in small letters that go with a date, and say nothing else beside one."""

EAST_WORDS: Final = re.compile(
    "(?:首次|最后|最後|最近|最新)?"
    "(?:发布|發布|發佈|发表|發表|更新|修改|修订|修訂|创建|建立|刊登|上传|出版)"
    "(?:时间|時間|日期|于|於|在|日)?|(?:原文|新闻|文章)?(?:日期|时间|時間)|"
    "(?:北京|台北|香港)(?:时间|時間)|星期[一二三四五六日天]|[周週][一二三四五六日]|"
    "上午|下午|凌晨|晚上|晚间|中午|[年月日号號时時点點分秒]|"
    "公開日?|掲載日?|配信日?|更新日|投稿日|日時|[日月火水木金土]曜日?|"
    "입력|수정|등록|승인|기사입력|최종수정|[년월일]|오전|오후|[일월화수목금토]요일"
)
"""The same in Chinese, Japanese and Korean, which part no words by spaces."""

_NOT_ALONE: Final = frozenset(("jour", "letzte", "mis", "mise", "son", "update"))
_CHANGED_WORDS: Final = "|".join(sorted({*_CHANGED_LIST.split()} - _NOT_ALONE))
CHANGED: Final = re.compile(
    rf"\b(?:{_CHANGED_WORDS}|letzte änderung|son güncelle\w*|mise? à jour|update:?)\b"
    "|更新|修改|修订|修訂|수정",
    re.IGNORECASE,
)
"""What says that a date is of a change."""
