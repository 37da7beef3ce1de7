"""Sourcebook: read articles, take notes beside them, and find both again."""

__version__ = "0.1.0"
