"""The programs that a site is made with, as one short text: whatever differs in them, it differs.

Part of the key of every result that is kept, so that no result outlives the program that made it.
"""

import hashlib
import sys
from importlib.metadata import distributions
from pathlib import Path

_PACKAGE = Path(__file__).parent


def load_environment() -> str:
    """Python's version, that of every installed package, and this package's own files."""
    digest = hashlib.sha256(sys.version.encode())
    packages = sorted(str(package.locate_file("")) + _name(package) for package in distributions())
    digest.update("\n".join(packages).encode("utf-8", "surrogatepass"))
    for path in sorted(_PACKAGE.rglob("*")):
        # The files themselves, because a checkout changes without a new version.
        if path.suffix != ".pyc" and path.is_file():
            data = path.read_bytes()
            name = path.relative_to(_PACKAGE).as_posix()
            digest.update(f"\n{name} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def _name(package: object) -> str:
    """Name and version as the folder of its metadata says them: reading each takes ten times it."""
    return str(getattr(package, "_path", package))
