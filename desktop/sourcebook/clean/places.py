"""Places from which people report, as they stand behind a name in a byline."""

from typing import Final

_CITIES: Final = """
    Amsterdam Ankara Antalya Athens Athen Athènes Atina Atenas Atlanta Auckland Augsburg Austin
    Bağdat Baghdad Bagdad Baku Baltimore Bamako Bangkok Barcelona Barcelone Basel Beijing Beirut
    Beyrouth Beyrut Belfast Belgrade Belgrad Berlin Bern Berne Bilbao Birmingham Bogotá Bologna Bonn
    Bordeaux Boston Brasília Bratislava Bremen Brest Bristol Brüssel Brussels Bruxelles Brussel
    Brüksel Bruselas Bucharest Bukarest Budapest Bursa Cairo Calais Canberra Caracas Cardiff Chicago
    Cologne Copenhagen Cuxhaven Dakar Dallas Damascus Damaskus Damas Delhi Den-Haag Denver Detroit
    Diyarbakır Dhaka Doha Dortmund Dresden Dubai Dublin Düsseldorf Edinburgh Erfurt Essen Firenze
    Florence Frankfurt Freiburg Gaza Gaziantep Gdańsk Geneva Genève Genf Genova Ghent Glasgow
    Göteborg Graz Grenoble Hamburg Hannover Hanover Hanoi Harare Havana Heidelberg Helsinki Hongkong
    Houston Innsbruck Istanbul İstanbul Izmir İzmir Jakarta Jena Jerusalem Johannesburg Kabul Kairo
    Kaliningrad Kampala Karachi Karlsruhe Kassel Kathmandu Kharkiv Khartoum Kiel Kiev Kigali
    Kinshasa Köln Kraków København Kyiv Kyjiw Lagos Lahore Lausanne Leeds Leipzig Lille Lima Linz
    Lisboa Lisbon Lisbonne Lissabon Liverpool Ljubljana London Londra Londres Lviv Lyon Madrid
    Mailand Mainz Málaga Malmö Managua Manchester Manila Mannheim Marseille Melbourne Miami Milan
    Milano Minsk Mogadishu Montevideo Montpellier Montréal Montreal Moscow Moscou Moskau Moskova
    Moskva Mumbai München Munich Münster Nairobi Nantes Naples Napoli Nice Nicosia Nürnberg Odesa
    Odessa Oslo Ottawa Palermo Paris Parigi Parijs Pekin Peking Philadelphia Porto Potsdam Prag
    Prague Praha Pretoria Quito Rabat Ramallah Reykjavík Riga Riyadh Rom Roma Rome Rostock Rotterdam
    Salzburg Santiago Sarajevo Seattle Seoul Sevilla Shanghai Singapore Singapur Skopje Sofia
    Stockholm Strasbourg Straßburg Stuttgart Sydney Taipei Tallinn Tbilisi Teheran Tehran Tahran
    Tokyo Tokio Torino Toronto Toulouse Tripoli Tunis Turin Ulm Valencia Vancouver Venezia Vienna
    Vienne Vilnius Viyana Warsaw Warschau Warszawa Washington Wien Wiesbaden Wrocław Würzburg Zagreb
    Zürich Zurich
    القاهرة بيروت دمشق بغداد عمان الرياض جدة دبي أبوظبي الدوحة الكويت المنامة مسقط صنعاء عدن غزة
    القدس الخرطوم طرابلس تونس الجزائر الرباط نواكشوط إسطنبول أنقرة لندن
    باريس برلين واشنطن نيويورك موسكو طهران بكين الإسكندرية حلب البصرة الموصل أربيل مكة
    北京 上海 广州 廣州 深圳 天津 重庆 武汉 成都 南京 杭州 台北 臺北 高雄 台中 台南 香港 澳门 东京
    東京 大阪 首尔 纽约 紐約 华盛顿 華盛頓 伦敦 倫敦 巴黎 柏林 莫斯科 综合 綜合
    Москва Киев Минск Петербург Екатеринбург Казань Новосибирск Париж Лондон Берлин Вашингтон
"""
_OF_WORDS: Final = """
    New York|New York City|New Delhi|Los Angeles|San Francisco|San Diego|Washington DC|Hong Kong|Tel
    Aviv|Buenos Aires|Rio de Janeiro|São Paulo|Mexico City|Ciudad de México|Den Haag|The Hague|La
    Paz|La Haye|Kuala Lumpur|Ho Chi Minh City|Addis Ababa|Cape Town|Abu Dhabi|St. Petersburg|Sankt
    Petersburg|Saint-Pétersbourg|Le Caire|El Cairo|Frankfurt am Main|Halle (Saale)|Санкт-Петербург|
    Tel-Aviv|Nova York|Nueva York|Rio|Phnom Penh|Las Vegas|New Orleans|الدار البيضاء|رام الله|
    شرم الشيخ|ADANA|ANKARA|İSTANBUL|İZMİR
"""
_PLACES: Final = frozenset(
    (*_CITIES.casefold().split(), *(" ".join(p.split()) for p in _OF_WORDS.casefold().split("|")))
)


def is_place(words: str) -> bool:
    """Tell whether *words* are a city from which much is reported, in any of several languages."""
    return " ".join(words.casefold().split()) in _PLACES
