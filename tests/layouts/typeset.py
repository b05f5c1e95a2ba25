"""Puts words on pages: cells, tables with their headers, page breaks, running heads, paragraphs."""

from dataclasses import dataclass


@dataclass
class Word:
    page: int
    x: float
    base: float
    width: float
    size: float
    text: str
    conf: int = 100


def width_of(text):
    return sum(1.0 if ord(c) >= 0x2E80 or c in "—“”‘’…" else 0.25 if c in ".," else 0.5 for c in text)


def is_number(text):
    return bool(text) and all(c in "0123456789.,-—" for c in text)


def wrap(text, size, width):
    """Lines of a cell; a number only breaks where it cannot be helped."""
    lines, line = [], ""
    for c in text:
        if line and width_of(line + c) * size > width + 0.01:
            lines.append(line)
            line = ""
        line += c
    return lines + [line] if line else lines


# What departments print with room between its characters.
TWO_CHARACTERS = ("合计", "总计")


class Pages:
    turned = False  # landscape pages are portrait ones turned, where the file can say so

    def __init__(self, rng, style):
        self.rng, self.style = rng, style
        self.words, self.sizes = [], []

    def new_page(self, landscape):
        size = (842, 595) if landscape else (595, 842)
        self.sizes.append(size)
        return size

    @property
    def page(self):
        return len(self.sizes)

    def text(self, x, base, text, size, page=None):
        if text:
            self.words.append(Word(page or self.page, x, base, width_of(text) * size, size, text))

    def spread(self, x, base, text, size, width):
        """Characters with room between them."""
        gap = (width - width_of(text) * size) / max(1, len(text) - 1)
        for c in text:
            self.text(x, base, c, size)
            x += size * width_of(c) + gap

    def split(self, x, base, text, size):
        """A number in two words, as kerning or a recogniser breaks it."""
        at = self.rng.randint(1, len(text) - 1)
        first, rest = text[:at], text[at:]
        self.text(x, base, first, size)
        self.text(x + (width_of(first) + 0.12) * size, base, rest, size)

    def cell(self, box, text, align="left", valign="middle", pad=2.0, size=None, drift=0.0):
        """`drift` moves the text down, out of the place where its cell would have it."""
        x, y, width, height = box
        size = size or self.style.size
        lines = wrap(text, size, width - 2 * pad)
        pitch = self.style.pitch * size
        room = height - pitch * len(lines)
        y += {"top": 0.08 * room, "middle": room / 2, "bottom": 0.92 * room}[valign] + drift
        for line in lines:
            y += pitch
            long = width_of(line) * size
            left = {"left": x + pad, "center": x + (width - long) / 2, "right": x + width - pad - long}[align]
            if self.style.apart and line in TWO_CHARACTERS and width > 4 * size:
                self.spread(x + (width - 3 * size) / 2, y - 0.25 * size, line, size, 3 * size)
            else:
                self.word(left, y - 0.25 * size, line, size)

    def word(self, x, base, line, size):
        if " " in line:
            for part in line.split(" "):
                self.text(x, base, part, size)
                x += (width_of(part) + 0.5) * size
        elif is_number(line) and len(line) > 3 and self.rng.random() < self.style.split:
            self.split(x, base, line, size)
        elif not is_number(line) and len(line) > 2 and self.rng.random() < self.style.tear:
            at = self.rng.randint(1, len(line) - 1)
            self.text(x, base, line[:at], size)
            self.text(x + width_of(line[:at]) * size, base, line[at:], size)
        else:
            self.text(x, base, line, size)

    def shake(self, tilt, jitter):
        """As a scan has it: lines go down to the right, and no word stands exactly where it should."""
        for word in self.words:
            word.base += tilt * word.x + self.rng.uniform(-jitter, jitter) * word.size
            word.x += self.rng.uniform(-jitter, jitter) * word.size

    def height_of(self, text, width, pad=2.0, size=None):
        size = size or self.style.size
        return len(wrap(text, size, width - 2 * pad)) * self.style.pitch * size


@dataclass
class Head:
    """A header cell; a leaf has the width of its column."""
    text: str
    children: list = None
    width: float = 0
    value: bool = False
    digits: int = 0  # that a code in it needs

    def leaves(self):
        return [leaf for child in self.children for leaf in child.leaves()] if self.children else [self]

    def depth(self):
        return 1 + max((child.depth() for child in self.children), default=0) if self.children else 1

    def total(self):
        return sum(leaf.width for leaf in self.leaves())


class Grid:
    """A table on its way down the pages: columns from `heads`, `rows` of texts, each with its cells."""

    def __init__(self, pages, heads, top, left, bottom):
        self.pages, self.heads, self.top, self.left, self.bottom = pages, heads, top, left, bottom
        self.style = pages.style
        self.columns = [leaf for head in heads for leaf in head.leaves()]
        self.levels = max(head.depth() for head in heads)

    def header_height(self):
        levels = [0.0] * self.levels
        for head in self.heads:
            self.measure(head, 0, levels)
        return levels

    def measure(self, head, level, levels):
        need = self.pages.height_of(head.text, head.total()) + 2 * self.style.pad
        span = 1 if head.children else self.levels - level
        have = sum(levels[level:level + span])
        if need > have:
            levels[level + span - 1] += need - have
        for child in head.children or []:
            self.measure(child, level + 1, levels)

    def draw_header(self, y):
        levels = self.header_height()
        x = self.left
        for head in self.heads:
            self.draw_head(head, x, y, 0, levels)
            x += head.total()
        return y + sum(levels)

    def draw_head(self, head, x, y, level, levels):
        span = 1 if head.children else self.levels - level
        height = sum(levels[level:level + span])
        spread = self.style.spread and len(head.text) == 2 and head.total() > 4 * self.style.size
        if spread:
            long = 3 * self.style.size
            self.pages.spread(x + (head.total() - long) / 2, y + height / 2 + 0.35 * self.style.size, head.text,
                              self.style.size, long)
        else:
            self.pages.cell((x, y, head.total(), height), head.text, "center")
        for child in head.children or []:
            self.draw_head(child, x, y + levels[level], level + 1, levels)
            x += child.total()

    def row_height(self, row):
        heights = [self.pages.height_of(text, self.width(first, last)) for first, last, text, *_ in row]
        return max(heights + [self.style.pitch * self.style.size]) + 2 * self.style.pad

    def width(self, first, last):
        return sum(column.width for column in self.columns[first:last + 1])

    def x_of(self, column):
        return self.left + sum(c.width for c in self.columns[:column])

    def draw_row(self, row, y, height=None):
        """Cells are (first column, last column, text, align, valign)."""
        height = height or self.row_height(row)
        glue = self.glued(row)
        for first, last, text, align, valign in row:
            box = (self.x_of(first), y, self.width(first, last), height)
            if glue and (first == glue[0] or first == glue[1]):
                if first == glue[0]:
                    self.draw_glued(row, glue, y, height, valign)
                continue
            drift = self.style.drift * self.style.size if self.columns[first].value else 0
            self.pages.cell(box, text, align, valign, drift=drift)
        return y + height

    def glued(self, row):
        """Two full neighbours whose figures touch."""
        def fills(cell):
            return width_of(cell[2]) * self.style.size > 0.7 * self.width(cell[0], cell[1])
        pairs = [(a[0], b[0]) for a, b in zip(row, row[1:])
                 if is_number(a[2]) and is_number(b[2]) and "." in a[2] and "." in b[2] and a[1] + 1 == b[0] and
                 "-" not in b[2] and (a[3] == "right" or fills(a)) and (a[3] == "left" or fills(b))]
        return self.pages.rng.choice(pairs) if pairs and self.pages.rng.random() < self.style.glue else None

    def draw_glued(self, row, glue, y, height, valign):
        texts = {first: text for first, _, text, *_ in row}
        size = self.style.size
        a, b = texts[glue[0]], texts[glue[1]]
        x = self.x_of(glue[1]) - width_of(a) * size
        self.pages.text(x, y + height / 2 + (0.35 + self.style.drift) * size, a + b, size)
