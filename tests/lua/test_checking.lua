-- check: findings and the ledger
local juesuan = require "juesuan"
local t = require "harness"

local report = assert(juesuan.read(t.report))
local findings = assert(report:check())

local function find(wanted)
  for finding in findings:each() do
    local same = true
    for key, value in pairs(wanted) do same = same and finding[key] == value end
    if same then return finding end
  end
end

t.test("each, length and index agree", function()
  local count = 0
  for finding in findings:each() do
    count = count + 1
    t.equal(finding.message, findings[count].message)
    t.match(finding.rule, "%S")
    t.match(finding.message, "%S")
    t.match(tostring(finding), "^" .. finding.severity .. ": ")
  end
  t.equal(count, #findings)
  t.equal(count, findings:count())
  t.equal(findings[0], nil)
  t.equal(findings[count + 1], nil)
  t.equal(findings.nonsense, nil)
end)

t.test("by severity", function()
  local errors, warnings, roundings = findings:errors(), findings:warnings(), findings:roundings()
  t.equal(#errors + #warnings + #roundings, #findings)
  for _, finding in ipairs(errors) do t.equal(finding.severity, "error") end
  local count = 0
  for finding in findings:each("rounding") do
    t.equal(finding.severity, "rounding")
    count = count + 1
  end
  t.equal(count, #roundings)
  local summary = findings:summary()
  t.equal(summary.error, #errors)
  t.equal(summary.warning, #warnings)
  t.equal(summary.rounding, #roundings)
end)

t.test("no error in a publication table", function()
  for _, finding in ipairs(findings:errors()) do
    if finding.table then t.equal(finding.set, "approval", tostring(finding)) end
  end
end)

t.test("the misread digit of the annex is found in its place", function()
  local finding = find { severity = "error", set = "approval", table = "expenditure", code = "2040650", line = 767 }
  t.equal(type(finding), "table", "finding of 2040650")
  t.match(finding.message, "%S")
end)

t.test("the ledger", function()
  local rules = findings:summary().rules
  local ledger = findings:ledger()
  t.equal(rules.passed + rules.failed + rules.rounding + rules.not_applicable + rules.not_evaluated, #ledger)
  for _, entry in ipairs(ledger) do
    t.match(entry.rule, "%S")
    if entry.state == "not_evaluated" then t.match(entry.reason, "%S") end
  end
end)

t.test("the catalogue", function()
  local rules = juesuan.rules("en")
  t.equal(#rules > 0, true)
  for _, rule in ipairs(rules) do t.match(rule.title, "%a") end
end)

t.test("a rule can be switched off", function()
  local rule = findings:roundings()[1].rule
  for finding in report:check({ rules = { [rule] = "off" } }):each() do
    t.equal(finding.rule == rule, false)
  end
  t.raises("unknown rule 'nonsense'", function() report:check { rules = { nonsense = "off" } } end)
  t.raises("unknown severity 'fatal'", function() report:check { rules = { [rule] = "fatal" } } end)
  t.raises("rules must be a table", function() report:check { rules = "all" } end)
end)

t.test("findings as text", function()
  t.match(findings:json("a.txt"), '"juesuan%.findings/1"')
  t.match(findings:json("a.txt"), '"a%.txt"')
  t.match(findings:render("csv"), "2040650")
  t.match(findings:render("text", "a.txt"), "%S")
  t.refused("%S", findings:render("markdown"))
end)

t.test("findings need their report no longer", function()
  local own = assert(juesuan.read(t.report))
  local kept = own:check()
  own:close()
  t.equal(#kept, #findings)
  t.equal(kept[1].message, findings[1].message)
end)

t.test("misuse raises", function()
  t.raises("invalid option 'fatal'", function() findings:each("fatal") end)
  t.raises("juesuan%.findings expected", function() findings.each() end)
  t.raises("table expected", function() report:check("all") end)
end)

t.test("the text lists what was not evaluated on demand", function()
  local builder = assert(juesuan.builder { department = "某所", year = 2024 })
  assert(builder:set("expenditure", "2010501", "basic", "12.34", { name = "行政运行" }))
  local findings = builder:finish():check() -- one table: most rules lack theirs
  local function lines(text) return select(2, text:gsub("\n", "")) end
  local short = findings:render("text", "")
  t.equal(lines(findings:render("text", "", { unevaluated = true })) > lines(short), true)
  t.equal(findings:render("text", "", { unevaluated = false }), short)
end)

t.test("last year's report is compared with", function()
  local function without(options) return report:check(options):summary().rules.not_applicable end
  t.equal(without { previous = report } < without(), true)
  t.raises("juesuan%.report expected", function() report:check { previous = "last year" } end)
end)
