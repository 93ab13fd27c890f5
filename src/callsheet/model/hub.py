"""The hub's own settings: `playbook/hub.yml`."""

from datetime import time
from typing import Annotated, Any, Literal
from urllib.parse import quote
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, HttpUrl
from pydantic_core import PydanticCustomError

from callsheet.model.base import Count, Day, Entry, Flag, Line, Lines, Share, Title


def _parse_time(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return time.fromisoformat(value.strip())
    except ValueError as error:
        raise PydanticCustomError("callsheet_time", "not a time of day") from error


def _parse_zone(value: Any) -> Any:
    try:
        ZoneInfo(str(value).strip())
    except (KeyError, ValueError, OSError) as error:
        raise PydanticCustomError("callsheet_zone", "not a time zone") from error
    return value


TimeOfDay = Annotated[time, BeforeValidator(_parse_time)]
Zone = Annotated[str, BeforeValidator(_parse_zone)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _parse_request(value: Any) -> Any:
    if isinstance(value, str) and not value.strip().startswith(("https://", "http://", "mailto:")):
        raise PydanticCustomError("callsheet_request", "not an address of a page or a mailbox")
    return value


RequestAddress = Annotated[Line, BeforeValidator(_parse_request)]
"""An address in which `{query}` stands for what was searched."""


class BusinessHours(Entry):
    """When the clock of a service level runs."""

    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    opens: TimeOfDay = time(9, 0)
    closes: TimeOfDay = time(17, 0)


class FreshnessPolicy(Entry):
    """How many days before and after the review date the state changes."""

    due_soon_days: Count = Field(default=30, le=3650)
    expired_after_days: Count = Field(default=30, le=3650)


class FilePolicy(Entry):
    """What attached files may be."""

    max_megabytes: Count = Field(default=25, ge=1, le=200)
    authors: Lines = ()
    """Names that may stand as the author of a file for customers, besides the hub's and roles'."""


class RelevanceGoals(Entry):
    """What `callsheet relevance` asks of the search; what is not said is not asked."""

    success_at_1: Share | None = None
    """At least this share of the queries with an answer has one as its first result."""

    success_at_3: Share | None = None
    """The same of the first three."""

    mrr: Share | None = None
    """At least so high is the mean of 1 / place of the first answer."""

    zero_results: Share | None = None
    """At most this share of the queries with an answer finds nothing at all."""

    stale_in_top_3: Count | None = Field(default=None, ge=0)
    """At most so many queries have a stale asset where a current answer should stand."""

    unwanted_results: Count | None = Field(default=None, ge=0)
    """At most so many of the queries that nothing answers find something all the same."""


class Addresses(Entry):
    """Where the sites are published, by audience."""

    internal: HttpUrl | None = None
    partner: HttpUrl | None = None
    customer: HttpUrl | None = None


class HubSettings(Entry):
    """The settings of a hub; every one has a default."""

    name: Title = "Sales hub"
    tagline: Line = "Find the right asset before the call."
    sample: Flag = False
    today: Day | None = None
    repository: HttpUrl | None = None
    branch: Line = "main"
    requests: RequestAddress | None = None
    """Where missing content is asked for; a new issue of the repository if it says nothing."""

    addresses: Addresses = Field(default_factory=Addresses)
    time_zone: Zone = "UTC"
    business_hours: BusinessHours = Field(default_factory=BusinessHours)
    freshness: FreshnessPolicy = Field(default_factory=FreshnessPolicy)
    files: FilePolicy = Field(default_factory=FilePolicy)
    relevance: RelevanceGoals = Field(default_factory=RelevanceGoals)

    def edit_address(self, path: str) -> str | None:
        """Where a file of the hub is edited in the browser, if the repository is known."""
        if self.repository is None:
            return None
        return f"{str(self.repository).rstrip('/')}/edit/{self.branch}/{quote(path)}"

    @property
    def request_address(self) -> str | None:
        """Where missing content is asked for, with `{query}` for what was searched, if anywhere.

        The repository's form for a new issue has this address at GitHub, Gitea and Forgejo, and
        another one at GitLab.
        """
        if self.requests or self.repository is None:
            return self.requests
        repository = str(self.repository).rstrip("/")
        title = quote("Content request: ") + "{query}"
        if "gitlab" in (self.repository.host or ""):
            return f"{repository}/-/issues/new?issue[title]={title}"
        return f"{repository}/issues/new?title={title}"
