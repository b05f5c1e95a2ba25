"""Prints fold_table.inc: compatibility ideographs and radicals with their ordinary ideograph.

Source: the Unicode Character Database that comes with Python (NFKC), and, for the radicals of the
CJK Radicals Supplement that have no decomposition, the equivalent unified ideographs of
EquivalentUnifiedIdeograph.txt (UAX #38) that occur in accounts. Run: python3 fold.py > fold_table.inc
"""
import unicodedata

SUPPLEMENT = {0x2E81: 0x5382, 0x2E84: 0x4E5A, 0x2E8B: 0x5369, 0x2E8C: 0x5C0F, 0x2E94: 0x5F51, 0x2E97: 0x5FC4,
              0x2E9D: 0x6708, 0x2EA0: 0x6C11, 0x2EAC: 0x793A, 0x2EB6: 0x7F8A, 0x2EC5: 0x89C1, 0x2EC6: 0x89D2,
              0x2EC8: 0x8BA0, 0x2EC9: 0x8D1D, 0x2ECB: 0x8F66, 0x2ED3: 0x957F, 0x2ED4: 0x957F, 0x2ED9: 0x97E6,
              0x2EDA: 0x9875, 0x2EDB: 0x98CE, 0x2EDD: 0x98DF, 0x2EE2: 0x9A6C, 0x2EE8: 0x9EA6, 0x2EE9: 0x9EC4,
              0x2EEC: 0x9F50, 0x2EEE: 0x9F7F, 0x2EF0: 0x9F99, 0x2EF3: 0x9F9F, 0x2ED8: 0x9752}


def pairs():
    ranges = [(0x2E80, 0x2EF3), (0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0x2F800, 0x2FA1D)]
    for first, last in ranges:
        for code in range(first, last + 1):
            folded = unicodedata.normalize("NFKC", chr(code))
            target = ord(folded) if len(folded) == 1 else code
            target = SUPPLEMENT.get(code, target)
            if target != code:
                yield code, target


if __name__ == "__main__":
    print("/* Made by fold.py from Unicode %s. Sorted by the first member. */" % unicodedata.unidata_version)
    for code, target in pairs():
        print("{0x%X, 0x%X}," % (code, target))
