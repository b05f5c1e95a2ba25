"""
Writes the PDFs that the tests of the PDF reader read: fixtures.py FOLDER

report.pdf is a laid-out report, mixed.pdf the same with a page that is a scan, scan.pdf has no text
at all, encrypted.pdf asks for a password.
"""

import hashlib
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import files
from layout import Layout
from report import Report

SEED = 4
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key, data):
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def encrypted(password):
    """One page under the standard security handler, revision 2 (ISO 32000-1, 7.6.3)."""
    file = files.Pdf()
    padded = (password + PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    identity = b"0123456789abcdef"
    key = hashlib.md5(padded + owner + (0xFFFFFFFC).to_bytes(4, "little") + identity).digest()[:5]
    user = rc4(key, PADDING)
    content = b"BT /F 12 Tf 72 720 Td (secret) Tj ET"
    number = 1
    page_key = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
    locked = rc4(page_key, content)
    file.add(f"<< /Length {len(locked)} >>\nstream\n".encode() + locked + b"\nendstream")
    font = file.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    page = file.add(f"<< /Type /Page /Parent 4 0 R /MediaBox [0 0 595 842] /Contents 1 0 R /Resources << /Font << /F {font} 0 R >> >> >>")
    file.add(f"<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>")
    lock = file.add(f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>")
    root = file.add("<< /Type /Catalog /Pages 4 0 R >>")
    return file.bytes(root, f"/Encrypt {lock} 0 R /ID [<{identity.hex()}> <{identity.hex()}>] ")


def main(folder):
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(SEED)
    layout = Layout(rng, Report(rng))
    pages = layout.draw()
    out = {"report.pdf": files.pdf(pages, list), "encrypted.pdf": encrypted(b"secret")}
    words = pages.words
    pages.words = [w for w in words if w.page != 2]
    out["mixed.pdf"] = files.pdf(pages, list)
    pages.words = []
    pages.sizes = pages.sizes[:3]
    out["scan.pdf"] = files.pdf(pages, list)
    for name, data in out.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)


if __name__ == "__main__":
    main(sys.argv[1])
