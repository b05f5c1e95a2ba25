"""What pyproject.toml cannot say: the version of the header, the extension, a build outside the tree."""
import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

from setuptools import setup

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import build_ffi  # noqa: E402

work = tempfile.mkdtemp(prefix="juesuan-")
atexit.register(shutil.rmtree, work, ignore_errors=True)

# A wheel with what it runs on inside needs nothing on the user's machine, but fits one Python only;
# any other wheel asks for cffi and fits them all.
bundle = os.environ.get("JUESUAN_BUNDLE_CFFI") == "1"
packages = ["juesuan"]
package_dir = {}
options = {"build": {"build_base": work}, "egg_info": {"egg_base": work}}
if bundle:
    packages.append("juesuan._vendor")
    package_dir["juesuan._vendor"] = build_ffi.vendored_libraries(Path(work))
else:
    options["bdist_wheel"] = {"py_limited_api": "cp39"}

setup(
    version=build_ffi.version(build_ffi.read_header(build_ffi.ROOT / "include")),
    packages=packages,
    package_dir=package_dir,
    package_data={"juesuan": ["py.typed", "*.pyi"], "juesuan._vendor": ["*.so", "*.so.*"]},
    install_requires=[] if bundle else ["cffi>=1.15"],
    cffi_modules=["build_ffi.py:extension"],
    options=options,
)
