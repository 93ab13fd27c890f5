"""Markup: from the Markdown of a body to HTML that is safe to publish."""
