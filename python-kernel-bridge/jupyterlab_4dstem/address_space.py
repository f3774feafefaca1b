"""Whether the limit on address space (`ulimit -v`, as some batch systems set it) leaves room for Node.js.

Without room it ends with a page of addresses, before the program could say anything.
"""

from __future__ import annotations

# More than any version needs: with this much, nothing is tried
AMPLE = 8_000_000_000
# A thread, and the memory of a small conversion
TRIAL = "new (require('node:worker_threads').Worker)('', { eval: true }); Buffer.alloc(3e8)"
PATIENCE = 30  # s


class TooLittleAddressSpace(RuntimeError):
    """Node.js would not run; the message says what to do."""


def require_address_space(node: str) -> None:
    """Raises TooLittleAddressSpace when the limit of this process does not let Node.js start and work."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY or limit >= AMPLE or _runs(node):
        return
    raise TooLittleAddressSpace(
        f"Only {limit / 1e9:.1f} GB of address space are allowed here (ulimit -v): Node.js does not start with so little. "
        f"Allow {AMPLE / 1e9:.0f} GB or more, or any amount ('ulimit -v unlimited'), or ask for more memory in the batch script."
    )


def _runs(node: str) -> bool:
    import subprocess

    try:
        return subprocess.run([node, "-e", TRIAL], capture_output=True, timeout=PATIENCE, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
