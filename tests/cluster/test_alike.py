"""What decides on the bytes of an edition is asked of each worker, and what differs is named with both."""

from footpress.cluster.alike import about, unlike


def test_what_is_here_is_told_by_names_that_a_person_knows() -> None:
    here = about(["Gentium Plus", "No Such Face"])
    assert {"footpress", "its templates", "Python", "pandoc", "WeasyPrint", "zlib", "pango-1.0", "the font Gentium Plus"} <= set(
        here
    )
    assert here["the font No Such Face"] == "none" != here["the font Gentium Plus"]
    assert unlike(here, about(["Gentium Plus", "No Such Face"])) == ""


def test_each_difference_is_named_with_both() -> None:
    here = {"pandoc": "3.9", "WeasyPrint": "70.0", "Python": "3.11.7", "lxml": "6.1"}
    assert unlike(here, here | {"pandoc": "2.19"}) == "pandoc 2.19, where this machine has 3.9"
    assert unlike(here, {"pandoc": "2.19", "Python": "3.12.1"}) == (
        "pandoc 2.19, where this machine has 3.9; WeasyPrint not at all, where this machine has 70.0; "
        "Python 3.12.1, where this machine has 3.11.7; and so on, 4 in all"
    )
    assert unlike(here, here | {"brotli": "1.1"}) == "brotli 1.1, where this machine has none"
