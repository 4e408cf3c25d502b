"""A publication's templates may come from a stranger: they print, they run nothing, they read nothing outside, and they end."""

import os
import time
from pathlib import Path

import pytest

import footpress.templates
from footpress.problems import FootpressError
from footpress.templates import Templates


def templates(folder: Path, text: str, name: str = "html/own.html") -> Templates:
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Templates(folder)


def said(folder: Path, text: str, **context: object) -> str:
    with pytest.raises(FootpressError) as caught:
        templates(folder, text).render("html/own.html", **context)
    return str(caught.value)


@pytest.mark.parametrize(
    "inside",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ self._TemplateReference__context }}{{ self.__init__.__globals__ }}",
        "{{ bind.__globals__ }}",
        "{{ bind.__code__ }}",
        "{{ words.append(1) }}",
        "{{ place.joinpath('secret.txt').read_text() }}",
        "{{ (place / 'secret.txt').read_text() }}",
        "{{ place.joinpath('made.txt').write_text('x') }}",
        "{{ (place|attr('parent')).iterdir()|list }}",
        "{{ os.popen('id') }}",
        "{{ kind.mro() }}",
        "{{ '%*d'|format(1000000000, 1) }}",
        "{{ terms.clear() }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(bind) }}",
        "{{ joiner|attr('__class__') }}{{ (joiner|attr('__class__')).x }}",
        "{% include '../../secret.txt' %}",
        "{% include '/etc/hostname' %}",
        "{% import '../secret.txt' as s %}",
        "{% extends '..\\\\secret.txt' %}",
        "{{ 'x' * 10**9 }}",
        "{{ 10**10**10 }}",
        "{{ 'x'|center(10**9) }}",
        "{{ 'x'.ljust(1000000000) }}",
        "{{ '%1000000000d' % 1 }}",
        "{% for i in range(10**9) %}{% endfor %}",
        "{{ lipsum(n=1000000000) }}",
        "{{ [1]|batch(1000000000, 0)|list }}",
    ],
)
def test_what_a_template_may_not_do(inside: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    begun = time.perf_counter()
    sentence = said(tmp_path, f"one\n{inside}\n", bind=str.strip, words=[], terms={}, joiner="x", place=tmp_path, os=os, kind=str)
    assert not (tmp_path / "made.txt").exists()
    assert sentence.startswith("templates/"), sentence
    assert "Traceback" not in sentence and "the secret" not in sentence
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    "loop",
    [
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% set x = i ~ j %}{% endfor %}{% endfor %}",
        "{% macro f(n) %}{% for i in range(9) %}{{ f(n + 1) if n < 90 }}{% endfor %}{% endmacro %}\n{{ f(0) }}",
    ],
)
def test_a_loop_without_end_is_named_with_its_line(loop: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(footpress.templates, "SECONDS", 0.5)
    begun = time.thread_time()
    sentence = said(tmp_path, f"one\n{loop}\n")
    assert sentence.startswith("templates/html/own.html:2: this does not end within")
    assert time.thread_time() - begun < 5


def test_a_template_that_waits_while_others_work_is_no_loop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(footpress.templates, "SECONDS", 0.5)
    waiting = templates(tmp_path, "{% for i in range(3) %}\n{{ wait() }}\n{% endfor %}done")
    assert waiting.render("html/own.html", wait=lambda: time.sleep(0.3) or "").endswith("done")


def test_what_doubles_itself_takes_not_all_memory(tmp_path: Path) -> None:
    growing = "{% set ns = namespace(x='xxxxxxxxxxxxxxxx') %}\n{% for i in range(40) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}"
    assert "templates/html/own.html:2: this takes all the memory" in said(tmp_path, growing)


def test_a_template_that_is_a_link_out_of_the_publication_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    folder = tmp_path / "papers"
    (folder / "templates/html").mkdir(parents=True)
    (folder / "templates/html/own.html").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(FootpressError, match=r"templates/html/own\.html: error: this file is not read: it lies outside"):
        Templates(folder).render("html/own.html")
    with pytest.raises(FootpressError, match="it lies outside"):
        Templates(folder).read("html/own.html")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one\n{{ missing }}", "templates/html/own.html:2: 'missing' is undefined."),
        ("one\n\n{{ 1 / 0 }}", "templates/html/own.html:3: ZeroDivisionError: division by zero."),
        ("one\n{% for %}", "templates/html/own.html:2: "),
        ("{{ 'x'|nosuch }}", "templates/html/own.html:1: No filter named 'nosuch'."),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, words: str, tmp_path: Path) -> None:
    assert said(tmp_path, text).startswith(words)


def test_what_templates_usually_do_they_may(tmp_path: Path) -> None:
    text = """{% set ns = namespace(n=0) %}{% for word in words %}{% set ns.n = ns.n + 1 %}{{ loop.index }}. {{ word|upper }} {% endfor %}
{{ ns.n * 2 }} {{ words|join(', ') }} {{ "%s-%02d"|format("a", 2) }} {{ "%s" % 2 }} {{ range(3)|list }} {{ words|map('length')|sum }} {{ {'a': 1}.items()|list }}
{% macro em(x) %}<em>{{ x }}</em>{% endmacro %}{{ em("<b>") }} {{ 2 ** 10 }} {{ words[0].replace('a', 'o') }} {{ "x" * 3 }}"""
    printed = templates(tmp_path, text).render("html/own.html", words=["lamp", "tower"])
    assert printed.split("\n") == [
        "1. LAMP 2. TOWER 4 lamp, tower a-02 2 [0, 1, 2] 9 [(&#39;a&#39;, 1)]",
        "<em>&lt;b&gt;</em> 1024 lomp xxx",
    ]


def test_words_of_ones_own_are_added_to_those_of_footpress(tmp_path: Path) -> None:
    terms = templates(tmp_path, "notes: {en: Endnotes, no: Noter}\n", "terms.yaml").terms("en")
    assert (terms["notes"], terms["bibliography"]) == ("Endnotes", "Bibliography")
    for broken in ("notes: [", "notes: x", "- a", "notes: {de: Noten}"):
        with pytest.raises(FootpressError, match=r"templates/terms\.yaml"):
            templates(tmp_path, broken, "terms.yaml").terms("en")
