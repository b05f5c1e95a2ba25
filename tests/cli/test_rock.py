"""The Lua rock: its list of files, and luarocks itself where it is installed."""
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from command import ROOT

LUA = ROOT / "bindings" / "lua"
ROCKSPEC = LUA / "juesuan-0.1.0-1.rockspec"
VERSIONS = ["5.1", "5.2", "5.3", "5.4"]


def test_the_rockspec_names_every_source():
    sources = re.search(r"sources = \{(.*?)\}", ROCKSPEC.read_text(encoding="utf-8"), re.S)[1]
    assert sorted(re.findall(r'"([^"]+)"', sources)) == sorted(path.name for path in LUA.glob("*.c"))


def test_the_rockspec_has_the_version_of_the_header():
    header = (ROOT / "include" / "juesuan.h").read_text(encoding="utf-8")
    version = re.search(r'JUESUAN_VERSION "(.+)"', header)[1]
    assert f'version = "{version}-1"' in ROCKSPEC.read_text(encoding="utf-8")
    assert [path.name for path in LUA.glob("*.rockspec")] == [f"juesuan-{version}-1.rockspec"]


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    """The library where make install puts it."""
    folder = tmp_path_factory.mktemp("prefix")
    build = (ROOT / os.environ.get("OUT", "build")).resolve()
    if build.name in ("sanitize", "thread", "coverage"):
        pytest.skip("only with an ordinary build of the library")
    install = ["make", "--no-print-directory", "install", f"PREFIX={folder}", f"BUILD={build}"]
    done = subprocess.run(install, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("version", VERSIONS)
def test_luarocks_builds_and_lua_requires_it(prefix, report, tmp_path, version):
    lua = f"lua{version}"
    if shutil.which("luarocks") is None or shutil.which(lua) is None or not Path(f"/usr/include/{lua}/lua.h").exists():
        pytest.skip(f"luarocks, {lua} or its headers are not installed")
    work, tree = tmp_path / "rock", tmp_path / "tree"
    shutil.copytree(LUA, work)
    build = ["luarocks", "--lua-version", version, "--tree", tree, "make", "--deps-mode", "none", ROCKSPEC.name]
    environment = {**os.environ, "HOME": str(tmp_path), "LD_LIBRARY_PATH": str(prefix / "lib")}
    done = subprocess.run([*build, f"JUESUAN_DIR={prefix}"], cwd=work, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    environment["LUA_CPATH"] = f"{tree}/lib/lua/{version}/?.so"
    ran = subprocess.run([lua, ROOT / "examples" / "five_lines.lua", report], capture_output=True, text=True, env=environment)
    assert ran.returncode == 0, ran.stderr
    assert "259.92" in ran.stdout
