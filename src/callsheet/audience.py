"""Audiences: who may see what, as an allow-list; each site holds what its readers may see."""

from enum import StrEnum


class Audience(StrEnum):
    """Who may see it; each includes the ones before it."""

    INTERNAL = "internal"
    PARTNER = "partner"
    CUSTOMER = "customer"

    def may_see(self, content: "Audience") -> bool:
        """Whether the site for these readers holds content for `content`.

        The internal site holds everything, the partners' what is for partners or customers, the
        customers' only what is for customers.
        """
        order = list(Audience)
        return order.index(content) >= order.index(self)

    @property
    def readers(self) -> str:
        """Who they are, in the plural."""
        return {"internal": "colleagues", "partner": "partners", "customer": "customers"}[self]
