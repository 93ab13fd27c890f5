"""Leaks: looks in a finished site for what its readers must not see, byte by byte."""
