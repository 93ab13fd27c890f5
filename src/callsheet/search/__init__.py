"""Search: the records and the index that Python writes, and the ranking that both languages share."""
