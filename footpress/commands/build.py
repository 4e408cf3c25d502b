"""`footpress build [SLUG…]`: steps 5–8."""

from __future__ import annotations

import gc
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from footpress.commands.arguments import add_cluster, add_jobs, add_publication, add_slugs
from footpress.commands.counting import counted
from footpress.commands.progress import Progress
from footpress.commands.said_again import say_again, sources_before
from footpress.commands.telling import Refusals, how_many, lines_of, say, worst
from footpress.disk import remembered
from footpress.disk.lock import hold
from footpress.editions import USUAL
from footpress.problems import Problem, Refused
from footpress.publication.building import publish
from footpress.publication.side_by_side import Many
from footpress.publication.workers import SELDOM
from footpress.source.articles import find_articles


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    add_slugs(parser)
    parser.add_argument(
        "--collection",
        action="store_true",
        help="build issues: SLUG names files in source/collections/ (none: all articles as one)",
    )
    parser.add_argument(
        "--edition", action="append", default=[], metavar="NAME", help="pdf, epub, html or kindle; may be given again"
    )
    parser.add_argument(
        "--check", action="store_true", help="check the sources and all that is built, too, as `footpress check` does"
    )
    parser.add_argument("--anew", action="store_true", help="build what has not changed, too")
    add_jobs(parser, "make so many articles at once")
    add_cluster(parser)
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Build, and say what now stands where, what was refused, and how much stands unchanged; the worst exit code of all."""
    gc.set_threshold(*SELDOM)
    publication, words = arguments.publication, arguments.words
    refusals, told, built, stood, files = Refusals(), dict[Problem, None](), 0, 0, dict[str, str]()
    before = sources_before(words)
    with hold(publication, "build", say):
        passed_over = () if arguments.slugs else find_articles(publication).passed_over
        refusals.tell_problems(passed_over)
        progress = Progress(_expected(arguments))
        for item in publish(
            publication,
            arguments.slugs,
            arguments.edition,
            collections=arguments.collection,
            anew=arguments.anew,
            processes=arguments.jobs,
            checks=arguments.check,
            elsewhere=_elsewhere(arguments.cluster),
        ):
            progress.clear()
            if isinstance(item, Refused):
                refusals.tell(item)
                progress.step(item.what, made=False)
                continue
            refusals.tell_problems(sorted(remark for remark in set(item.remarks) if remark not in told))
            told |= dict.fromkeys(item.remarks)
            built, stood = built + 1, stood + (not item.made)
            files |= item.files
            if item.made:
                entries = counted(item.entries, "entry", "entries")
                print(f"{os.path.relpath(item.file)}: {counted(item.notes, 'note')}, {entries}, all there", flush=True)
            progress.step(item.file.name if item.file.name != "index.html" else item.file.parent.name, made=item.made)
        progress.clear()
        if stood:
            print(_unchanged(stood))
        found: Sequence[Problem] = ()
        if arguments.check:
            from footpress.publication.checking import check  # its rules take as long to load as the article to cite

            found = check(publication, () if arguments.collection else arguments.slugs)
            print("\n".join(lines_of(found)), flush=True)
            for line in how_many(found):
                say(line)
    refusals.summary()
    code = max(refusals.exit_code, worst(found))
    if not refusals.refused:
        said = (*map(str, passed_over), *map(str, sorted(told)))
        say_again(
            words, before, code, said, [_unchanged(built), *(lines_of(found) if arguments.check else ())], files, how_many(found)
        )
    remembered.end()
    return code


def _elsewhere(address: str) -> Many | None:
    """Who makes volumes on a cluster, where one is named; only then is loaded what that needs."""
    if not address:
        return None
    from footpress.cluster.building import OnCluster

    return OnCluster(address, say)


def _expected(arguments: Namespace) -> int:
    """About how many editions there will be."""
    articles = len(arguments.slugs) or len(find_articles(arguments.publication).slugs)
    return articles * len(arguments.edition or USUAL)


def _unchanged(editions: int) -> str:
    return f"{counted(editions, 'edition')} {'stands' if editions == 1 else 'stand'} unchanged."
