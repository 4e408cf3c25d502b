"""`footpress new`: what it says comes next can be typed as it stands."""

import shlex
from pathlib import Path

import pytest

from footpress.cli import main


@pytest.mark.parametrize("name", ["plain", "a b", "a b/ü", "it's", "$HOME"])
def test_the_next_command_names_the_folder_as_a_shell_reads_it(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / name)]) == 0
    command = capsys.readouterr().out.split("Next: ")[1]
    assert shlex.split(command) == ["footpress", "import", "MANUSCRIPT", "--publication", str(tmp_path / name)]
