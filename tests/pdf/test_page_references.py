"""The references of the pages of a PDF are listed once, not once for each element of its structure."""

from __future__ import annotations

from typing import Any

from weasyprint.pdf import pydyf

from footpress.typesetting.page_references import pages_listed_once


def _pdf(pages: int, objects: int = 0) -> Any:
    """A PDF of some pages behind some objects, so that two of as many pages have other references."""
    pdf = pydyf.PDF()
    for _ in range(objects):
        pdf.add_object(pydyf.Dictionary())
    for _ in range(pages):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
    return pdf


def test_the_references_are_those_of_pydyf_and_listed_anew_for_another_page_and_another_file() -> None:
    plain, later, longer = _pdf(3).page_references, _pdf(3, objects=2).page_references, _pdf(4).page_references
    with pages_listed_once():
        pdf = _pdf(3)
        known = pdf.page_references
        assert known == plain
        assert pdf.page_references is known
        assert _pdf(3, objects=2).page_references == later != plain
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert pdf.page_references == longer


def test_afterwards_pydyf_is_as_it_was() -> None:
    before = pydyf.PDF.page_references
    with pages_listed_once():
        assert pydyf.PDF.page_references is not before
    assert pydyf.PDF.page_references is before
