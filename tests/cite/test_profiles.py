"""The screen profile: no branch of a style is taken for ibid., in whatever way its conditions are written."""

import pytest
from lxml import etree

from footpress.citing.profiles import in_profile, prepare

NS = "http://purl.org/net/xbiblio/csl"


def style(choose: str) -> bytes:
    return f'<style xmlns="{NS}" version="1.0"><info/><citation><layout>{choose}</layout></citation></style>'.encode()


def texts(data: bytes) -> list[str]:
    return [element.get("value") for element in etree.fromstring(data).iter(f"{{{NS}}}text")]


def branch(tag: str, conditions: str, value: str) -> str:
    return f'<{tag} {conditions}><text value="{value}"/></{tag}>'


CHOOSE = "<choose>{}</choose>"


@pytest.mark.parametrize(
    ("branches", "left"),
    [
        ([("if", 'position="ibid"', "i"), ("else-if", 'position="subsequent"', "s"), ("else", "", "f")], ["s", "f"]),
        ([("if", 'position="ibid-with-locator"', "i"), ("else", "", "f")], ["f"]),
        ([("if", 'position="ibid"', "i")], []),
        ([("if", 'position="ibid subsequent" match="any"', "s"), ("else", "", "f")], ["s", "f"]),
        ([("if", 'position="ibid" type="book" match="any"', "b"), ("else", "", "f")], ["b", "f"]),
        ([("if", 'position="ibid" type="book" match="all"', "b"), ("else", "", "f")], ["f"]),
        ([("if", 'position="ibid" match="none"', "n"), ("else", "", "i")], ["n"]),
        ([("if", 'position="ibid" type="book" match="none"', "n"), ("else", "", "i")], ["n", "i"]),
        ([("if", 'type="book"', "b"), ("else-if", 'position="ibid" match="none"', "n"), ("else", "", "i")], ["b", "n"]),
    ],
)
def test_ibid_is_never_taken(branches: list[tuple[str, str, str]], left: list[str]) -> None:
    data = style(CHOOSE.format("".join(branch(*each) for each in branches)))
    screen = in_profile(data, "screen")
    assert texts(screen) == left
    assert b"ibid" not in screen


def test_nested_conditions_are_reached() -> None:
    inner = CHOOSE.format(branch("if", 'position="ibid"', "i") + branch("else", "", "s"))
    data = style(f'<choose><if position="subsequent">{inner}</if><else><text value="f"/></else></choose>')
    assert texts(in_profile(data, "screen")) == ["s", "f"]


def test_the_page_profile_is_the_style_as_it_is() -> None:
    data = style(CHOOSE.format(branch("if", 'position="ibid"', "i")))
    assert in_profile(data, "page") == data


def test_a_style_without_a_place_for_locators_gets_one() -> None:
    root = etree.fromstring(prepare(style('<text variable="citation-number"/>'), "en"))
    assert root.xpath("//c:text[@variable='locator']", namespaces={"c": NS})


def test_a_label_comes_after_names_that_are_not_spelt_out() -> None:
    root = etree.fromstring(prepare(style('<names variable="editor"><label prefix=", "/></names>'), "en"))
    assert [child.tag.split("}")[1] for child in root.find(f".//{{{NS}}}names")] == ["name", "label"]


def test_a_style_is_given_the_words_of_its_own_language_alone() -> None:
    def given(lang: str) -> list[str | None]:
        root = etree.fromstring(prepare(style('<text variable="title"/>'), lang))
        return [locale.get("{http://www.w3.org/XML/1998/namespace}lang") for locale in root.iterfind(f"{{{NS}}}locale")]

    assert given("mn") == given("mn-MN") == ["mn", None]
    assert given("he") == ["he", None]
    assert given("xx") == [None]


NOTES = ("<!-- why -->", "<?editor fold?>")


@pytest.mark.parametrize("odd", NOTES)
@pytest.mark.parametrize("where", range(5))
def test_comments_and_processing_instructions_may_stand_anywhere(where: int, odd: str) -> None:
    places = [odd if at == where else "" for at in range(5)]
    choose = '{}<choose>{}<if position="ibid">{}<text value="i"/></if>{}<else><text value="f"/>{}</else></choose>'
    data = prepare(style(choose.format(*places)), "en")
    assert texts(in_profile(data, "screen")) == ["f", *texts(data)[2:]]


@pytest.mark.parametrize("odd", NOTES)
def test_a_choose_of_nothing_but_remarks_is_left_out(odd: str) -> None:
    data = style(f'<choose>{odd}<if position="ibid"><text value="i"/></if>{odd}</choose>')
    assert texts(in_profile(data, "screen")) == []


def test_entities_of_a_style_s_own_are_read() -> None:
    data = b'<!DOCTYPE style [<!ENTITY dash "-">]>' + style('<text value="a&dash;b"/>')
    assert texts(prepare(data, "en"))[:1] == ["a-b"]
