"""The door of capturing: from what the user points at to the bytes as they came."""

from sourcebook.capture.images import fetch_image, lanes
from sourcebook.capture.limits import MAX_BYTES
from sourcebook.capture.line import fetch_line
from sourcebook.capture.read import read

__all__ = ["MAX_BYTES", "fetch_image", "fetch_line", "lanes", "read"]
