"""What several commands take, and the clock that they read."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import click

from callsheet.audience import Audience
from callsheet.today import day_of_epoch, parse_day
from callsheet.wording import quoted


class Day(click.ParamType[date]):
    """A day as `2026-10-02`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that was typed; the command stops if it is none."""
        try:
            return value if isinstance(value, date) else parse_day(value)
        except ValueError:
            self.fail(f"{quoted(value)} is not a date; write it as 2026-10-02", param, ctx)


root_option = click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The hub's folder; the current one if not given.",
)
today_option = click.option("--today", type=Day(), help="Reckon with this day, such as 2026-10-02.")
offline_option = click.option(
    "--offline", is_flag=True, help="Addresses end in .html: the site works from a folder."
)
keep_going_option = click.option(
    "--keep-going",
    is_flag=True,
    help="Go on although there are errors; files with errors are left out.",
)
no_cache_option = click.option(
    "--no-cache", is_flag=True, help="Make everything anew, and keep nothing for the next time."
)


def read_audience(_context: click.Context, _option: click.Parameter, value: str) -> Audience:
    """The audience that was chosen."""
    return Audience(value)


audience_option = click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.INTERNAL.value,
    show_default=True,
    callback=read_audience,
    help="Who reads the site: it holds what they may see, and nothing else.",
)


def asked(today: date | None) -> date | None:
    """`--today`, else the day of `SOURCE_DATE_EPOCH` in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return today or (day_of_epoch(epoch) if epoch else None)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
