"""Writes placed words as the files that carry them: TSV, JSON lines, PDF."""

import json
import zlib


def box(word, style):
    """x0, y0, x1, y1: what a tool says of a word depends on the font and on the tool."""
    size = word.size
    digits = all(ord(c) < 0x80 for c in word.text)
    if style == "odd":
        height = 1.862 * size if digits else 0.256 * size
        top = word.base - 0.75 * height
    elif style == "ink":
        top = word.base - (0.70 if digits else 0.84) * size
        height = (0.72 if digits else 0.92) * size
    else:
        top = word.base - (0.89 if digits else 0.86) * size
        height = (1.1 if digits else 1.0) * size
    return word.x, top, word.x + word.width, top + height


def tsv(pages, boxes, order):
    lines = ["level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    for number, (width, height) in enumerate(pages.sizes, 1):
        lines.append(f"1\t{number}\t0\t0\t0\t0\t0.000000\t0.000000\t{width:.6f}\t{height:.6f}\t-1\t###PAGE###")
        for i, word in enumerate(order(w for w in pages.words if w.page == number)):
            x0, y0, x1, y1 = box(word, boxes)
            scale = 300 / 72 if boxes == "ink" else 1
            x0, y0, x1, y1 = (v * scale for v in (x0, y0, x1, y1))
            if boxes == "ink":
                x0, y0, x1, y1 = (round(v) for v in (x0, y0, x1, y1))
                place = f"{x0}\t{y0}\t{x1 - x0}\t{y1 - y0}\t{word.conf:.6f}"
            else:
                place = f"{x0:.2f}\t{y0:.2f}\t{x1 - x0:.2f}\t{y1 - y0:.2f}\t{word.conf}"
            lines.append(f"5\t{number}\t0\t0\t{i}\t0\t{place}\t{word.text}")
    return "\n".join(lines) + "\n"


def jsonl(pages, boxes, order):
    lines = []
    for number in range(1, len(pages.sizes) + 1):
        for word in order(w for w in pages.words if w.page == number):
            x0, y0, x1, y1 = (round(v, 2) for v in box(word, boxes))
            lines.append(json.dumps({"page": number, "x0": x0, "y0": y0, "x1": x1, "y1": y1, "text": word.text,
                                     "conf": word.conf / 100}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


class Pdf:
    """A PDF with one unembedded font whose codes are Unicode: enough for a text layer."""

    def __init__(self):
        self.objects = []

    def add(self, body):
        self.objects.append(body if isinstance(body, bytes) else body.encode())
        return len(self.objects)

    def stream(self, data, extra=""):
        packed = zlib.compress(data)
        return self.add(f"<< /Length {len(packed)} /Filter /FlateDecode {extra}>>\nstream\n".encode() + packed + b"\nendstream")

    def font(self):
        maps = "\n".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256))
        blocks = [maps.split("\n")[i:i + 100] for i in range(0, 256, 100)]
        ranges = "\n".join(f"{len(b)} beginbfrange\n" + "\n".join(b) + "\nendbfrange" for b in blocks)
        unicode = self.stream(("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
                               "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + ranges +
                               "\nendcmap end end").encode())
        about = self.add("<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -140 1000 860] /ItalicAngle 0 "
                         "/Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>")
        inner = self.add(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) "
                         f"/Ordering (Identity) /Supplement 0 >> /FontDescriptor {about} 0 R /DW 1000 "
                         f"/W [32 [500 500 500 500 500 500 500 500 500 500 500 500 250 500 250 500] 48 126 500] >>")
        return self.add(f"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [{inner} 0 R] "
                        f"/ToUnicode {unicode} 0 R >>")

    def bytes(self, root, extra=""):
        out = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
        offsets = []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
        start = len(out)
        out += (f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(offsets) + 1} /Root {root} 0 R "
                f"{extra}>>\nstartxref\n{start}\n%%EOF\n").encode()
        return out


def matrix(word, height, turned):
    """Where the word stands; on a landscape page that is a turned portrait one it runs upwards."""
    return f"0 1 -1 0 {word.base:.2f} {word.x:.2f}" if turned else f"1 0 0 1 {word.x:.2f} {height - word.base:.2f}"


def pdf(pages, order):
    file = Pdf()
    font = file.font()
    tree = len(file.objects) + 2 * len(pages.sizes) + 1
    kids = []
    for number, (width, height) in enumerate(pages.sizes, 1):
        turned = pages.turned and width > height
        content = [f"BT /F {w.size} Tf {matrix(w, height, turned)} Tm <{w.text.encode('utf-16-be').hex()}> Tj ET"
                   for w in order(w for w in pages.words if w.page == number)]
        stream = file.stream("\n".join(content).encode())
        box = f"[0 0 {height} {width}] /Rotate 90" if turned else f"[0 0 {width} {height}]"
        kids.append(file.add(f"<< /Type /Page /Parent {tree} 0 R /MediaBox {box} /Contents {stream} 0 R "
                             f"/Resources << /Font << /F {font} 0 R >> >> >>"))
    file.add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
    return file.bytes(file.add(f"<< /Type /Catalog /Pages {tree} 0 R >>"))
