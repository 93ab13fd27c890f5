"""Typed models of everything that a hub may write: shapes and rules of one value, no file access."""
