-- lua totals.lua REPORT [LAST_YEAR]
-- What each subject adds up to, its share of all expenditure, the change against last year, and
-- the findings.
local juesuan = require "juesuan"

local function spending(path)
  local report = assert(juesuan.read(path))
  return assert(report:tree("expenditure")), report
end

local tree, report = spending(arg[1])
local last = arg[2] and spending(arg[2])
local all = tree:total("total")

print(report:department(), report:year(), report:unit())
for node in tree:walk() do
  local total = node:total("total")
  local before = last and last:find(node:code())
  local amount, percent = juesuan.change(total, before and before:total("total"))
  print(node:code(), total, (juesuan.share(total, all) or "-") .. "%",
    before and string.format("%s (%s%%)", amount, percent or "-") or "", node:name())
end
print("", all)

local findings = report:check()
print(findings)
for finding in findings:each() do print(finding.line, finding) end
