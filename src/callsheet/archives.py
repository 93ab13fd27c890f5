"""What goes wrong with archives."""

import zipfile
import zlib

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
    *(OSError, ValueError, EOFError),
)
"""What `zipfile` and `gzip` raise for what is none, is damaged, locked, or made to deceive."""
