"""Images that are there to count who looks, not to be looked at."""

import re
from typing import Final
from urllib.parse import urlsplit

_HOSTS: Final = frozenset(
    {
        *(
            "doubleclick.net",
            "google-analytics.com",
            "googletagmanager.com",
            "googleadservices.com",
        ),
        *("googlesyndication.com", "scorecardresearch.com", "quantserve.com", "chartbeat.net"),
        *("omtrdc.net", "2o7.net", "demdex.net", "adnxs.com", "adsrvr.org", "criteo.com"),
        *("outbrain.com", "taboola.com", "hotjar.com", "mixpanel.com", "segment.io", "nr-data.net"),
        *("imrworldwide.com", "ioam.de", "iocnt.net", "etracker.com", "webtrekk.net", "xiti.com"),
        *("statcounter.com", "histats.com", "mc.yandex.ru", "counter.yadro.ru", "bat.bing.com"),
        *("pixel.wp.com", "stats.wp.com", "ads.linkedin.com", "analytics.twitter.com"),
        *("met.vgwort.de", "list-manage.com", "mailtrack.io", "sendgrid.net"),
    }
)
"""Sites that serve counters and advertising; every host below one of them is meant.

Gathered from what stands in the pages that cleaning is measured on, and the best known others.
"""

_PATHS: Final = re.compile(
    r"""facebook\.com/tr(?:[/?]|$) | t\.co/i/adsct | t\.co/1/i/adsct
    | /(?:__)?utm\.gif | /b/ss/ | /piwik\.php | /matomo\.php | /cdn-cgi/(?:rum|trace)
    | /(?:open|pixel|track(?:ing|er)?|beacon|counter|count|hit|impression|spacer|1x1)
      (?:\.(?:gif|png|php|aspx|ashx|jpg))(?:[?;]|$)
    | /republication-tracker | wf/open\?""",
    re.IGNORECASE | re.VERBOSE,
)
"""What the addresses of counters look like on any site."""


def is_counter(address: str) -> bool:
    """Tell whether the image at *address* only counts readers or is advertising."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return False
    labels = host.split(".")
    around = (".".join(labels[at:]) for at in range(len(labels)))
    return any(name in _HOSTS for name in around) or bool(_PATHS.search(address[:2000]))
