"""The command that is tested: $JUESUAN, or the one in build/."""
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = os.environ.get("JUESUAN", str(ROOT / "build" / "juesuan"))
FILE_COMMANDS = ["check", "compute", "convert", "narrate", "repair", "show"]
