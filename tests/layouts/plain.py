"""A report as text, laid out in the many ways in which departments do that, chosen by a seed."""

import random
import re
import unicodedata

from report import numeral

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
    "separator": ["tab", "tab", "bar", "frame", "blanks"], "commas": [True, False], "blank": ["", "0.00", "—", "-"],
    "codes": ["one", "three", "own"], "number": [None, "公开{:02d}表", "财决公开{:02d}表", "部门公开表{}", "附表{}", "表{}"],
    "number_at": ["before", "behind", "unit"], "title": ["{t}", "{y}年度{t}", "{n}、{t}", "{y}年度{d}{t}"],
    "unit": ["单位：{}", "金额单位：{}", "（单位：{}）", "计量单位：{}", "金额单位:人民币{}"],
    "maker": [None, "部门：{}", "编制单位：{}", "单位名称：{}", "公开部门：{}"], "total_last": [True, False], "index": [True, False],
    "lines": [True, False], "shuffled": [True, False], "grouped": [True, False], "marked": [True, False], "gap": [0, 1, 2],
    "code_head": ["科目编码", "功能分类科目编码", "科目代码", "支出功能分类科目编码"], "blocks": [True, False],
    "sangong": ["rows", "groups", "items"], "note": [None, "注：本表反映部门本年度收支情况。"], "notes_first": [True, False],
}


def width_of(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Plain:
    def __init__(self, report, seed):
        self.report, self.rng, self.lines_out, self.number_of = report, random.Random(seed), [], 0
        self.style = {name: self.rng.choice(choices) for name, choices in CHOICES.items()}
        self.heads = {name: self.rng.choice(choices) for name, choices in HEADS.items()}

    def head(self, table, column):
        return self.heads.get(f"{table}.{column}", self.heads.get(column, ""))

    def value(self, value):
        if value in (None, "na"):
            return self.style["blank"]
        whole, point, rest = value.partition(".")
        return f"{int(whole):,}{point}{rest}" if self.style["commas"] and whole != "-0" else value

    # ---- Lines ----

    def put(self, rows):
        separator = self.style["separator"]
        width = max(map(len, rows))
        rows = [row + [""] * (width - len(row)) for row in rows]
        if separator == "blanks":
            self.put_aligned(rows, width)
        else:
            form = {"tab": ("\t", ""), "bar": (" | ", ""), "frame": ("|", "|")}[separator]
            self.lines_out += [form[1] + form[0].join(row) + form[1] for row in rows]

    def put_aligned(self, rows, width):
        size = [max(width_of(row[i]) for row in rows) for i in range(width)]
        right = [all(re.fullmatch(r"[-\d,.—]*", row[i]) for row in rows[2:]) for i in range(width)]
        for row in rows:
            cells = [" " * (n - width_of(c)) + c if r else c + " " * (n - width_of(c)) for c, n, r in zip(row, size, right)]
            self.lines_out.append("  ".join(cells).rstrip())

    def open(self, table):
        style, out = self.style, self.lines_out
        self.number_of += 1
        number = style["number"] and style["number"].format(self.number_of)
        title = style["title"].format(t=self.rng.choice(TITLES[table["id"]]), y=self.report["year"],
                                      d=self.report["department"], n=numeral(self.number_of))
        about = [style["maker"].format(self.report["department"])] if style["maker"] else []
        about += [number] if number and style["number_at"] == "unit" else []
        about.append(style["unit"].format(table["unit"]))
        out += [""] * style["gap"] + ([number] if number and style["number_at"] == "before" else []) + [title]
        out += [number] if number and style["number_at"] == "behind" else []
        out += about if self.rng.random() < 0.3 else [("        " if style["separator"] == "blanks" else "\t").join(about)]

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
        parts = ["类", "款", "项"] if codes == 3 else [""]
        grouped = style["grouped"] and table["id"] == "general_budget"
        if grouped:
            heads[0] = "小计"
            rows = [[style["code_head"]] + [""] * (codes - 1) + ["科目名称", "本年支出", "", ""], parts + [""] + heads]
        elif style["codes"] == "own":
            rows = [["项目", ""] + heads, [style["code_head"], "科目名称"]]
        else:
            rows = [[style["code_head"]] + [""] * (codes - 1) + ["科目名称"] + heads] + ([parts] if codes == 3 else [])
        if style["index"]:
            rows.append(["栏次"] + [""] * codes + [str(i + 1) for i in range(len(columns))])
        body, total = [], None
        for row in table["rows"]:
            values = [self.value(row["values"][i]) for i in at]
            code, name = row["code"], row["name"]
            if not code:
                total = ["合计"] + [""] * codes + values
                continue
            name += {3: "（类）", 5: "（款）", 7: "（项）"}[len(code)] if style["marked"] else ""
            body.append((([code[:3], code[3:5], code[5:7]] if codes == 3 else [code]) + [name]) + values)
        self.open(table)
        self.put(rows + (body + [total] if style["total_last"] else [total] + body))
        self.close()

    def items(self, table):
        lines = [""] * self.style["lines"]
        sides = [table["sides"]["income"], table["sides"]["expenditure"]]
        heads = [[self.heads["final"]] if side["columns"] == ["final"] else [self.head(table["id"], c) for c in side["columns"]]
                 for side in sides]
        word = ["行次"] * self.style["lines"]
        rows = [["收入", *lines, *[""] * len(heads[0]), "支出"], ["项目", *word, *heads[0], "项目", *word, *heads[1]]]
        if self.style["index"]:
            rows.append(["栏次", *lines, "1", "栏次", *lines, *[str(i + 2) for i in range(len(heads[1]))]])
        line = 0
        for part in zip(*(self.parts_of(side) for side in sides)):
            for i in range(max(map(len, part))):
                line += 1
                cells = []
                for number, side in enumerate(part):
                    row = side[i] if i < len(side) else {"name": "", "values": [None] * len(heads[number])}
                    blank = self.value if row["name"] else lambda value: ""
                    cells += [row["name"], *[str(line + number * 60)] * self.style["lines"], *map(blank, row["values"])]
                rows.append(cells)
        self.open(table)
        self.put(rows)
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
        head = ["经济分类科目编码", "科目名称", "金额"]
        rows = [[row["code"], row["name"], self.value(row["values"][0])] for row in table["rows"]]
        coded = [row for row in rows if row[0]]
        totals = [[row[1], "", row[2]] for row in rows if not row[0]]
        if self.style["blocks"]:
            sides = [[r for r in coded if r[0][:3] in ("301", "303")], [r for r in coded if r[0][:3] not in ("301", "303")]]
            blank = [["", "", ""]] * max(map(len, sides))
            coded = [a + b for a, b in zip((sides[0] + blank)[: len(blank)], (sides[1] + blank)[: len(blank)])]
            coded = [["人员经费", "", "", "公用经费", "", ""], head * 2, *coded]
            totals = [[cell for row in totals for cell in row]]
        else:
            coded.insert(0, head)
        self.open(table)
        self.put(coded + totals)
        self.close()

    def sangong(self, table):
        heads = [self.head("sangong", column) for column in table["columns"]]
        budget, final = ([self.value(value) for value in row["values"]] for row in table["rows"])
        group = [heads[0], heads[1], "公务用车购置及运行维护费", "", "", heads[5]]
        below = ["", "", "小计", heads[3], heads[4], ""]
        if self.style["sangong"] == "rows":
            rows = [["项目", *group], ["", *below], ["预算数", *budget], ["决算数", *final]]
        elif self.style["sangong"] == "groups":
            rows = [["预算数", *[""] * 5, "决算数", *[""] * 5], group * 2, below * 2, budget + final]
        else:
            names = ["“三公”经费合计", "1.因公出国（境）费", "2.公务用车购置及运行维护费", "（1）公务用车购置费",
                     "（2）公务用车运行维护费", "3.公务接待费"]
            rows = [["项目", "预算数", "决算数"], *map(list, zip(names, budget, final))]
        self.open(table)
        self.put(rows)
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
            ways.get(name, self.coded)(tables[name])
        self.lines_out += [] if self.style["notes_first"] else notes
        return "\n".join(self.lines_out) + "\n"
