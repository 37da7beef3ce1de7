"""Names of bodies, as against those of persons: agencies, ministries, universities, papers."""

import re
from typing import Final

_BODY: Final = re.compile(
    r"\b(?:university|universität|université|universidad|institute?|organi[sz]ation|association|"
    r"associated|ministry|ministerium|ministère|department|agency|agence|agentur|agencia|council|"
    r"committee|commission|foundation|company|corporation|society|centre|center|bureau|office|"
    r"group|staff|team|editors?|editorial|redaktion|rédaction|redacción|redazione|redactie|"
    r"redaksiyon|news|press|presse|times|reuters|afp|dpa|bbc|cnn|efe|ansa|ndr|wdr|swr|mdr|rbb|"
    r"zdf|ard|orf|srf|npr|pbs|cbs|nbc|trt|dha|epd|kna|upi|xinhua|lusa|unicef|network|project|"
    r"union|bank|inc|ltd|llc|gmbh|ag|plc|correspondents?|desk|board|collective)\b|"
    r"رويترز|وكالة|وكالات|أ ف ب|صحيفة|新华社|新華社|中新社|中央社|"
    r"路透社?|法新社|美联社|通讯社|日报|晚报",
    re.IGNORECASE,
)


def is_body(name: str) -> bool:
    """Tell whether *name* has a word by which bodies are known; few persons have one."""
    return _BODY.search(name) is not None
