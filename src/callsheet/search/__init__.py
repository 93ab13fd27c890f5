"""Search: the records and the index that Python writes, and the ranking shared with the browser."""
