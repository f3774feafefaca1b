"""`jupyter 4dstem ...`: becomes the Node process that runs the same bundle as the server's backend."""

from __future__ import annotations

import os
import sys

from .address_space import TooLittleAddressSpace, require_address_space
from .node import NodeNotFound, find_bundle, find_node


def main() -> int:
    """Runs the bundle with this process's arguments, streams and environment, and ends with its status.

    On POSIX this process is replaced, so that signals and exit status are the bundle's own.
    """
    try:
        node = find_node(trust_package=True)
        require_address_space(node)
        command = [node, find_bundle(), *sys.argv[1:]]
    except (NodeNotFound, TooLittleAddressSpace) as error:
        print(error, file=sys.stderr)
        return 1
    if os.name == "posix":
        os.execv(command[0], command)
    import subprocess

    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
