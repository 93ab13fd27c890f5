"""What one event of MkDocs leaves for later ones of the same build: entries of its configuration.

MkDocs makes a configuration for each build and hands it to every event, and little else.
"""

from typing import Any

_OURS = "callsheet_"

PREPARED = f"{_OURS}build"
"""A build that was made before MkDocs was started."""

MADE = f"{_OURS}made"
"""The build whose outputs are shown."""

POLICY = f"{_OURS}policy"
"""The site's policy, or None while it is served for its writers."""

NAV = f"{_OURS}nav"
"""MkDocs' navigation."""

HIDDEN = f"{_OURS}hidden"
"""The names at the top of the site that begin with a dot."""

MEMORY = f"{_OURS}memory"
"""What is remembered from one build to the next."""

SERVED = f"{_OURS}served"
"""The whole build, as `serve` changes it later."""

SURROUNDINGS = f"{_OURS}surroundings"
"""All files besides those of assets and playbook, before the build began to read them."""


def let_go(config: Any) -> None:
    """Take the site from a configuration that MkDocs keeps though it has made a newer one."""
    for key in [key for key in config if key.startswith(_OURS)]:
        del config[key]
    config._current_page = None
    plugin = config.plugins.get("macros")
    if plugin is not None:
        plugin.variables.clear()
        plugin._page = plugin._env.renderer = None
