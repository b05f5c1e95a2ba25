"""What the fuzzers once found, and their seeds: read without a crash ($JUESUAN may be built with sanitizers)."""
import pytest
from command import FILE_COMMANDS, ROOT

CORPUS = sorted(path for path in (ROOT / "tests" / "fuzz" / "corpus").rglob("*") if path.is_file())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_corpus(juesuan, path):
    for command in FILE_COMMANDS:
        for language in "zh", "en":
            juesuan(command, "--lang", language, path)
