"""`footpress site`: the pages around the web pages, so that build/html can be published as it is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from footpress.commands.arguments import add_publication
from footpress.commands.telling import Refusals, say
from footpress.disk.lock import hold
from footpress.publication.opening import open_publication
from footpress.publication.publishing_site import publish_site
from footpress.source.articles import find_articles


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of the command."""
    add_publication(parser)


def run(arguments: Namespace) -> int:
    """Make the site, and say what it consists of, and what could not be listed."""
    refusals = Refusals()
    with hold(arguments.publication, "site", say):
        refusals.tell_problems(find_articles(arguments.publication).passed_over)
        site = publish_site(open_publication(arguments.publication))
    for file in site.files:
        print(f"build/{file}")
    for refused in site.refused:
        refusals.tell(refused)
    return refusals.exit_code
