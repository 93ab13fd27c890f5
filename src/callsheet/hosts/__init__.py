"""Hosts: what turns outputs into a finished site, or into a folder that another program reads."""

from pathlib import Path

TEMPLATES = Path(__file__).parent / "theme"
"""Templates in the language of the hosts' themes, for pages that have no Markdown."""
