"""`footpress check [SLUG…]`: lint of the sources, and the built editions against them."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import nullcontext

from footpress.commands.arguments import add_publication, add_slugs
from footpress.commands.said_again import editions_of, say_again, sources_before
from footpress.commands.telling import how_many, lines_of, say, worst
from footpress.disk import remembered
from footpress.disk.lock import hold
from footpress.problems import Problem
from footpress.publication.checking import ask_validators, check, mend, never_built
from footpress.publication.last_published import is_new

_NAMED = 3
"""So many editions that were never built are named, the others are counted."""


_AGES = {True: "(new)", False: "(there when last published)", None: "(of an entry that no article cites)"}


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    add_slugs(parser)
    parser.add_argument("--fix", action="store_true", help="mend what is safe to mend, and say what was done")
    parser.add_argument(
        "--validators", action="store_true", help="ask epubcheck and Ace of the EPUBs too, where they are installed"
    )
    parser.add_argument(
        "--new", action="store_true", help="say of each finding whether it was there when the article was last published"
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON lines")
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Print the findings; 1 if any of them is an error."""
    before, built = sources_before(arguments.words), editions_of(arguments.words)
    if arguments.fix:
        with hold(arguments.publication, "check --fix", say):
            print("\n".join(mend(arguments.publication, arguments.slugs)) or "Nothing to mend.")
    built_here = (arguments.publication / "build").is_dir()
    with hold(arguments.publication, "check", say) if built_here else nullcontext():  # no edition changes while it is read
        problems = check(arguments.publication, arguments.slugs)
    told: list[str] = []
    if arguments.validators:
        found, absent = ask_validators(arguments.publication, arguments.slugs)
        problems += found
        told += [f"Not asked, since it is not installed: {validator.name} ({validator.remedy})." for validator in absent]
    if absent_files := never_built(arguments.publication, arguments.slugs):
        more = f" and {len(absent_files) - _NAMED} more" if len(absent_files) > _NAMED else ""
        told.append(f"Not checked, since not built: {', '.join(absent_files[:_NAMED])}{more} (footpress build makes them).")
    for line in told:
        say(line)
    if arguments.new:
        _print_with_age(arguments, problems)
        return worst(problems)
    said = lines_of(problems, as_json=arguments.json)
    for line in said:
        print(line)
    sys.stdout.flush()
    for line in (last := how_many(problems)):
        say(line)
    if built == editions_of(arguments.words):  # no build was at work meanwhile
        say_again(arguments.words, before, worst(problems), told, said, last=last)
    remembered.end()
    return worst(problems)


def _print_with_age(arguments: Namespace, problems: Sequence[Problem]) -> None:
    """The findings, each with whether it is new since the last publication; how many are, on standard error."""
    new, never = is_new(arguments.publication, problems, arguments.slugs)
    for problem, is_one in zip(problems, new, strict=True):
        if arguments.json:
            print(json.dumps({**json.loads(problem.to_json()), "new": is_one}, ensure_ascii=False))
        else:
            print(f"{problem} {_AGES[is_one]}")
    if never:
        say(f"Never published, so that all their findings are new: {', '.join(never)}.")
    sys.stdout.flush()
    say(f"{new.count(True)} of {len(problems)} findings are new.")
