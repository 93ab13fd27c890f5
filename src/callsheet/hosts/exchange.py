"""Lets two folders change places in one step of the file system, where it can do that."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -2 if sys.platform == "darwin" else -100
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux' renameat2(2) and RENAME_SWAP of macOS' renameatx_np(2): the same."""

_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a kernel or a file system answers that does not know how: NFS, for one."""


def exchange(first: Path, second: Path) -> bool:
    """Let two folders change places: whoever looks sees both in the old or both in the new ones.

    Gives False, and has done nothing, if the system or the file system has no such step. Python
    has no function of its own for it.

    Raises:
        OSError: one of them is missing, or must not be moved.
    """
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    rename = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if rename is None:  # Windows; or a C library that lacks it, such as older ones of Alpine
        return False
    rename.argtypes = (
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_uint,
    )
    if rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(first), None, str(second))
