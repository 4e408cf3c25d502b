"""The command line: the only place that catches, with an exit code and a sentence that says what to do."""

from __future__ import annotations

import sys

from footpress.commands.said_again import said_again

TYPE_CHECKING = False  # `typing` is not loaded, nor anything else before it is known that there is something to do
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

COMMANDS = {
    "new": "start another publication in a folder",
    "import": "read a manuscript into source/ and bibliography.bib (steps 1–4)",
    "build": "publish source/ as PDF, EPUB and HTML (steps 5–8)",
    "site": "make the index, the feed and the site map of the web pages",
    "desk": "correct, see and publish in the browser",
    "serve": "show an article in the browser as it changes",
    "correct": "keep the version that stands before a published article is corrected",
    "review": "show the queries of the imports",
    "check": "check the sources and the built editions",
    "styles": "list, find and preview citation styles",
    "links": "ask whether the addresses still open (uses the network)",
    "notes": "read notes alone and print what they cite",
    "extract": "take the sources out of a PDF that footpress made",
    "doctor": "say what is installed and what is missing",
}
"""Each command is the module of this name in footpress.commands ("import" is `import_`); it is loaded only when called."""


def _module(command: str) -> str:
    return f"footpress.commands.{'import_' if command == 'import' else command}"


def _parser(command: str | None) -> argparse.ArgumentParser:
    import argparse
    import importlib

    import footpress

    parser = argparse.ArgumentParser(
        prog="footpress", description="From hand-typed footnotes to a publication whose editions agree."
    )
    parser.add_argument("--version", action="version", version=f"footpress {footpress.__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, help_text in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=help_text, description=help_text)
        if name == command:
            importlib.import_module(_module(name)).add_arguments(subparser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 good, 1 problems found, 2 usage, 3 or more: the world failed."""
    words = list(sys.argv[1:] if argv is None else argv)
    if (code := said_again(words)) is not None:
        return code
    from footpress.text.terminal import readable_output

    with readable_output():
        return _run(words)


def _run(words: Sequence[str]) -> int:
    import atexit
    import gc
    import importlib
    import os

    from footpress.commands.telling import exit_code, say, sentence

    atexit.register(gc.freeze)  # a process that ends need not look for what refers to itself
    command = next((word for word in words if word in COMMANDS), None)
    try:
        arguments = _parser(command).parse_args(words)
        arguments.words = words
        return int(importlib.import_module(_module(arguments.command)).run(arguments))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
    except Exception as error:
        say(sentence(error))
        return exit_code(error)


if __name__ == "__main__":
    sys.exit(main())
