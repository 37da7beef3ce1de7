"""The dialogs of the window; each asks or says one thing."""

from sourcebook.ui.dialogs.about import AboutDialog
from sourcebook.ui.dialogs.address import AddressDialog
from sourcebook.ui.dialogs.comment import CommentDialog
from sourcebook.ui.dialogs.crash import CrashDialog
from sourcebook.ui.dialogs.keys import KeysDialog
from sourcebook.ui.dialogs.manual import ManualDialog
from sourcebook.ui.dialogs.name import NameDialog
from sourcebook.ui.dialogs.names import NamesDialog
from sourcebook.ui.dialogs.rules import RulesDialog
from sourcebook.ui.dialogs.settings import SettingsDialog
from sourcebook.ui.dialogs.shortcuts import ShortcutsDialog
from sourcebook.ui.dialogs.spellings import SpellingsDialog
from sourcebook.ui.dialogs.tags import TagsDialog

__all__ = [
    "AboutDialog",
    "AddressDialog",
    "CommentDialog",
    "CrashDialog",
    "KeysDialog",
    "ManualDialog",
    "NameDialog",
    "NamesDialog",
    "RulesDialog",
    "SettingsDialog",
    "ShortcutsDialog",
    "SpellingsDialog",
    "TagsDialog",
]
