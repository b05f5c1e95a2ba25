"""A report as text, laid out in the many ways in which departments do that, chosen by a seed."""

import random
import re
from decimal import Decimal

import sheet
from report import numeral
from sheet import LEFT, UP

REMARK = "含上年结转"

TITLES = {
    "income_expenditure": ["收入支出决算总表", "部门收支决算总表", "收入支出决算总体情况表"],
    "income": ["收入决算表", "收入决算总表", "收入决算情况表"],
    "expenditure": ["支出决算表", "支出决算总表", "部门支出决算表"],
    "appropriation": ["财政拨款收入支出决算总表", "财政拨款收支决算总表", "财政拨款收入支出决算总体情况表"],
    "general_budget": ["一般公共预算财政拨款支出决算表", "一般公共预算财政拨款支出决算表（按功能分类科目）",
                       "一般公共预算支出决算表", "一般公共预算财政拨款支出决算情况表"],
    "basic_expenditure": ["一般公共预算财政拨款基本支出决算明细表", "一般公共预算财政拨款基本支出决算表（按经济分类科目）",
                          "一般公共预算基本支出决算表"],
    "sangong": ["财政拨款“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表",
                "“三公”经费支出决算表"],
}

HEADS = {
    "appropriation": ["财政拨款收入"], "superior_subsidy": ["上级补助收入"], "business": ["事业收入", "事业收入（不含教育收费）"],
    "affiliate": ["附属单位上缴收入", "附属单位缴款"], "other": ["其他收入"], "basic": ["基本支出"], "project": ["项目支出"],
    "to_superior": ["上缴上级支出"], "to_affiliate": ["对附属单位补助支出", "对附属单位补助"],
    "general": ["一般公共预算财政拨款", "一般公共预算"], "fund": ["政府性基金预算财政拨款", "政府性基金预算"],
    "capital": ["国有资本经营预算财政拨款", "国有资本经营预算"], "final": ["金额", "决算数"],
    "income.total": ["本年收入合计", "合计"], "expenditure.total": ["本年支出合计", "合计"], "appropriation.total": ["合计", "小计"],
    "general_budget.total": ["本年支出合计", "合计", "小计"], "sangong.total": ["合计", "小计"],
    "income.operating": ["经营收入", "事业单位经营收入"], "expenditure.operating": ["经营支出", "事业单位经营支出"],
    "abroad": ["因公出国（境）费", "因公出国(境)费用"], "vehicle_purchase": ["公务用车购置费", "公务用车购置"],
    "vehicle_running": ["公务用车运行维护费", "公务用车运行费"], "reception": ["公务接待费"],
}

CHOICES = {
    "separator": ["tab", "tab", "bar", "frame", "blanks", "markdown", "html", "csv"], "commas": [True, False], "blank": ["", "0.00", "—", "-"],
    "codes": ["one", "three", "own"], "number": [None, "公开{:02d}表", "财决公开{:02d}表", "部门公开表{}", "附表{}", "表{}"],
    "number_at": ["before", "behind", "unit"], "title": ["{t}", "{y}年度{t}", "{n}、{t}", "{y}年度{d}{t}"],
    "unit": ["单位：{}", "金额单位：{}", "（单位：{}）", "计量单位：{}", "金额单位:人民币{}"],
    "maker": [None, "部门：{}", "编制单位：{}", "单位名称：{}", "公开部门：{}"], "total_last": [True, False], "index": [True, False],
    "lines": [True, False], "shuffled": [True, False], "grouped": [True, False], "marked": [True, False], "gap": [0, 1, 2],
    "code_head": ["科目编码", "功能分类科目编码", "科目代码", "支出功能分类科目编码"], "blocks": [True, False],
    "sangong": ["rows", "groups", "items"], "note": [None, "注：本表反映部门本年度收支情况。"], "notes_first": [True, False],
    "repeated": [False, False, True], "glyphs": [None, None, "full", "zero-width", "no-break"],
    "continued": [None, None, "title", "next", "header", "bare"], "serial": [False, False, True], "remark": [False, False, True],
    "money": ["万元", "万元", "元", "mixed"], "encoding": ["utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"],
    "ends": ["\n", "\n", "\r\n"],
}

class Plain:
    def __init__(self, report, seed):
        self.report, self.rng, self.lines_out, self.number_of = report, random.Random(seed), [], 0
        self.style = {name: self.rng.choice(choices) for name, choices in CHOICES.items()}
        self.heads = {name: self.rng.choice(choices) for name, choices in HEADS.items()}
        money = self.style["money"]
        self.units = {name: self.rng.choice(["万元", "元"]) if money == "mixed" else money for name in TITLES}

    def head(self, table, column):
        return self.heads.get(f"{table}.{column}", self.heads.get(column, ""))

    def value(self, value):
        if value in (None, "na"):
            return self.style["blank"]
        if self.unit == "元":
            value = f"{Decimal(value) * 10000:.2f}"
        whole, point, rest = value.partition(".")
        return f"{int(whole):,}{point}{rest}" if self.style["commas"] and whole != "-0" else value

    # ---- Lines ----

    def put(self, head, body, total=()):
        """The rows, in parts as pages have them: what stands between them is of the style."""
        body, way = list(body), self.style["continued"]
        # Columns that only blanks hold apart need their header.
        if way is None or len(body) < 8 or (way == "bare" and self.style["separator"] == "blanks"):
            self.put_part(head + body + list(total))
            return
        half = len(body) // 2
        self.put_part(head + body[:half])
        if way in ("title", "next"):
            self.lines_out.append({"title": f"{self.title}（续）", "next": "续表"}[way])
        if way == "title":
            self.lines_out.append(self.unit_line)
        if way == "bare":
            self.lines_out.append(f"— {self.number_of} —")
        self.put_part((head if way != "bare" else []) + body[half:] + list(total))

    def put_part(self, rows):
        rows = [[self.glyphs(cell) for cell in row] for row in rows]
        self.lines_out += sheet.WRITERS[self.style["separator"]](rows, self.style["repeated"])

    def glyphs(self, text):
        way = self.style["glyphs"]
        if way == "full":
            return text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.,"})
        if way == "zero-width" and len(text) > 2:
            at = self.rng.randrange(len(text))
            return text[:at] + self.rng.choice("\u200b\ufeff\u200e\u2060") + text[at:]
        if way == "no-break" and text and text not in (LEFT, UP):
            return "\u00a0" + text if self.style["separator"] == "blanks" else "\u3000\u00a0" + text
        return text

    def open(self, table):
        style, out = self.style, self.lines_out
        self.number_of += 1
        number = style["number"] and style["number"].format(self.number_of)
        title = style["title"].format(t=self.rng.choice(TITLES[table["id"]]), y=self.report["year"],
                                      d=self.report["department"], n=numeral(self.number_of))
        about = [style["maker"].format(self.report["department"])] if style["maker"] else []
        about += [number] if number and style["number_at"] == "unit" else []
        self.title, self.unit_line = title, style["unit"].format(self.unit)
        about.append(self.unit_line)
        out += [""] * style["gap"] + ([number] if number and style["number_at"] == "before" else []) + [title]
        out += [number] if number and style["number_at"] == "behind" else []
        out += about if self.rng.random() < 0.3 else [("\t" if style["separator"] == "tab" else "        ").join(about)]

    def close(self):
        if self.style["note"]:
            self.lines_out.append(self.style["note"])

    # ---- Tables ----

    def coded(self, table):
        columns, style = list(table["columns"]), self.style
        if style["shuffled"] and table["id"] != "general_budget":
            columns = columns[:1] + self.rng.sample(columns[1:], len(columns) - 1)
        at = [table["columns"].index(column) for column in columns]
        codes = 3 if style["codes"] == "three" else 1
        heads = [self.head(table["id"], column) for column in columns]
        parts = ["类", "款", "项"] if codes == 3 else [UP]
        if style["grouped"] and table["id"] == "general_budget":
            heads[0] = "小计"
            rows = [[style["code_head"]] + [LEFT] * (codes - 1) + ["科目名称", "本年支出", LEFT, LEFT], parts + [UP] + heads]
        elif style["codes"] == "own":
            rows = [["项目", LEFT] + heads, [style["code_head"], "科目名称"] + [UP] * len(heads)]
        else:
            rows = [[style["code_head"]] + [LEFT] * (codes - 1) + ["科目名称"] + heads]
            rows += [parts + [UP] * (1 + len(heads))] if codes == 3 else []
        if style["index"]:
            rows.append(["栏次"] + [LEFT] * codes + [str(i + 1) for i in range(len(columns))])
        body, total = [], None
        for row in table["rows"]:
            values = [self.value(row["values"][i]) for i in at]
            code, name = row["code"], row["name"]
            if not code:
                total = ["合计"] + [LEFT] * codes + values
                continue
            name += {3: "（类）", 5: "（款）", 7: "（项）"}[len(code)] if style["marked"] else ""
            body.append((([code[:3], code[3:5], code[5:7]] if codes == 3 else [code]) + [name]) + values)
        self.open(table)
        body = body + [total] if style["total_last"] else [total] + body
        if style["serial"]:
            rows = [["序号"] + rows[0]] + [[UP] + row for row in rows[1:]]
            body = [[str(number + 1)] + row for number, row in enumerate(body)]
        if style["remark"]:
            rows = [rows[0] + ["备注"]] + [row + [UP] for row in rows[1:]]
            body = [row + [REMARK if self.rng.random() < 0.1 else ""] for row in body]
        self.put(rows, body)
        self.close()

    def items(self, table):
        lines = [""] * self.style["lines"]
        left = [LEFT] * self.style["lines"]
        sides = [table["sides"]["income"], table["sides"]["expenditure"]]
        heads = [[self.heads["final"]] if side["columns"] == ["final"] else [self.head(table["id"], c) for c in side["columns"]]
                 for side in sides]
        word = ["行次"] * self.style["lines"]
        rows = [["收入", *left, *[LEFT] * len(heads[0]), "支出", *left, *[LEFT] * len(heads[1])],
                ["项目", *word, *heads[0], "项目", *word, *heads[1]]]
        if self.style["index"]:
            rows.append(["栏次", *lines, "1", "栏次", *lines, *[str(i + 2) for i in range(len(heads[1]))]])
        line, body = 0, []
        for part in zip(*(self.parts_of(side) for side in sides)):
            for i in range(max(map(len, part))):
                line += 1
                cells = []
                for number, side in enumerate(part):
                    row = side[i] if i < len(side) else {"name": "", "values": [None] * len(heads[number])}
                    blank = self.value if row["name"] else lambda value: ""
                    cells += [row["name"], *[str(line + number * 60)] * self.style["lines"], *map(blank, row["values"])]
                body.append(cells)
        self.open(table)
        self.put(rows, body)
        self.close()

    @staticmethod
    def parts_of(side):
        """The items, 本年合计 and what follows it, 总计: each starts on one line on both sides."""
        parts = [[], [], []]
        for row in side["rows"]:
            at = 2 if row["name"] == "总计" else 1 if parts[1] or re.fullmatch("本年..合计", row["name"]) else 0
            name = f"{numeral(len(parts[0]) + 1)}、{row['name']}" if at == 0 else row["name"]
            parts[at].append({"name": name, "values": row["values"]})
        return parts

    def basic(self, table):
        head = [["经济分类科目编码", "科目名称", "金额"]]
        rows = [[row["code"], row["name"], self.value(row["values"][0])] for row in table["rows"]]
        coded = [row for row in rows if row[0]]
        totals = [[row[1], LEFT, row[2]] for row in rows if not row[0]]
        if self.style["blocks"]:
            sides = [[r for r in coded if r[0][:3] in ("301", "303")], [r for r in coded if r[0][:3] not in ("301", "303")]]
            blank = [["", "", ""]] * max(map(len, sides))
            coded = [a + b for a, b in zip((sides[0] + blank)[: len(blank)], (sides[1] + blank)[: len(blank)])]
            head = [["人员经费", LEFT, LEFT, "公用经费", LEFT, LEFT], head[0] * 2]
            totals = [[cell for row in totals for cell in row]]
        self.open(table)
        self.put(head, coded, totals)
        self.close()

    def sangong(self, table):
        heads = [self.head("sangong", column) for column in table["columns"]]
        budget, final = ([self.value(value) for value in row["values"]] for row in table["rows"])
        group = [heads[0], heads[1], "公务用车购置及运行维护费", LEFT, LEFT, heads[5]]
        below = [UP, UP, "小计", heads[3], heads[4], UP]
        if self.style["sangong"] == "rows":
            rows, body = [["项目", *group], [UP, *below]], [["预算数", *budget], ["决算数", *final]]
        elif self.style["sangong"] == "groups":
            rows, body = [["预算数", *[LEFT] * 5, "决算数", *[LEFT] * 5], group * 2, below * 2], [budget + final]
        else:
            names = ["“三公”经费合计", "1.因公出国（境）费", "2.公务用车购置及运行维护费", "（1）公务用车购置费",
                     "（2）公务用车运行维护费", "3.公务接待费"]
            rows, body = [["项目", "预算数", "决算数"]], [*map(list, zip(names, budget, final))]
        self.open(table)
        self.put(rows, body)
        self.close()

    def text(self):
        year = self.report["year"]
        notes = ["", f"第三部分 {year}年度部门决算情况说明", "一、收入支出决算总体情况说明", "本年度收支平稳。", ""]
        self.lines_out = [f"{self.report['department']}{year}年度部门决算", "", "目录", "第一部分 部门概况", "第二部分 部门决算表", ""]
        self.lines_out += notes if self.style["notes_first"] else []
        self.lines_out.append(f"第二部分 {year}年度部门决算表")
        tables = {table["id"]: table for table in self.report["tables"] if table["set"] == "publication"}
        ways = {"income_expenditure": self.items, "appropriation": self.items, "basic_expenditure": self.basic,
                "sangong": self.sangong}
        for name in TITLES:
            self.unit = self.units[name]
            ways.get(name, self.coded)(tables[name])
        self.lines_out += [] if self.style["notes_first"] else notes
        return sheet.page(self.lines_out, self.style["separator"])

    def bytes(self):
        return self.text().replace("\n", self.style["ends"]).encode(self.style["encoding"])

    @property
    def suffix(self):
        return sheet.SUFFIXES.get(self.style["separator"], ".txt")
