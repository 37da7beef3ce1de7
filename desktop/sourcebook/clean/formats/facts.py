"""What a document says of itself, gathered with where each fact came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sourcebook.clean.blocks import one_line
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.formats.manuscript import Manuscript
from sourcebook.model.article import Metadata, Status
from sourcebook.model.citation import NOTHING_KNOWN, Citation, Origin, WorkType

_NO_TITLE: Final = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b.*|"
    r"(?:untitled|unbenannt|sans titre|document|dokument|presentation|"
    r"präsentation|belge|slide|title|unknown|none|null|print|layout)[\s\d]*|"
    r"\S+\.(?:docx?|odt|rtf|tex|dvi|pdf|indd|qxd|qxp|pages|pptx?|xlsx?|ps|txt|html?|fm|p65)|"
    r"[\W\d_]*|[0-9a-f-]{16,}|\S*[/\\]\S*)",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r"(?:(?:(?:pc|ms|my|home|office|power|laptop|mac|work)[ -]?)?user|admin|administrator|owner|"
    r"author|autor|auteur|unknown|anonymous|default|root|guest|"
    r"microsoft.*|adobe.*|windows.*|hp|dell|lenovo|acer|pc|test|none|null|python-docx|[\W\d_]*|"
    r"\S+@\S+|un-?named)[\s\d]*",
    re.IGNORECASE,
)


def sane_title(title: str) -> str:
    """Return *title* unless a program wrote it: “Microsoft Word - x.doc”, a file name, nothing."""
    title = one_line(title)
    return "" if len(title) > 300 or _NO_TITLE.fullmatch(title) else title


def sane_name(name: str) -> str:
    """Return the name of a person unless a program wrote it: “user”, “Administrator”."""
    name = one_line(name)
    return "" if len(name) > 300 or _NO_NAME.fullmatch(name) else name


@dataclass(slots=True)
class Facts:
    """The facts of one document; what is known first stays."""

    metadata: Metadata = field(default_factory=Metadata)
    citation: Citation = NOTHING_KNOWN
    origins: list[Origin] = field(default_factory=list)

    def know(self, name: str, value: str, source: str, *, is_guess: bool = False) -> None:
        """Take *value* for the field *name* of metadata or citation, unless it has one."""
        value = one_line(value)
        holds = self.metadata if hasattr(self.metadata, name) else self.citation
        if not value or getattr(holds, name):
            return
        known: dict[str, Any] = {name: value}
        if isinstance(holds, Metadata):
            self.metadata = replace(holds, **known)
        else:
            self.citation = replace(holds, **known)
        self.origins.append(Origin(name, source, is_guess))

    def know_authors(self, names: Sequence[str], source: str, *, is_guess: bool = False) -> None:
        """Take the authors in their order, unless some are known."""
        if names and not self.citation.authors:
            self.citation = replace(self.citation, authors=tuple(names))
            self.origins.append(Origin("authors", source, is_guess))

    def be(self, work_type: WorkType) -> None:
        """Say what kind of work it is."""
        self.citation = replace(self.citation, work_type=work_type)

    def draft(
        self,
        manuscript: Manuscript,
        rules: str = "",
        status: Status = Status.WHOLE,
        leftovers: tuple[Leftover, ...] = (),
    ) -> Draft:
        """Return the draft of what was written, with these facts."""
        return Draft(
            self.metadata,
            manuscript.html(),
            leftovers,
            tuple(manuscript.pictures.assets),
            rules,
            status,
            self.citation,
            tuple(self.origins),
            tuple(manuscript.marks),
            manuscript.pictures.enclosed,
        )
