-- compute: an entry a cell
local juesuan = require "juesuan"
local t = require "harness"

local report = assert(juesuan.read(t.report))
local computation = assert(report:compute())

t.test("each, length, index and find agree", function()
  local count = 0
  for entry in computation:each() do
    count = count + 1
    t.equal(entry.name, computation[count].name)
  end
  t.equal(count, #computation)
  t.equal(computation[count + 1], nil)
  t.equal(computation:find("expenditure", "2040650", "basic").amount, "259.92")
  t.match(tostring(computation), "^juesuan%.computation %(%d+ figures%)$")
end)

t.test("totals and shares", function()
  local entry = computation:find("expenditure", "204", "total")
  t.equal(entry.amount, "3327.31")
  t.equal(entry.total, "3327.30")
  t.equal(entry.share, "83.94")
  t.equal(entry.level, 1)
  t.equal(entry.unit, "万元")
  t.equal(computation:find("expenditure", "2040650", "basic", nil, "approval").amount, "259.82")
  t.equal(computation:find("income_expenditure", "本年支出合计", "final", "expenditure").amount, "3963.84")
end)

t.test("changes against another report", function()
  local same = assert(report:compute(report))
  local entry = same:find("expenditure", "2040650", "basic")
  t.equal(entry.previous, "259.92")
  t.equal(entry.change, "0.00")
  t.equal(entry.change_percent, "0.00")
  t.equal(entry.comparison, "same")
  t.equal(entry.implied, false)
  for _ in same:changes() do error("nothing changed") end
end)

t.test("as text", function()
  t.match(computation:json(), "2040650")
  t.match(computation:render("csv"), "2040650")
end)

t.test("what is not there", function()
  t.refused("nothing computed for '9999999'", computation:find("expenditure", "9999999", "basic"))
  t.raises("invalid option 'draft'", function() computation:find("expenditure", "204", "basic", nil, "draft") end)
  t.raises("juesuan%.report expected", function() report:compute("last year") end)
  local closed = report:compute()
  closed:close()
  t.raises("attempt to use a closed juesuan%.computation", function() return #closed end)
  t.equal(tostring(closed), "juesuan.computation (closed)")
end)
