"""The values that flow between the rooms: frozen dataclasses, no behaviour beyond their shape."""
