"""Which commit this is: written beside the code when an image is built, or asked of git."""

import subprocess
from pathlib import Path

_PACKAGE = Path(__file__).parent
UNKNOWN = "unknown"


def revision(package: Path = _PACKAGE) -> str:
    """Return the commit that the package was built from, or is checked out at."""
    written = package / "_revision.txt"
    if written.is_file():
        return written.read_text(encoding="ascii").strip() or UNKNOWN
    # The package of a checkout lies in the repository's root, never deeper.
    return _checked_out(package.parent) if (package.parent / ".git").exists() else UNKNOWN


def _checked_out(root: Path) -> str:
    try:
        asked = subprocess.run(  # noqa: S603 - our own command
            ["git", "-C", str(root), "rev-parse", "HEAD"],  # noqa: S607 - whichever git there is
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return UNKNOWN
    return asked.stdout.strip()
