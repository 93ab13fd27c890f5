"""What a program that builds one hub again and again remembers of the last time.

Everything is remembered together with what it was made from, and made anew when that differs in
anything. A value that is as it was is given as the same object, so that later comparisons are fast.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

ValueT = TypeVar("ValueT")


class Memory:
    """Values by name; for one hub, and for one thread at a time."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Any, Any]] = {}

    def recall(self, name: Hashable, made_from: object, make: Callable[[], ValueT]) -> ValueT:
        """The value of last time if it was made from the same; else what `make` gives."""
        known = self._known.get(name)
        if known is None or known[0] != made_from:
            known = self._known[name] = (made_from, make())
        value: ValueT = known[1]
        return value

    def known(self, name: Hashable, made_from: object) -> Any:
        """The value of last time if it was made from the same; else None."""
        known = self._known.get(name)
        return known[1] if known is not None and known[0] == made_from else None

    def keep(self, name: Hashable, made_from: object, value: object) -> None:
        """Remember a value that was made elsewhere."""
        self._known[name] = (made_from, value)

    def same(self, name: Hashable, value: ValueT) -> ValueT:
        """The object of last time if it is equal, else this one."""
        return self.recall(name, value, lambda: value)


class Forgetful(Memory):
    """Remembers nothing, for a program that builds once."""

    def recall(self, name: Hashable, made_from: object, make: Callable[[], ValueT]) -> ValueT:
        """What `make` gives."""
        return make()

    def keep(self, name: Hashable, made_from: object, value: object) -> None:
        """Nothing."""
