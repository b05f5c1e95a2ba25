-- repair: proposals, and a report with them put in
local juesuan = require "juesuan"
local t = require "harness"

local report = assert(juesuan.read(t.report))
local repairs = assert(report:repair())

local function find(list, wanted)
  for proposal in list:each() do
    local same = true
    for key, value in pairs(wanted) do same = same and proposal[key] == value end
    if same then return proposal end
  end
end

t.test("each, length and index agree", function()
  local count = 0
  for proposal in repairs:each() do
    count = count + 1
    t.equal(proposal.reason, repairs[count].reason)
    t.equal(proposal.confidence >= 0 and proposal.confidence <= 1, true)
  end
  t.equal(count, #repairs)
  t.equal(repairs[count + 1], nil)
  t.equal(type(repairs:stopped()), "boolean")
  t.match(tostring(repairs), "^juesuan%.repairs %(%d+ proposals%)$")
end)

t.test("the misread digits of the annex", function()
  local proposal = find(repairs, { set = "approval", table = "expenditure", code = "2040650", column = "basic" })
  t.equal(proposal.kind, "amount")
  t.equal(proposal.printed, "259.82")
  t.equal(proposal.proposed, "259.92")
  t.equal(proposal.line, 767)
  t.equal(proposal.alternative, false)
  t.match(proposal.reason, "%S")
  t.equal(find(repairs, { set = "approval", table = "income_expenditure", code = "208" }).proposed, "357.59")
end)

t.test("without a source", function()
  local fewer = assert(report:repair { without = "publication" })
  t.equal(#fewer <= #repairs, true)
  t.equal(#report:repair { without = { "publication", "approval", "notes" } } <= #fewer, true)
  t.raises("without must name", function() report:repair { without = "everything" } end)
  t.raises("without must name", function() report:repair { without = { 1 } } end)
end)

t.test("a new report with the proposals put in", function()
  local amended = assert(report:amend(repairs))
  t.equal(amended:tree("expenditure", "approval"):find("2040650"):text("basic"), "259.92")
  t.equal(report:tree("expenditure", "approval"):find("2040650"):text("basic"), "259.82")
  t.match(table.concat(amended:amendments(), "\n"), "2040650 basic: 259%.82 %-> 259%.92")
  t.equal(#report:amendments(), 0)
  t.equal(#report:amend(repairs, 1):amendments() <= #amended:amendments(), true)
end)

t.test("proposals as text", function()
  t.match(repairs:json("a.txt"), '"juesuan%.repairs/1"')
  t.match(repairs:render("csv"), "259%.92")
  t.match(repairs:render(), "259%.92")
end)

t.test("misuse raises", function()
  local other = assert(juesuan.parse(t.contents(t.report):match("\n(收入决算表\n.-)\n支出决算表\n")))
  t.raises("not the repairs of this report", function() other:amend(repairs) end)
  t.raises("confidence must be 0 to 1", function() report:amend(repairs, 90) end)
  t.raises("juesuan%.repairs expected", function() report:amend(report) end)
  local closed = report:repair()
  closed:close()
  t.raises("attempt to use a closed juesuan%.repairs", function() report:amend(closed) end)
  t.equal(tostring(closed), "juesuan.repairs (closed)")
end)
