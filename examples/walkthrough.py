# %% [markdown]
# # 读一份部门决算 / A walk through one report
# Cells start with `# %%`: open this file in Jupyter (jupytext), VS Code or Spyder, or run it whole:
# `python3 examples/walkthrough.py tests/data/yangquan-sifaju-2023.txt`

# %%
import sys
from decimal import Decimal

import juesuan

report = juesuan.read(sys.argv[1] if len(sys.argv) > 1 else "tests/data/yangquan-sifaju-2023.txt")
print(report)
print(report.tables)

# %% [markdown]
# ## Tables: rows by code or name, cells as Decimal, None where nothing is printed

# %%
expenditure = report.tables["expenditure"]
print(expenditure.title, expenditure.unit, expenditure.columns)
print(expenditure["2040650"]["basic"], expenditure["2040650"]["project"])
for row in expenditure[1:4]:
    print(row.line, row.code, row.name, row["total"])
both = report.tables["income_expenditure"]
print(both.side("income")["事业收入"]["final"], both.side("expenditure")["住房保障支出"]["final"])

# %% [markdown]
# ## The tree of the codes: totals are computed from the leaves

# %%
tree = report.tree("expenditure")
for node in tree.roots:
    total = node.total("total")
    print(node.code, node.name, total, f"{juesuan.share(total, tree.total(None, 'total'))}%")
print(tree.total("204", "basic"), [child.name for child in tree["204"].children])

# %% [markdown]
# ## 三公, and the year before as a printed change implies it

# %%
final = report.sangong.final
print(final.total, final.vehicle_running, final.reception, final.sum())
last_year = juesuan.implied(final.total, Decimal("-18.56")).previous
print(last_year, juesuan.change(final.total, last_year))

# %% [markdown]
# ## What is wrong

# %%
findings = report.check()
print(findings.summary)
for finding in findings.errors[:5]:
    print(finding)
for finding in findings.roundings[:3]:
    print(finding)
print([result.rule for result in findings.rules if result.state == "not_evaluated"])

# %% [markdown]
# ## There and back

# %%
print(juesuan.from_json(report.to_json()) == report)
for path, outcome in juesuan.read_many([report.path, "missing.txt"], progress=False):
    print(path, outcome)
