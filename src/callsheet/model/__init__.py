"""Typed models of all that a hub may write: shapes and rules of one value, no file access."""
