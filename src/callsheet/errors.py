"""The exceptions that a caller may meet; problems in the content are findings, never exceptions.

CallsheetError
├── HubNotFound         the folder holds no hub
├── AddressTaken        two outputs want one address
├── BadDialect          an extension of Markdown can't be used
├── CannotWrite         the file system said no
├── HostFailed          the site generator stopped
└── RevisionUnknown     Git does not know what has changed
"""


class CallsheetError(Exception):
    """Something that stops the work; its text is a plain sentence for whoever runs the program."""


class HubNotFound(CallsheetError):
    """The folder has no `assets/` and no `playbook/`, so there is nothing to read."""


class AddressTaken(CallsheetError):
    """Two outputs would be written to one address of the site."""


class BadDialect(CallsheetError):
    """An extension of Markdown is not installed, or does not take its options."""


class CannotWrite(CallsheetError):
    """A file or folder could not be written."""


class HostFailed(CallsheetError):
    """The site generator stopped before the site was complete."""


class RevisionUnknown(CallsheetError):
    """Git can't say what has changed since a revision."""
