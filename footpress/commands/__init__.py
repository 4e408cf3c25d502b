"""The commands of `footpress`: one module each, with `HELP`, `add_arguments(parser)` and `run(arguments) -> exit code`."""
