"""Pictures that came inside a document: each kept once, under limits of size and number."""

import html as entities
from dataclasses import dataclass, field
from typing import Final

from sourcebook.base.digest import sha256
from sourcebook.model.edition import Asset

MAX_PICTURES: Final = 1000
"""Pictures of one document; of more only the labels stay."""

MAX_BYTES: Final = 20_000_000
"""Bytes of one picture."""

MAX_TOTAL: Final = 150_000_000
"""Bytes of all pictures: they travel from the parse worker over a pipe."""

_MAGIC: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")


@dataclass(slots=True)
class Pictures:
    """The pictures of one document; ``enclosed`` holds their bytes by address."""

    assets: list[Asset] = field(default_factory=list)
    enclosed: dict[str, bytes] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _size: int = 0

    def tag(self, address: str, data: bytes | None, label: str) -> str:
        """Return the element that shows a picture, or nothing when it is none to be shown."""
        if data is None or not self._is_fit(data):
            return ""
        digest = sha256(data)
        number = self._numbers.get(digest)
        if number is None:
            number = self._numbers[digest] = len(self.assets) + 1
            self.assets.append(Asset(number, f"enclosed:{address}", label=label))
            self.enclosed[f"enclosed:{address}"] = data
            self._size += len(data)
        return f'<img src="asset:{number}" alt="{entities.escape(label)}">'

    def _is_fit(self, data: bytes) -> bool:
        is_known = data.startswith(_MAGIC) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        is_small = len(data) <= MAX_BYTES and self._size + len(data) <= MAX_TOTAL
        return is_known and is_small and len(self.assets) < MAX_PICTURES
