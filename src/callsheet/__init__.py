"""Callsheet: a content hub and sales playbook kept in Git.

The package reads a hub (`assets/`, `playbook/`, `docs/`), checks it and turns it into the files
of a static site. Start reading at :mod:`callsheet.build`.
"""

__version__ = "0.1.0"
