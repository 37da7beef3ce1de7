"""Start Sourcebook: without a command the window opens, otherwise the command line answers."""

import multiprocessing
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status (0 done, 1 something failed, 2 wrong usage)."""
    multiprocessing.freeze_support()
    from sourcebook import cli  # noqa: PLC0415 - helpers of a frozen program stop above

    request = cli.parse(sys.argv[1:] if arguments is None else arguments)
    if request.command:
        return cli.run(request)
    from sourcebook import ui  # noqa: PLC0415 - the command line needs no Qt

    return ui.run(request.library)


if __name__ == "__main__":
    sys.exit(main())
