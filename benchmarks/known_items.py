"""Queries for things that are known to be there, made from an assets' own words."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from callsheet.catalogue import Catalogue
from callsheet.model.asset import Asset
from callsheet.search.text import STOP_WORDS, words


@dataclass(frozen=True, slots=True)
class KnownItem:
    """What somebody types who remembers an asset."""

    text: str
    asset_id: str


def known_items(catalogue: Catalogue, number: int) -> list[KnownItem]:
    """So many queries, in five ways in turn; the same ones each time."""
    chance = random.Random(number)
    ways = (_turned, _begun, _mistyped, _alias, _from_body)
    assets = chance.sample(catalogue.assets, min(number, len(catalogue.assets)))
    return [
        KnownItem(ways[at % len(ways)](asset, chance), asset.id) for at, asset in enumerate(assets)
    ]


def typed_letter_by_letter(items: Sequence[KnownItem]) -> list[str]:
    """What stands in the search box after each letter."""
    return [item.text[:end] for item in items for end in range(1, len(item.text) + 1)]


def _telling(text: str) -> list[str]:
    return [word for word in words(text) if word not in STOP_WORDS]


def _turned(asset: Asset, _: random.Random) -> str:
    """The words of the title, the other way round."""
    return " ".join(reversed(_telling(asset.title)))


def _begun(asset: Asset, _: random.Random) -> str:
    """The title, its last word half typed."""
    *rest, last = _telling(asset.title)
    return " ".join([*rest, last[: max(3, len(last) // 2)]])


def _mistyped(asset: Asset, chance: random.Random) -> str:
    """The title, with two neighbours swapped in its longest word."""
    telling = _telling(asset.title)
    longest = max(telling, key=len)
    at = chance.randrange(1, max(len(longest) - 1, 2))
    swapped = longest[:at] + longest[at : at + 2][::-1] + longest[at + 2 :]
    return " ".join(swapped if word == longest else word for word in telling)


def _alias(asset: Asset, _: random.Random) -> str:
    """An alias, and the first word of the title."""
    return f"{asset.fields.aliases[0]} {_telling(asset.title)[0]}"


def _from_body(asset: Asset, chance: random.Random) -> str:
    """Three words that follow each other in the body, and one of the title."""
    telling = _telling(asset.body.outline.plain)
    at = chance.randrange(len(telling) - 3)
    return " ".join([*telling[at : at + 3], max(_telling(asset.title), key=len)])
