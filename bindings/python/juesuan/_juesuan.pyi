"""The extension that build_ffi.py makes from juesuan.h; only _library.py touches it."""
from typing import Any

ffi: Any
lib: Any
