"""What MkDocs calls: Callsheet does the work."""

from callsheet.hosts.mkdocs import *  # noqa: F403 # exactly the events that it names in __all__
