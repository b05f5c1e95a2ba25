"""Finds cffi's runtime, `_cffi_backend`, which the extension needs.

Where the package cffi is installed, that is it. A wheel that was made to need nothing carries a
copy in `juesuan._vendor`, which is used only where cffi is not installed.
"""
from __future__ import annotations

import importlib
import sys

try:
    import _cffi_backend  # noqa: F401
except ImportError:
    sys.modules["_cffi_backend"] = importlib.import_module("juesuan._vendor._cffi_backend")
