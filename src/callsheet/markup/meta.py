"""Front matter as themes may print it: they do so without escaping."""

from typing import Any

from markupsafe import escape


def escaped(value: Any) -> Any:
    """The value with every text in it escaped, however deep."""
    match value:
        case str():
            return str(escape(value))
        case list():
            return [escaped(item) for item in value]
        case dict():
            return {escaped(key): escaped(item) for key, item in value.items()}
    return value
