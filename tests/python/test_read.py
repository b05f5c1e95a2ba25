"""Every way to give a report, and every way in which it can fail."""
import io
import os
import pickle
from pathlib import Path

import pytest

import juesuan
from conftest import REPORT

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89" + bytes(range(256))


def test_facts(report):
    assert report.department == "阳泉市司法局"
    assert report.year == 2023
    assert report.unit == "万元"
    assert report.path == REPORT


def test_all_sources_give_the_same(report):
    data = REPORT.read_bytes()
    sources = [str(REPORT), data, bytearray(data), memoryview(data), io.BytesIO(data), io.StringIO(data.decode())]
    for source in sources:
        assert juesuan.read(source) == report, type(source)
    with open(REPORT, "rb") as file:
        opened = juesuan.read(file)
    assert opened == report
    assert opened.path == str(REPORT)
    with open(REPORT, encoding="utf-8") as file:
        assert juesuan.read(file) == report


def test_a_byte_order_mark_does_not_matter(report):
    assert juesuan.read(b"\xef\xbb\xbf" + REPORT.read_bytes()) == report


def test_the_format_can_be_named(report):
    assert juesuan.read(REPORT, format="text") == report
    with pytest.raises(juesuan.UsageError, match="markdown"):
        juesuan.read(REPORT, format="docx")
    with pytest.raises(juesuan.UsageError):
        juesuan.read(REPORT, language="fr")


def test_what_is_no_source_is_a_type_error():
    for source in (None, 3, 3.5, ["a"]):
        with pytest.raises(TypeError):
            juesuan.read(source)


def test_missing_file(tmp_path):
    path = tmp_path / "没有.txt"
    with pytest.raises(FileNotFoundError) as caught:
        juesuan.read(path)
    error = caught.value
    assert isinstance(error, (juesuan.ReadError, OSError))
    assert isinstance(error, juesuan.MissingFileError)
    assert isinstance(error, ValueError)
    assert error.path == path
    assert error.line is None and error.column is None and error.page is None
    assert error.status == "JUESUAN_ERROR_OPEN"
    assert str(error).startswith(str(path)) and error.message in str(error)


def test_folder(tmp_path):
    with pytest.raises(juesuan.ReadError) as caught:
        juesuan.read(str(tmp_path))
    assert isinstance(caught.value, juesuan.ReadError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "closed.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(PermissionError):
        juesuan.read(path)


def test_a_null_byte_in_a_path():
    with pytest.raises(ValueError):
        juesuan.read("a\0b")


@pytest.mark.parametrize("data", [b"", b"\n\n", PNG, b"\xff\xfe\xfd\xfc" * 9, b"\0" * 4096, "没有表\n".encode()])
def test_what_is_no_report(data, tmp_path):
    with pytest.raises(juesuan.ReadError) as caught:
        juesuan.read(data)
    assert caught.value.path is None
    assert caught.value.message
    assert str(caught.value).startswith("<bytes>")
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(juesuan.ReadError) as caught:
        juesuan.read(path)
    assert caught.value.path == path
    assert not isinstance(caught.value, OSError)


def test_an_error_names_its_line():
    lines = REPORT.read_bytes().split(b"\n")
    lines[299] = b"\xe4\xb8"
    with pytest.raises(juesuan.ReadError) as caught:
        juesuan.read(b"\n".join(lines), format="text")
    assert caught.value.line == 300
    assert ":300" in str(caught.value)


def test_messages_in_english():
    with pytest.raises(juesuan.ReadError) as caught:
        juesuan.read(b"", language="en")
    assert caught.value.message.isascii()


def test_limits():
    with pytest.raises(juesuan.ReadError) as caught:
        juesuan.read(REPORT, limits={"bytes": 100})
    assert caught.value.status == "JUESUAN_ERROR_LIMIT"
    with pytest.raises(juesuan.UsageError):
        juesuan.read(REPORT, limits={"inches": 1})


def test_errors_pickle():
    try:
        juesuan.read(Path("/nowhere/没有"))
    except juesuan.ReadError as error:
        copy = pickle.loads(pickle.dumps(error))
        assert type(copy) is type(error)
        assert (copy.path, copy.status, str(copy)) == (error.path, error.status, str(error))


def test_the_reader_s_warnings_have_lines(report):
    assert all(warning.message and warning.line for warning in report.warnings)
    assert str(report.warnings[0]).startswith(str(report.warnings[0].line))
