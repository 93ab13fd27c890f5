"""Attached files: what they are, what they say and what they hide, read in a process of its own.

    bytes → kinds: which kind → pdf, office, pictures, plain: words, hidden things, preview
    worker: does this in its own process, within limits → pool: two of them, restarted as needed
    reading: paths → what is known, from the cache or from the pool

The rest of the program calls :func:`callsheet.attachments.reading.load_attached` and nothing else.
"""
