"""What the owner of `mkdocs.yml` says to Callsheet: `extra.callsheet`, which no content changes."""

from collections.abc import Mapping
from typing import Any


def owner_says(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings below `extra.callsheet`; none if it is not there, or is no mapping."""
    extra = settings.get("extra")
    own = extra.get("callsheet") if isinstance(extra, Mapping) else None
    return own if isinstance(own, Mapping) else {}
