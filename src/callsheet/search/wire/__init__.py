"""The bytes of the search index: numbers, words and postings as text that a script may hold.

`docs/reference/search-data.md` describes the format. Nothing here knows what is indexed.
"""
