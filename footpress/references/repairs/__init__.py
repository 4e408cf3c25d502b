"""Step 2, reading: what a bibliographer would put right in the model's labels. One repair a file; their order is REPAIRS."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from footpress.references.draft import Draft
from footpress.references.repairs.a_date_first import a_date_first
from footpress.references.repairs.a_work_has_a_title import a_work_has_a_title
from footpress.references.repairs.addresses_are_addresses import addresses_are_addresses
from footpress.references.repairs.bare_containers import bare_containers
from footpress.references.repairs.bodies_in_italics import bodies_in_italics
from footpress.references.repairs.closed_quotations import closed_quotations
from footpress.references.repairs.countries_write_nothing import countries_write_nothing
from footpress.references.repairs.edges import edges
from footpress.references.repairs.editions_on_titles import editions_on_titles
from footpress.references.repairs.editors_behind_in import editors_behind_in
from footpress.references.repairs.first_pages import first_pages
from footpress.references.repairs.first_publication import first_publication
from footpress.references.repairs.houses_and_places import houses_and_places
from footpress.references.repairs.issues_of_a_year import issues_of_a_year
from footpress.references.repairs.joined import joined
from footpress.references.repairs.journals_by_volume import journals_by_volume
from footpress.references.repairs.kept_stops import kept_stops
from footpress.references.repairs.names_set_off import names_set_off
from footpress.references.repairs.notes_are_no_volumes import notes_are_no_volumes
from footpress.references.repairs.numbered_series import numbered_series
from footpress.references.repairs.numbers_that_rules_saw import numbers_that_rules_saw
from footpress.references.repairs.pages_of_magazines import pages_of_magazines
from footpress.references.repairs.papers_of_a_day import papers_of_a_day
from footpress.references.repairs.reports_write_nothing import reports_write_nothing
from footpress.references.repairs.surnames_alone import surnames_alone
from footpress.references.repairs.translations_in_brackets import translations_in_brackets
from footpress.references.repairs.volumes_are_volumes import volumes_are_volumes
from footpress.references.repairs.whole_locators import whole_locators
from footpress.references.repairs.whole_titles import whole_titles
from footpress.references.sheet import Sheet

Repair = Callable[[Sheet, Draft], Draft]

REPAIRS: tuple[Repair, ...] = (
    addresses_are_addresses, countries_write_nothing, reports_write_nothing, papers_of_a_day, numbers_that_rules_saw, editions_on_titles, closed_quotations, translations_in_brackets, surnames_alone, first_publication, a_date_first, names_set_off, editors_behind_in,
    a_work_has_a_title, bodies_in_italics, bare_containers, volumes_are_volumes, notes_are_no_volumes, houses_and_places, kept_stops, journals_by_volume, issues_of_a_year, numbered_series, first_pages, pages_of_magazines, whole_titles, whole_locators, edges,
)  # fmt: skip
"""Read aloud: what is certain first, then what a work must have, then the conventions of journals and of places, then the edges."""


def repaired(sheet: Sheet, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts after every repair in order."""
    out = []
    for draft in joined(sheet, drafts):
        for repair in REPAIRS:
            draft = repair(sheet, draft)
        if draft.end > draft.start:
            out.append(draft)
    return out
