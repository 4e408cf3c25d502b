"""What tests share: `--accept` writes stored results anew, for a person to read the difference."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the stored results anew")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def same_as(accept: bool):
    """same_as(path, text): the text is what is stored in the file; with --accept it is stored."""

    def compare(path: Path, text: str) -> None:
        if accept:
            path.write_text(text, encoding="utf-8")
        stored = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text == stored, f"{path.name} has changed: run pytest --accept and read the difference"

    return compare
