"""A made-up report: what its tables say, before anybody prints them."""

CLASSES = [
    ("201", "一般公共服务支出"), ("202", "外交支出"), ("203", "国防支出"), ("204", "公共安全支出"), ("205", "教育支出"),
    ("206", "科学技术支出"), ("207", "文化旅游体育与传媒支出"), ("208", "社会保障和就业支出"), ("210", "卫生健康支出"),
    ("211", "节能环保支出"), ("212", "城乡社区支出"), ("213", "农林水支出"), ("214", "交通运输支出"),
    ("215", "资源勘探工业信息等支出"), ("216", "商业服务业等支出"), ("217", "金融支出"), ("219", "援助其他地区支出"),
    ("220", "自然资源海洋气象等支出"), ("221", "住房保障支出"), ("222", "粮油物资储备支出"), ("223", "国有资本经营预算支出"),
    ("224", "灾害防治及应急管理支出"), ("229", "其他支出"), ("231", "债务还本支出"), ("232", "债务付息支出"),
    ("234", "抗疫特别国债安排的支出"),
]

NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

FUNCTIONS = {
    "201": {"20103": ("政府办公厅（室）及相关机构事务", ["行政运行", "一般行政管理事务", "机关服务", "事业运行"]),
            "20106": ("财政事务", ["行政运行", "一般行政管理事务", "信息化建设", "财政委托业务支出"]),
            "20132": ("组织事务", ["其他组织事务支出"])},
    "204": {"20406": ("司法", ["行政运行", "基层司法业务", "普法宣传", "公共法律服务", "社区矫正", "事业运行",
                             "其他司法支出"])},
    "205": {"20502": ("普通教育", ["学前教育", "小学教育", "高等教育"]),
            "20508": ("进修及培训", ["培训支出"])},
    "207": {"20799": ("其他文化旅游体育与传媒支出", ["宣传文化发展专项支出", "其他文化旅游体育与传媒支出"])},
    "208": {"20805": ("行政事业单位养老支出", ["行政单位离退休", "事业单位离退休", "机关事业单位基本养老保险缴费支出",
                                            "机关事业单位职业年金缴费支出", "其他行政事业单位养老支出"]),
            "20808": ("抚恤", ["死亡抚恤"])},
    "210": {"21011": ("行政事业单位医疗", ["行政单位医疗", "事业单位医疗", "公务员医疗补助", "其他行政事业单位医疗支出"])},
    "212": {"21201": ("城乡社区管理事务", ["行政运行", "城管执法", "其他城乡社区管理事务支出"]),
            "21208": ("国有土地使用权出让收入安排的支出", ["征地和拆迁补偿支出", "土地开发支出"])},
    "213": {"21305": ("巩固脱贫攻坚成果衔接乡村振兴", ["其他巩固脱贫攻坚成果衔接乡村振兴支出"])},
    "220": {"22001": ("自然资源事务", ["事业运行", "自然资源规划及管理", "其他自然资源事务支出"])},
    "221": {"22102": ("住房改革支出", ["住房公积金", "提租补贴", "购房补贴"])},
    "229": {"22960": ("彩票公益金安排的支出", ["用于社会福利的彩票公益金支出"])},
}

ECONOMICS = [
    ("301", "工资福利支出"), ("30101", "基本工资"), ("30102", "津贴补贴"), ("30103", "奖金"), ("30106", "伙食补助费"),
    ("30107", "绩效工资"), ("30108", "机关事业单位基本养老保险缴费"), ("30109", "职业年金缴费"),
    ("30110", "职工基本医疗保险缴费"), ("30111", "公务员医疗补助缴费"), ("30112", "其他社会保障缴费"), ("30113", "住房公积金"),
    ("30114", "医疗费"), ("30199", "其他工资福利支出"), ("302", "商品和服务支出"), ("30201", "办公费"), ("30202", "印刷费"),
    ("30203", "咨询费"), ("30204", "手续费"), ("30205", "水费"), ("30206", "电费"), ("30207", "邮电费"), ("30208", "取暖费"),
    ("30209", "物业管理费"), ("30211", "差旅费"), ("30212", "因公出国（境）费用"), ("30213", "维修（护）费"), ("30214", "租赁费"),
    ("30215", "会议费"), ("30216", "培训费"), ("30217", "公务接待费"), ("30218", "专用材料费"), ("30224", "被装购置费"),
    ("30225", "专用燃料费"), ("30226", "劳务费"), ("30227", "委托业务费"), ("30228", "工会经费"), ("30229", "福利费"),
    ("30231", "公务用车运行维护费"), ("30239", "其他交通费用"), ("30240", "税金及附加费用"), ("30299", "其他商品和服务支出"),
    ("303", "对个人和家庭的补助"), ("30301", "离休费"), ("30302", "退休费"), ("30303", "退职（役）费"), ("30304", "抚恤金"),
    ("30305", "生活补助"), ("30306", "救济费"), ("30307", "医疗费补助"), ("30308", "助学金"), ("30309", "奖励金"),
    ("30310", "个人农业生产补贴"), ("30311", "代缴社会保险费"), ("30399", "其他对个人和家庭的补助"), ("307", "债务利息及费用支出"),
    ("30701", "国内债务付息"), ("310", "资本性支出"), ("31001", "房屋建筑物购建"), ("31002", "办公设备购置"),
    ("31003", "专用设备购置"), ("31007", "信息网络及软件购置更新"), ("31013", "公务用车购置"), ("31019", "其他交通工具购置"),
    ("31021", "文物和陈列品购置"), ("31022", "无形资产购置"), ("31099", "其他资本性支出"), ("399", "其他支出"),
    ("39999", "其他支出"),
]

INCOME_ITEMS = ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "国有资本经营预算财政拨款收入", "上级补助收入", "事业收入",
                "经营收入", "附属单位上缴收入", "其他收入"]
SOURCES = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]
SANGONG = ["total", "abroad", "vehicle", "vehicle_purchase", "vehicle_running", "reception"]


def numeral(number):
    tens, ones = divmod(number, 10)
    text = (NUMERALS[tens - 1] if tens > 1 else "") + ("十" if tens else "")
    return text + (NUMERALS[ones - 1] if ones else "")


class Row:
    def __init__(self, name, values, code="", line_no=None, enumerator=""):
        self.name, self.values, self.code, self.line_no, self.enumerator = name, values, code, line_no, enumerator


class Table:
    """`sides` maps the name of a side ("" where there is one) to its rows; `columns` likewise to ids."""

    def __init__(self, id, title, columns, sides):
        self.id, self.title, self.columns, self.sides = id, title, columns, sides


class Report:
    def __init__(self, rng):
        self.rng = rng
        self.yuan = rng.random() < 0.35
        self.separators = rng.random() < 0.6
        self.blank = rng.choice(["", "", "", "0.00", "—"])
        self.department = rng.choice(["上海市普陀区财政局", "阳泉市司法局", "某某市自然资源和规划局", "海宁市人民政府办公室",
                                      "中共太原市委组织部", "成都市青羊区卫生健康局"])
        self.year = rng.choice([2021, 2022, 2023, 2024])
        self.unit = "元" if self.yuan else "万元"
        self.tables = [self.income_expenditure(), self.by_code("income", "收入决算表", 7), self.by_code("expenditure", "支出决算表", 6),
                       self.appropriation(), self.by_code("general_budget", "一般公共预算财政拨款支出决算表", 3), self.basic(),
                       self.sangong(), self.fund("government_fund", "政府性基金预算财政拨款收入支出决算表"),
                       self.fund("state_capital", "国有资本经营预算财政拨款收入支出决算表")]

    # ---- Values as printed: None is a blank cell ----

    def amount(self, filled=0.75):
        rng = self.rng
        if rng.random() > filled:
            return self.blank or None
        whole = int(10 ** rng.uniform(-1, 4.3 if not self.yuan else 8.3))
        text = f"{whole:,}" if self.separators else str(whole)
        sign = "-" if rng.random() < 0.02 and whole else ""
        return f"{sign}{text}.{rng.randrange(100):02d}"

    def amounts(self, count, live):
        """A row of values: the first always there, some columns always blank."""
        return [self.amount(1)] + [self.amount(0.8) if i < live else (self.blank or None) for i in range(1, count)]

    def codes(self, classes=None):
        rng = self.rng
        chosen = classes or sorted(rng.sample(sorted(FUNCTIONS), rng.randint(2, 6)))
        for code in chosen:
            yield code, dict(CLASSES)[code]
            sections = sorted(FUNCTIONS[code])
            for section in sorted(rng.sample(sections, rng.randint(1, len(sections)))):
                name, items = FUNCTIONS[code][section]
                yield section, name
                numbers = sorted(rng.sample(range(1, 60), len(items) - 1)) + [99]
                for number, item in zip(numbers, items):
                    if rng.random() < 0.85:
                        yield f"{section}{number:02d}", item

    # ---- Tables ----

    def by_code(self, id, title, count):
        ids = {"income": ["total", "appropriation", "superior_subsidy", "business", "operating", "affiliate", "other"],
               "expenditure": ["total", "basic", "project", "to_superior", "operating", "to_affiliate"],
               "general_budget": ["total", "basic", "project"]}[id]
        live = self.rng.randint(2, count)
        rows = [Row(name, self.amounts(count, live), code) for code, name in self.codes()]
        total = Row("合计", self.amounts(count, live))
        self.total_first = self.rng.random() < 0.6
        rows = [total] + rows if self.total_first else rows + [total]
        return Table(id, title, {"": ids}, {"": rows})

    def class_rows(self, count):
        classes = CLASSES if self.rng.random() < 0.6 else [c for c in CLASSES if c[0] not in ("231", "232")]
        filled = set(self.rng.sample(classes, self.rng.randint(2, 6)))
        blank = [None] * count if self.blank != "0.00" else ["0.00"] * count
        return [Row(name, self.amounts(count, self.rng.randint(1, count)) if (code, name) in filled else list(blank), code,
                    enumerator=numeral(i + 1) + "、") for i, (code, name) in enumerate(classes)]

    def income_expenditure(self):
        income = [Row(name, [self.amount(0.5)], enumerator=numeral(i + 1) + "、") for i, name in enumerate(INCOME_ITEMS)]
        income += [Row(name, [self.amount(f)]) for name, f in
                   (("本年收入合计", 1), ("使用非财政拨款结余（含专用结余）", 0.3), ("年初结转和结余", 0.7), ("总计", 1))]
        expenditure = self.class_rows(1)
        expenditure += [Row(name, [self.amount(f)]) for name, f in
                        (("本年支出合计", 1), ("结余分配", 0.3), ("年末结转和结余", 0.7), ("总计", 1))]
        return Table("income_expenditure", "收入支出决算总表", {"income": ["final"], "expenditure": ["final"]},
                     {"income": income, "expenditure": expenditure})

    def appropriation(self):
        income = [Row(name, [self.amount(0.6)], enumerator=numeral(i + 1) + "、") for i, name in enumerate(SOURCES)]
        income += [Row("本年收入合计", [self.amount(1)]), Row("年初财政拨款结转和结余", [self.amount(0.7)])]
        income += [Row(name, [self.amount(0.5)], enumerator=numeral(i + 1) + "、") for i, name in enumerate(SOURCES)]
        income += [Row("总计", [self.amount(1)])]
        expenditure = self.class_rows(4)
        expenditure += [Row(name, self.amounts(4, 2)) for name in ("本年支出合计", "年末财政拨款结转和结余", "总计")]
        return Table("appropriation", "财政拨款收入支出决算总表",
                     {"income": ["final"], "expenditure": ["total", "general", "fund", "capital"]},
                     {"income": income, "expenditure": expenditure})

    def basic(self):
        kept = [e for e in ECONOMICS if len(e[0]) == 3 or self.rng.random() < 0.9]
        rows = [Row(name, [self.amount(0.6)], code) for code, name in kept]
        rows += [Row("人员经费合计", [self.amount(1)]), Row("公用经费合计", [self.amount(1)])]
        return Table("basic_expenditure", "一般公共预算财政拨款基本支出决算表", {"": ["final"]}, {"": rows})

    def sangong(self):
        rows = [Row(name, [self.amount(1)] + [self.amount(0.7) for _ in SANGONG[1:]]) for name in ("预算数", "决算数")]
        return Table("sangong", "财政拨款“三公”经费支出决算表", {"": SANGONG}, {"": rows})

    def fund(self, id, title):
        ids = ["opening", "income", "total", "basic", "project", "closing"]
        if self.rng.random() < 0.5:
            return Table(id, title, {"": ids}, {"": [Row("合计", [None] * 6)]})
        rows = [Row("合计", [self.amount(0.8) for _ in ids])]
        rows += [Row(name, [self.amount(0.7) for _ in ids], code) for code, name in self.codes(["212", "229"])]
        return Table(id, title, {"": ids}, {"": rows})


class PublishedReport:
    """What a report that was read says, to be laid out anew; out of its JSON."""

    LAID_OUT = ("income_expenditure", "income", "expenditure", "appropriation", "general_budget", "basic_expenditure",
                "sangong", "government_fund", "state_capital")

    def __init__(self, rng, read):
        self.rng, self.separators = rng, False
        self.department, self.year = read["department"], read["year"]
        tables = [t for t in read["tables"] if t["set"] == "publication" and t["id"] in self.LAID_OUT]
        self.unit = tables[0]["unit"]
        self.tables = [self.table(t) for t in tables]
        rows = next(t for t in self.tables if t.id == "income").sides[""]
        self.total_first = rows[0].code == ""

    def table(self, read):
        parts = read.get("sides") or {"": read}
        return Table(read["id"], read["title"], {side: part["columns"] for side, part in parts.items()},
                     {side: [self.row(row) for row in part["rows"]] for side, part in parts.items()})

    def row(self, row):
        return Row(row["name"], ["—" if v == "na" else v for v in row["values"]], row["code"])
