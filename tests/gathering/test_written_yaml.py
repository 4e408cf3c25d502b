"""The record's YAML, written line by line: the same bytes as libyaml's, whatever a note has typed."""

import random
from copy import deepcopy

import yaml

from footpress.text.written_yaml import dump_lists, dump_yaml

TEXTS = (
    "", " ", "a", "no", "Yes", "null", "~", "y", "n", "on", "=", "<<", "1", "1.0", "1_000", "0o7", "0x1f", "1:30", "1e3", ".5", ".inf", "1990-01-01", "12–14",
    "a: b", "a:b", "a:", ":a", ": a", "a #b", "a#b", "#a", "- a", "-a", "-", "--- a", "---a", "...", "? a", "?a", "[a", "a]", "{a}", "a, b", ",a", "&a", "*a*", "!a",
    "|", ">a", "'a'", "a'b", '"a"', 'a"b', "%a", "@a", "`a", "a ", " a", "a  b", "Türk’ün „Şiir“", "注釈", "🙂 a", "a\u00a0b", "\ufeffa", "a\u2028b", "a\nb", "a\n\nb\n",
    "\ta", "a\tb", "\x85", "a\x07b", "x" * 200, "a: " * 60, "Ibid., S. 9; vgl. „X“: Y", "\\", "\ue000", "\ufffd", "0.9", "12e03", "-1", "+1", "2001-12-14t21:59:43.10-05:00",
)  # fmt: skip
VALUES = (
    None,
    True,
    False,
    0,
    7,
    -3,
    0.0,
    0.83,
    1e-07,
    1.5e300,
    [],
    {},
    [1, 2],
    [0, "a, b"],
    ["*a", "b"],
    ["x" * 50, "y" * 50],
    [True],
    [[1], 2],
    ["a\nb"],
)


def test_a_record_is_written_as_libyaml_writes_it() -> None:
    chance = random.Random(5)
    values = [
        *TEXTS,
        *VALUES,
        {"a": "b"},
        {"no": {"c: d": "e"}},
        [{"a": 1}, {"b": [1, 2]}],
        [{"a": 1}, "b"],
        [{}],
        {"x" * 200: 1},
    ]
    for value in values:
        for data in (
            {"notes": [{"n": 1, "raw": value}]},
            {"notes": value},
            {"notes": [{"a": [{"b": value, "c": 1}], "d": {"e": deepcopy(value)}}]},
        ):
            assert dump_lists(data) == dump_yaml(data), data
    signs = "ab1 :#-,[]{}&*!|>'\"%@`?.~=–é注\n"
    texts = ["".join(chance.choices(signs, k=chance.randint(0, 7))) for _ in range(3000)]
    data = {
        "manuscript": "a.txt",
        "notes": [{"n": number, "raw": text, "fields": {"title": {"value": text[::-1]}}} for number, text in enumerate(texts)],
    }
    assert dump_lists(data) == dump_yaml(data)
    assert yaml.safe_load(dump_lists(data)) == data
