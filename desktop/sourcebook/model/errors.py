"""Every error a user can act on.

SourcebookError
├── SourceError               something the user pointed at cannot be taken in
│   ├── SourceMissing         no such file
│   ├── SourceIsFolder        a folder, not a file
│   ├── SourceUnreadable      the system refused to read it
│   ├── SourceEmpty           nothing in it
│   ├── SourceTooLarge        over the limit of this kind of source
│   ├── SourceNotText         binary, or a format nobody here reads
│   ├── SourceNotUtf8         text in another encoding, where places are counted
│   ├── AddressUnsupported    not http or https
│   ├── AddressForbidden      leads into this machine or a private network
│   ├── AddressUnreachable    no answer, or the connection broke
│   ├── AddressRefused        the server answered with an error status
│   └── CleaningFailed        no article could be made of the bytes
├── LibraryError              the library cannot do what was asked
│   ├── NotInLibrary          unknown id
│   ├── RevisionUnknown       a version of a note that is not there
│   ├── AmbiguousId           a shortened id that fits several
│   ├── AliasSetUnknown       no set of spellings has this id or spelling
│   ├── AliasSetUnclear       several sets have it
│   ├── LibraryTooNew         written by a newer program
│   ├── LibraryForeign        not a library of ours
│   ├── LibraryDamaged        a check found damage
│   ├── LibraryUnavailable    cannot be opened or written
│   ├── LibraryInUse          another window has it
│   ├── AlreadyInLibrary      another process added it a moment before
│   ├── NoteChangedMeanwhile  saved from elsewhere since it was read
│   ├── EditionSuperseded     the article changed since the page was drawn
│   ├── NoteExists            another process began the article's note a moment before
│   ├── UndoRefused           what would be undone was written to since
│   ├── NothingToUndo
│   └── NothingToRedo
├── QuoteNotFound             the words are not in the article
├── QuoteAmbiguous            the words stand there more than once
├── PassageInvalid            a line of a file names no passage of the text
├── LinkInvalid               an address that leads nowhere in the library
├── StyleUnusable             a citation style is missing or broken
├── IndexUnavailable          search has to be rebuilt
├── QuestionTooHard           a search took too much time or memory and was ended
├── SettingInvalid            a setting's value does not fit
├── NoVoice                   this system does not speak
├── VoiceFailed               the program that speaks broke or hung
├── OriginalNotOpened         there is no safe way to show it, or no copy could be made
├── NoSuchNumber              an article has fewer editions or cuts
├── MirrorUnavailable         the folder of notes is not there, full, or not to be written
├── MirrorOfAnother           the folder belongs to another library
├── MirrorInUse               another program keeps the folder in step
├── MirrorPaused              so many files are gone that the folder is not believed
├── MirrorFileFailed          one file of the folder could not be read or written
├── ExportFailed
├── OutputFailed              what a command prints goes nowhere
├── ProgramReplaced           a newer version was installed under an open window
├── ImportFailed
└── WorkerFailed              a helper process died or took too long
"""

from collections.abc import Callable
from string import Formatter
from typing import ClassVar


class SourcebookError(Exception):
    """Something in the world is to blame; ``str()`` is a sentence the user can act on.

    Subclasses set ``template``; its replacement fields are the keyword arguments of the
    constructor and stay readable as ``fields``, so that a window can say the same
    sentence in another language.

    Raises:
        TypeError: The fields given are not those of the template (our bug).
    """

    template: ClassVar[str] = "Something went wrong: {reason}"

    def __init__(self, **fields: object) -> None:
        expected = {name for _, name, _, _ in Formatter().parse(self.template) if name}
        if expected != set(fields):
            msg = f"{type(self).__name__} takes {sorted(expected)}, not {sorted(fields)}"
            raise TypeError(msg)
        self.fields = fields
        super().__init__(self.template.format(**fields))

    def __reduce__(self) -> tuple[Callable[..., "SourcebookError"], tuple[object, ...]]:
        """Travel between processes with the fields kept."""
        return _rebuild, (type(self), self.fields)


def _rebuild(kind: type[SourcebookError], fields: dict[str, object]) -> SourcebookError:
    return kind(**fields)


class SourceError(SourcebookError):
    """Something the user pointed at cannot be taken in."""


class SourceMissing(SourceError):
    """No such file."""

    template = "There is no file “{source}”. Check the spelling of its name."


class SourceIsFolder(SourceError):
    """A folder was given where a file is wanted."""

    template = "“{source}” is a folder. Name the files in it instead."


class SourceUnreadable(SourceError):
    """The operating system refused to read it."""

    template = "“{source}” cannot be read: {reason}. Check its permissions."


class SourceEmpty(SourceError):
    """There is nothing in it."""

    template = "“{source}” has no text in it. Nothing was added."


class SourceTooLarge(SourceError):
    """Over the limit of this kind of source; sizes in bytes."""

    template = (
        "“{source}” is larger than the {limit_mb} MB this version reads. "
        "Save the part you need as a text or HTML file and add that."
    )


class SourceNotText(SourceError):
    """Binary, or a format nobody here reads."""

    template = (
        "“{source}” is {found}, not a web page, Markdown or plain text. "
        "Save it as HTML or text and add that file."
    )


class SourceNotUtf8(SourceError):
    """Text in another encoding, where places are counted."""

    template = (
        "“{source}” is not a text in UTF-8, in which places are counted. "
        "Save it in that encoding and try again."
    )


class AddressUnsupported(SourceError):
    """Not an http or https address."""

    template = "“{source}” is not an http or https address. Copy it from the browser's address bar."


class AddressForbidden(SourceError):
    """The address leads into this machine or a private network."""

    template = (
        "“{source}” leads to a private network ({host}), which pages may not make this program "
        "visit. Save the page in the browser and add the file, or allow the host in the settings."
    )


class AddressUnreachable(SourceError):
    """No answer, or the connection broke."""

    template = (
        "“{source}” could not be reached: {reason}. "
        "Check the address and the connection, then try again."
    )


class AddressRefused(SourceError):
    """The server answered with an error status."""

    template = (
        "“{source}” was refused by its server with status {status} ({reason}). "
        "Open it in a browser; if it shows there, save the page and add the file."
    )


class CleaningFailed(SourceError):
    """No article could be made of the bytes."""

    template = (
        "No article could be found in “{source}”: {reason}. "
        "Where another program can read it, copy the text there and paste it."
    )


class LibraryError(SourcebookError):
    """The library cannot do what was asked."""


class NotInLibrary(LibraryError):
    """Unknown id."""

    template = (
        "Nothing in the library has the id “{id}”. `sourcebook list` shows the ids of articles."
    )


class RevisionUnknown(LibraryError):
    """A version of a note that is not there."""

    template = (
        "The note “{title}” has no version {number}. "
        "`sourcebook revisions` shows the versions there are."
    )


class AmbiguousId(LibraryError):
    """A shortened id that fits several things."""

    template = "The id “{id}” fits {count} things. Give more of its characters."


class AliasSetUnknown(LibraryError):
    """No set of spellings has this id or spelling."""

    template = (
        "No set of spellings has the id or the spelling “{name}”. `sourcebook aliases` shows all."
    )


class AliasSetUnclear(LibraryError):
    """An id or a spelling that fits several sets."""

    template = (
        "“{name}” fits {count} sets of spellings. `sourcebook aliases` shows their ids; give one."
    )


class LibraryTooNew(LibraryError):
    """Written by a newer program; nothing was changed."""

    template = (
        "The library in “{folder}” was written by a newer Sourcebook. "
        "Update this program; the library was not touched."
    )


class LibraryForeign(LibraryError):
    """A database that is not a library of ours."""

    template = (
        "“{folder}” holds a file library.db that is not a Sourcebook library. "
        "Choose another folder."
    )


class LibraryDamaged(LibraryError):
    """A check found damage."""

    template = (
        "The library in “{folder}” is damaged ({reason}). Nothing was changed. "
        "Checked copies lie in its folder “backups”."
    )


class LibraryUnavailable(LibraryError):
    """It cannot be opened or written."""

    template = (
        "The library in “{folder}” cannot be used: {reason}. "
        "Check free space and permissions, then try again; nothing that was saved is lost."
    )


class LibraryInUse(LibraryError):
    """Another window has it."""

    template = "The library in “{folder}” is open in another window."


class NoteChangedMeanwhile(LibraryError):
    """The note was saved from elsewhere since it was read; nothing was overwritten."""

    template = (
        "The note “{title}” was changed elsewhere while it was open here. "
        "Both texts are kept: read it again, then save."
    )


class AlreadyInLibrary(LibraryError):
    """The same address or the same bytes are there already; nothing was added."""

    template = "“{title}” is in the library already, with the id “{id}”."


class EditionSuperseded(LibraryError):
    """The article changed since the page was drawn."""

    template = "The article was changed a moment before, so nothing was done. Try again."


class NoteExists(LibraryError):
    """An article has one note outside the trash; nothing was changed."""

    template = "The article has a note already, “{title}”, with the id “{id}”. Write there."


class UndoRefused(LibraryError):
    """What would be undone was changed again since, in a way that cannot be undone."""

    template = (
        "The last change ({what}) cannot be undone, because what it touched was written to since. "
        "Nothing was altered."
    )


class NothingToUndo(LibraryError):
    """No change is left that could be undone."""

    template = "There is nothing to undo."


class NothingToRedo(LibraryError):
    """No change was undone since the last new one."""

    template = "There is nothing to redo."


class QuoteNotFound(SourcebookError):
    """The words are not in the article."""

    template = "“{quote}” does not stand in “{title}”. Copy the words from the article."


class QuoteAmbiguous(SourcebookError):
    """The words stand there more than once."""

    template = "“{quote}” stands {count} times in “{title}”. Give more words around it."


class PassageInvalid(SourcebookError):
    """A line of a file names no passage of the text; the other lines go on."""

    template = "Line {line} of “{source}” was left out: {reason}."


class LinkInvalid(SourcebookError):
    """An address that leads nowhere in the library."""

    template = (
        "The link “{link}” cannot be followed: {reason}. "
        "Copy it once more from the note in which it stands."
    )


class StyleUnusable(SourcebookError):
    """A citation style is missing or broken."""

    template = (
        "The citation style “{style}” cannot be used: {reason}. "
        "The plain one was taken; choose another in the settings."
    )


class IndexUnavailable(SourcebookError):
    """The search index has to be rebuilt."""

    template = (
        "The search index cannot be used ({reason}). "
        "`sourcebook reindex` makes it anew; no article or note is affected."
    )


class QuestionTooHard(SourcebookError):
    """A search, or the marking of its places, took too much time or memory and was ended."""

    template = (
        "This question takes too much work and was ended. Ask with fewer words, above all with "
        "fewer gaps (*) and slips (~); other questions are answered as before."
    )


class SettingInvalid(SourcebookError):
    """A setting's value does not fit."""

    template = "The setting “{name}” cannot be “{value}”: {reason}"


class NoVoice(SourcebookError):
    """No program that speaks is on this machine."""

    template = "This system has no voice, so nothing can be read aloud. On Linux install espeak-ng."


class VoiceFailed(SourcebookError):
    """The voice broke or hung; it was ended, and the reading place stays."""

    template = "The voice of this system stopped ({program}: {reason}). Press P to try again."


class OriginalNotOpened(SourcebookError):
    """The original is not shown; it lies unchanged in the library."""

    template = (
        "The original of “{title}” cannot be opened from here: {reason}. "
        "`sourcebook original ID --out FILE` writes it to a file."
    )


class MirrorUnavailable(SourcebookError):
    """The folder of notes cannot be used; no note was lost."""

    template = (
        "The folder of notes “{folder}” cannot be used: {reason}. All notes are in the library."
    )


class MirrorOfAnother(SourcebookError):
    """The folder is kept in step with another library; nothing was changed."""

    template = (
        "The folder “{folder}” belongs to another library. Choose another one, or an empty one."
    )


class MirrorInUse(SourcebookError):
    """Another program, or another window, keeps the folder in step."""

    template = "Another program keeps the folder “{folder}” in step with the notes at the moment."


class MirrorPaused(SourcebookError):
    """So many files are gone at once that the folder is not believed; nothing was changed."""

    template = (
        "{count} files are gone from the folder of notes “{folder}”, so nothing was deleted in the "
        "library. Bring them back, or remove .sourcebook-mirror.json there to have them written "
        "again."
    )


class MirrorFileFailed(SourcebookError):
    """One file could not be read or written; the others were."""

    template = "The file “{name}” in the folder of notes failed: {reason}. It is tried again."


class ExportFailed(SourcebookError):
    """The export could not be written; nothing half-written is left."""

    template = "“{target}” could not be written: {reason}. Nothing was left behind."


class NoSuchNumber(SourcebookError):
    """The article has fewer editions, or fewer cuts."""

    template = "There is no {what} {number}: the article has {count}. Nothing was changed."


class OutputFailed(SourcebookError):
    """What a command prints could not be written to where it goes."""

    template = "The output could not be written: {reason}. It is cut short; run it again elsewhere."


class ImportFailed(SourcebookError):
    """The file could not be imported; the library is as before."""

    template = "“{source}” could not be imported: {reason}. The library is as it was before."


class ProgramReplaced(SourcebookError):
    """A newer version was installed under an open window, which now lacks parts of itself."""

    template = (
        "Another version of Sourcebook was installed while this window was open. "
        "Close the window and open it again; what you wrote is saved."
    )


class WorkerFailed(SourcebookError):
    """A helper process died or took too long and was ended."""

    template = "The work on “{task}” was ended: {reason}."
