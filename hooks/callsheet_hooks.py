"""What MkDocs calls: the engine does the work."""

from callsheet.hosts.mkdocs import on_config, on_files  # noqa: F401 # MkDocs finds them by name
