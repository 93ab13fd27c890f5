"""Live lists for mkdocs-macros-plugin: it renders with the engine's sandbox instead of its own."""

from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from callsheet.pages.live import LiveListError, render_live


class LiveLists(ImmutableSandboxedEnvironment):
    """What mkdocs-macros-plugin renders with: the engine's functions, and no variable of MkDocs."""

    def __init__(self, plugin: Any) -> None:
        super().__init__()
        self._plugin = plugin
        self.renderer: Any = None

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """A template whose variables are ignored."""
        return _LivePage(str(source), self)

    def rendered(self, source: str) -> str:
        """The Markdown with its live lists, for the page that the plugin is at."""
        try:
            page = self._plugin.page
            text, lists = render_live(source, self.renderer, page.file.src_uri)
            if source != page.title:  # The plugin comes once more with a heading that has marks.
                page.file.callsheet_lists = lists
            return text
        except LiveListError as error:
            return error.in_place_of_page  # The check has reported it, so `--strict` fails.


class _LivePage:
    """Stands where the plugin expects a Jinja template."""

    def __init__(self, source: str, environment: LiveLists) -> None:
        self._source, self._environment = source, environment

    def render(self, **_variables: Any) -> str:
        return self._environment.rendered(self._source)
