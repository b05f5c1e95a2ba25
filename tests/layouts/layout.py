"""The many ways in which departments lay out the same tables, chosen by a seed."""

from dataclasses import dataclass

from report import numeral
from typeset import Grid, Head, Pages, width_of, wrap

TITLES = {"income_expenditure": "01", "income": "02", "expenditure": "03", "appropriation": "04", "general_budget": "05",
          "basic_expenditure": "06", "sangong": "07", "government_fund": "08", "state_capital": "09"}

VALUES = {
    "income": ["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"],
    "expenditure": ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"],
    "appropriation": ["合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"],
}


@dataclass
class Style:
    size: float
    pitch: float     # of lines, in sizes
    pad: float       # above and below a row's lines
    boxes: str       # how the tool draws boxes: normal, odd (as broken fonts do), ink (as recognisers do)
    split: float     # how often a number comes in two words
    tear: float      # how often a text does
    glue: float      # how often two numbers come in one word
    spread: bool     # two-character headers with room between them
    apart: bool      # 合 计 in the rows as well
    drift: float     # how much lower than its cell has it a value stands, in sizes


class Layout:
    def __init__(self, rng, report):
        self.rng, self.report = rng, report
        pick = rng.choice
        self.style = Style(size=pick([8, 9, 10, 10.5, 12]), pitch=pick([1.15, 1.3, 1.5]), pad=pick([1.0, 2.5, 5.0, 9.0]),
                           boxes=pick(["normal", "normal", "odd", "ink"]), split=pick([0, 0, 0.06]), tear=pick([0, 0, 0.1]),
                           glue=pick([0, 0, 0.1]), spread=rng.random() < 0.4, apart=rng.random() < 0.3,
                           drift=pick([0, 0, 0, 0.25, 0.45, -0.3]))
        self.pages = Pages(rng, self.style)
        self.code_style = pick(["one", "one", "three", "three", "own", "spaced"])
        self.line_numbers = rng.random() < 0.4
        self.index_row = rng.random() < 0.3
        self.repeat = pick(["none", "header", "title"])
        self.align = pick(["right", "right", "center", "left"])
        self.valigns = {kind: pick(["top", "middle", "middle", "bottom"]) for kind in ("code", "name", "value")}
        if len(set(self.valigns.values())) > 1:
            self.style.drift = 0  # far from its label already; more would take it to the next row's
        self.independent = rng.random() < 0.4
        self.form_number = pick([None, "above", "below"])
        self.named = rng.random() < 0.5
        self.head_line = pick([None, None, "{d}{y}年度部门决算公开"])
        self.page_numbers = pick([None, "bottom", "bottom", "top"])
        self.number_form = pick(["{n}", "- {n} -", "— {n} —", "第{n}页"])
        self.final = pick(["决算数", "金额"])
        self.blocks = pick([2, 2, 3, 4])
        self.sangong = pick(["pairs", "groups", "down"])
        self.margin = pick([30, 50, 72])
        self.label_share = pick([0.2, 0.28, 0.35])
        self.title_form = pick(["plain", "plain", "spread", "two lines", "year"])
        self.meta = pick(["lines", "lines", "one line"])
        self.stacked = rng.random() < 0.35
        self.scanned = rng.random() < 0.25
        self.tilt = rng.uniform(-0.003, 0.003) if self.scanned else 0
        self.jitter = rng.choice([0.02, 0.05]) if self.scanned else 0
        self.page_is = None  # landscape or not
        self.below = None    # where the last table on the page ends
        self.notes = []

    def features(self):
        """What makes reading it hard, in the words of the table of results."""
        style, valigns = self.style, set(self.valigns.values())
        return [name for name, has in [
            ("values on another base line", style.drift != 0 or self.valigns["value"] != self.valigns["name"]),
            ("labels wrapped, value in the middle", self.label_share < 0.3 and self.valigns["value"] == "middle"),
            ("cells aligned top, middle, bottom", len(valigns) > 1),
            ("numbers in two words", style.split > 0),
            ("words torn apart", style.tear > 0),
            ("numbers glued", style.glue > 0),
            ("code over three columns", self.code_style in ("three", "own")),
            ("code in one column, spaced", self.code_style == "spaced"),
            ("sides with rows of their own height", self.independent),
            ("合计 last", not self.report.total_first),
            ("合 计 spaced", style.apart),
            ("continued, header not repeated", self.repeat == "none"),
            ("continued, header repeated", self.repeat == "header"),
            ("continued, title repeated", self.repeat == "title"),
            ("portrait and landscape", len(set(self.pages.sizes)) > 1),
            ("reading order shuffled", self.shuffled),
            ("page numbers", self.page_numbers is not None),
            ("running heads", self.head_line is not None),
            ("several tables on a page", self.stacked),
            ("titles spaced or on two lines", self.title_form in ("spread", "two lines")),
            ("boxes as recognisers draw them", style.boxes == "ink"),
            ("boxes as broken fonts have them", style.boxes == "odd"),
            ("tilted and shaken", self.scanned),
        ] if has]

    # ---- Pages ----

    def open_page(self, landscape):
        width, height = self.pages.new_page(landscape)
        self.width, self.height = width, height
        self.bottom = height - 50
        self.page_is, self.below = landscape, None
        size = 9
        if self.head_line:
            text = self.head_line.format(d=self.report.department, y=self.report.year)
            self.pages.text((width - width_of(text) * size) / 2, 30, text, size)
        if self.page_numbers:
            text = self.number_form.format(n=self.pages.page)
            x, y = (width - width_of(text) * size) / 2, 20 if self.page_numbers == "top" else height - 22
            for part in text.split(" "):
                self.pages.text(x, y, part, size)
                x += (width_of(part) + 0.5) * size
        return 60

    def line(self, y, text, size, align="center"):
        x = {"center": (self.width - width_of(text) * size) / 2, "left": self.margin,
             "right": self.width - self.margin - width_of(text) * size}[align]
        self.pages.text(x, y, text, size)

    def paragraph(self, y, text, size=14):
        """First line indented by two; lines down the page and over its end."""
        width = self.width - 2 * 80
        first = wrap(text, size, width - 2 * size)[0]
        lines = [first] + wrap(text[len(first):], size, width)
        for i, line in enumerate(lines):
            if y > self.bottom - 10:
                y = self.open_page(False) + size
            self.pages.text(80 + (2 * size if i == 0 else 0), y, line, size)
            y += 1.6 * size
        self.notes.append(text)
        return y

    def cover(self):
        y = self.open_page(False)
        self.line(y + 200, self.report.department, 26)
        self.line(y + 250, f"{self.report.year}年度部门决算", 26)
        y = self.open_page(False) + 30
        self.line(y, "目录", 18)
        for i, table in enumerate(self.report.tables):
            y += 24
            self.pages.text(80, y, f"{numeral(i + 1)}、{table.title}", 12)
        y = self.open_page(False) + 20
        y = self.paragraph(y, "一、部门职责")
        y = self.paragraph(y, f"（一）{self.report.department}贯彻执行国家有关法律、法规、规章和方针、政策，研究拟订本地区的发展战略、规划"
                              "和改革方案并组织实施，按照分工做好各项管理工作。")
        self.paragraph(y, "（二）承担上级交办的其他任务。")

    def closing(self):
        y = self.open_page(False) + 20
        self.line(y, "第三部分 部门决算情况说明".replace(" ", ""), 18)
        y = self.paragraph(y + 40, "一、收入支出决算总体情况说明")
        for i in range(6):
            y = self.paragraph(y, f"（{numeral(i + 1)}）{self.report.year}年度收入总计2,995.39万元，与上年相比减少56.95万元，下降1.87%。"
                                  "主要原因是人员进出及退休变化，以及项目支出中合同支付进度条款等原因减少支付，属于正常的变动情况。")

    # ---- One table ----

    def draw(self):
        self.cover()
        for table in self.report.tables:
            if table.id in ("income_expenditure", "appropriation"):
                self.draw_items(table)
            elif table.id == "basic_expenditure":
                self.draw_blocks(table)
            elif table.id == "sangong":
                self.draw_sangong(table)
            else:
                self.draw_codes(table)
        self.closing()
        self.pages.shake(self.tilt, self.jitter)
        return self.pages

    def start_table(self, landscape, again):
        """Below the table above where there is room for a good part of it, or on a new page."""
        if self.stacked and not again and self.below and self.page_is == landscape and self.bottom - self.below > 230:
            return self.below + 40
        return self.open_page(landscape)

    def put_title(self, y, title):
        if self.title_form == "spread":
            long = min(1.6 * width_of(title) * 16, self.width - 2 * self.margin)
            self.pages.spread((self.width - long) / 2, y, title, 16, long)
        elif self.title_form == "two lines" and width_of(title) > 12:
            half = len(title) // 2
            self.line(y, title[:half], 16)
            y += 20
            self.line(y, title[half:], 16)
        elif self.title_form == "year":
            self.line(y, f"{self.report.year}年度{title}", 14)
        else:
            self.line(y, title, 16)
        return y

    def open_table(self, table, landscape, again=False):
        y = self.start_table(landscape, again)
        number = f"公开{TITLES[table.id]}表"
        if self.form_number == "above":
            self.line(y, number, 10, "right")
            y += 20
        title = table.title + ("（续）" if again and self.rng.random() < 0.5 else "")
        y = self.put_title(y + 4, title) + 20
        if self.form_number == "below":
            self.line(y, number, 10, "right")
            y += 16
        unit = self.rng.choice(["单位", "金额单位"])
        if self.meta == "one line":
            self.pages.text(self.margin, y, f"编制部门：{self.report.department}", 9)
            self.line(y, f"{self.report.year}年度", 9)
            self.line(y, f"{unit}：{self.report.unit}", 9, "right")
            return y + 8
        if self.named:
            self.pages.text(self.margin, y, f"部门：{self.report.department}", 10)
        self.line(y, f"{unit}：{self.report.unit}", 10, "right")
        return y + 8

    def scale(self, heads):
        """Stretches the columns to the width of the page."""
        leaves = [leaf for head in heads for leaf in head.leaves()]
        share = (self.width - 2 * self.margin) / sum(leaf.width for leaf in leaves)
        for leaf in leaves:
            leaf.width *= share
        return heads

    def fits(self, heads, table):
        """Whether every figure has room in its column, so that none must be broken."""
        longest = max((width_of(v) for rows in table.sides.values() for row in rows for v in row.values if v), default=0)
        leaves = [leaf for head in heads for leaf in head.leaves()]
        return all((longest if leaf.value else leaf.digits / 2) * self.style.size + 5 <= leaf.width for leaf in leaves)

    def orient(self, make, table):
        """Portrait where the figures have room in it, and now and then where they have not."""
        for landscape in ([False, True] if self.rng.random() < 0.5 else [True]):
            self.width = 842 if landscape else 595
            heads = self.scale(make())
            if self.fits(heads, table) or (landscape and self.style.size <= 5):
                return landscape, heads
        self.style.size -= 1
        return self.orient(make, table)

    def value(self, text, width=1.0):
        return Head(text, width=width, value=True)

    def index_cells(self, count, labels):
        cells = [(0, labels - 1, "栏次", "center", "middle")]
        return cells + [(i, i, str(i - labels + 1), "center", "middle") for i in range(labels, count)]

    def flow(self, table, landscape, heads, rows, index=None):
        """Rows down the pages; `rows` holds lists of cells."""
        y = self.open_table(table, landscape)
        grid = Grid(self.pages, heads, y, self.margin, self.bottom)
        y = grid.draw_header(y)
        if index:
            y = grid.draw_row(index, y)
        for row in rows:
            if y + grid.row_height(row) > self.bottom:
                y = self.turn(table, landscape, grid)
            y = grid.draw_row(row, y)
        self.note_below(y, table)

    def turn(self, table, landscape, grid):
        if self.repeat == "title":
            return grid.draw_header(self.open_table(table, landscape, True))
        y = self.open_page(landscape)
        return grid.draw_header(y) if self.repeat == "header" else y

    def note_below(self, y, table):
        self.below = y
        if self.rng.random() < 0.5 and y < self.bottom - 4:
            self.below = y + 12
            self.pages.text(self.margin, y + 12, f"注：本表反映部门本年度{table.title[:-1]}的情况。", 9)

    # ---- Tables by code ----

    def code_heads(self, economic=False):
        kind = "经济分类" if economic else self.kind
        if self.code_style in ("one", "spaced"):
            return [Head(kind + "科目编码", width=0.75, digits=(5 if economic else 7) + 2 * (self.code_style == "spaced"))], 1
        parts = ["类", "款"] + ([] if economic else ["项"])
        return [Head(kind + "科目编码", [Head(p, width=0.36, digits=3 if p == "类" else 2) for p in parts])], len(parts)

    def code_cells(self, code, first, count):
        valign = self.valigns["code"]
        if self.code_style == "one":
            return [(first, first, code, "left", valign)]
        if self.code_style == "spaced":
            return [(first, first, " ".join(p for p in (code[:3], code[3:5], code[5:7]) if p), "left", valign)]
        parts = [code[:3], code[3:5], code[5:7]][:count]
        last = max(i for i, p in enumerate(parts) if p) if code else -1
        if self.code_style == "own":
            parts = [p if i == last else "" for i, p in enumerate(parts)]
        return [(first + i, first + i, p, "center", valign) for i, p in enumerate(parts) if p]

    def label_cell(self, row, first, last, center=False):
        return (first, last, row.enumerator + row.name, "center" if center else "left", self.valigns["name"])

    def value_cells(self, row, first):
        return [(first + i, first + i, v, self.align, self.valigns["value"]) for i, v in enumerate(row.values) if v]

    def draw_codes(self, table):
        self.kind = self.rng.choice(["支出功能分类", "功能分类", ""])
        labels = [0]

        def make():
            codes, count = self.code_heads()
            labels[0] = count + 1
            name = Head("科目名称", width=self.label_share * 6)
            project = self.rng.random() < 0.6
            heads = [Head("项目", codes + [name])] if project else codes + [name]
            return heads + self.value_heads(table)
        landscape, heads = self.orient(make, table)
        count = labels[0]
        rows = []
        for row in table.sides[""]:
            cells = self.code_cells(row.code, 0, count - 1) if row.code else []
            merged = not row.code and self.rng.random() < 0.5
            cells.append(self.label_cell(row, 0 if merged else count - 1, count - 1, not row.code))
            rows.append(cells + self.value_cells(row, count))
        width = count + len(table.columns[""])
        self.flow(table, landscape, heads, rows, self.index_cells(width, count) if self.index_row else None)

    def value_heads(self, table):
        if table.id in ("income", "expenditure"):
            return [self.value(text) for text in VALUES[table.id]]
        if table.columns[""] == ["total", "basic", "project"]:
            leaves = [self.value(text) for text in ("合计", "基本支出", "项目支出")]
            return [Head("本年支出", leaves)] if self.rng.random() < 0.4 else leaves
        spent = Head("本年支出", [self.value(text) for text in (self.rng.choice(["小计", "合计"]), "基本支出", "项目支出")])
        return [self.value("年初结转和结余"), self.value("本年收入"), spent, self.value("年末结转和结余")]

    # ---- Tables of items ----

    def side_heads(self, table, side):
        numbered = [Head("行次", width=0.45)] if self.line_numbers else []
        ids = table.columns[side]
        values = [self.value(self.final)] if len(ids) == 1 else [self.value(t) for t in VALUES["appropriation"]]
        return [Head("项目", width=self.label_share * 6)] + numbered + values

    def item_cells(self, row, first, number):
        center = row.name.endswith("计")
        cells = [self.label_cell(row, first, first, center)]
        if self.line_numbers:
            cells.append((first + 1, first + 1, str(number), "center", "middle"))
        return cells + self.value_cells(row, first + 1 + self.line_numbers)

    def draw_items(self, table):
        def make():
            return [Head("收入", self.side_heads(table, "income")), Head("支出", self.side_heads(table, "expenditure"))]
        landscape, heads = self.orient(make, table)
        right = 2 + self.line_numbers
        left_rows = [self.item_cells(row, 0, i + 1) for i, row in enumerate(table.sides["income"])]
        right_rows = [self.item_cells(row, right, i + 1 + len(left_rows)) for i, row in enumerate(table.sides["expenditure"])]
        if self.line_numbers:
            for i, row in enumerate(table.sides["income"]):
                row.line_no = i + 1
            for i, row in enumerate(table.sides["expenditure"]):
                row.line_no = i + 1 + len(left_rows)
        if self.independent:
            self.flow_sides(table, landscape, heads, [left_rows, right_rows])
            return
        tail = 4 if table.id == "income_expenditure" else 1
        blank = len(right_rows) - len(left_rows)
        at = len(left_rows) - tail if blank > 0 else len(left_rows)
        left_rows[at:at] = [[] for _ in range(max(0, blank))]
        self.flow(table, landscape, heads, [a + b for a, b in zip(left_rows, right_rows)])

    def flow_sides(self, table, landscape, heads, sides):
        """Sides with rows of their own height, each going on with the next page on its own."""
        y = self.open_table(table, landscape)
        grid = Grid(self.pages, heads, y, self.margin, self.bottom)
        top = grid.draw_header(y)
        at = [0] * len(sides)
        while True:
            ends = [self.fill(grid, side, at, i, top) for i, side in enumerate(sides)]
            if all(a == len(side) for a, side in zip(at, sides)):
                self.note_below(max(ends), table)
                return
            top = self.turn(table, landscape, grid)

    def fill(self, grid, rows, at, side, y):
        while at[side] < len(rows) and y + grid.row_height(rows[at[side]]) <= self.bottom:
            y = grid.draw_row(rows[at[side]], y)
            at[side] += 1
        return y

    # ---- Blocks of economic codes ----

    def draw_blocks(self, table):
        rows = table.sides[""]
        coded, totals = rows[:-2], rows[-2:]
        people = [r for r in coded if r.code[:3] in ("301", "303")]
        public = [r for r in coded if r.code[:3] not in ("301", "303")]
        chunks = [people] + self.chop(public, self.blocks - 1)
        width = [0]

        def make():
            heads = []
            for _ in chunks:
                codes, count = self.code_heads(True)
                width[0] = count + 2
                heads += codes + [Head("科目名称", width=1.6), self.value(self.final, 0.8)]
            return heads
        landscape, heads = self.orient(make, table)
        if self.code_style == "own":
            self.code_style = "three"
        cells = [[self.code_cells(r.code, b * width[0], width[0] - 2)
                  + [self.label_cell(r, b * width[0] + width[0] - 2, b * width[0] + width[0] - 2)]
                  + self.value_cells(r, b * width[0] + width[0] - 1) for r in chunk] for b, chunk in enumerate(chunks)]
        height = max(len(chunk) for chunk in cells)
        lines = [sum((chunk[i] for chunk in cells if i < len(chunk)), []) for i in range(height)]
        lines.append(self.total_cells(totals, width[0]))
        self.flow(table, landscape, heads, lines)

    def chop(self, rows, count):
        step = -(-len(rows) // count)
        return [rows[i:i + step] for i in range(0, len(rows), step)]

    def total_cells(self, totals, width):
        first, second = totals
        last = (self.blocks - 1) * width
        return [self.label_cell(first, 0, width - 2, True)] + self.value_cells(first, width - 1) + \
               [self.label_cell(second, last, last + width - 2, True)] + self.value_cells(second, last + width - 1)

    # ---- 三公 ----

    def draw_sangong(self, table):
        budget, final = table.sides[""]
        if self.sangong == "down":
            self.sangong_down(table, budget, final)
            return

        def items(pair):
            leaf = (lambda t: Head(t, [self.value("预算数"), self.value("决算数")])) if pair else self.value
            vehicle = Head("公务用车购置及运行维护费", [leaf("小计"), leaf("公务用车购置费"), leaf("公务用车运行维护费")])
            return [leaf("合计"), leaf("因公出国（境）费"), vehicle, leaf("公务接待费")]

        def make():
            if self.sangong == "pairs":
                return [Head("财政拨款“三公”经费", items(True))] if self.rng.random() < 0.5 else items(True)
            return [Head("预算数", items(False)), Head("决算数", items(False))]
        landscape, heads = self.orient(make, table)
        values = sum(zip(budget.values, final.values), ()) if self.sangong == "pairs" else budget.values + final.values
        row = [(i, i, v, self.align, "middle") for i, v in enumerate(values) if v]
        self.flow(table, landscape, heads, [row])

    def sangong_down(self, table, budget, final):
        names = ["合计", "1.因公出国（境）费", "2.公务用车购置及运行维护费", "（1）公务用车购置费", "（2）公务用车运行维护费", "3.公务接待费"]

        def make():
            return [Head("项目", width=2), self.value("预算数"), self.value("决算数")]
        landscape, heads = self.orient(make, table)
        rows = [[(0, 0, name, "left", "middle")] + [(1 + i, 1 + i, v, self.align, "middle") for i, v in enumerate(pair) if v]
                for name, pair in zip(names, zip(budget.values, final.values))]
        self.flow(table, landscape, heads, rows)
