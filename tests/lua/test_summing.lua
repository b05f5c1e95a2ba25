-- sum: reports of units added up; narrate: the notes written from the tables
local juesuan = require "juesuan"
local t = require "harness"

local report = assert(juesuan.read(t.report))

local function unit(amount, year)
  local builder = assert(juesuan.builder { department = "某所", year = year or 2024 })
  assert(builder:set("expenditure", "2010501", "basic", amount, { name = "行政运行" }))
  return assert(assert(builder:derive()):finish())
end

t.test("the sum of two", function()
  local sum = assert(juesuan.sum())
  t.refused("%S", sum:finish())
  t.equal(sum:add(report), sum)
  assert(sum:add(report))
  t.equal(sum:count(), 2)
  t.equal(tostring(sum), "juesuan.sum (2 reports)")
  local twice = assert(sum:finish { department = "某部门" })
  t.equal(twice:department(), "某部门")
  t.equal(twice:tree("expenditure"):find("2040650"):text("basic"), "519.84")
  sum:close()
  t.equal(twice:year(), 2023)
end)

t.test("a printed report is held against the sum", function()
  local sum = assert(juesuan.sum { language = "en" })
  assert(assert(sum:add(unit("12.34"))):add(unit("12.34")))
  t.equal(#sum:check(assert(sum:finish())):errors(), 0)
  local wrong = assert(sum:check(unit("24.86"), { language = "en" })):errors()
  t.equal(wrong[1].rule, "sum.cell")
  t.equal(#sum:check(unit("24.86"), { rules = { ["sum.cell"] = "off", ["sum.row"] = "off" } }), 0)
  t.equal(#sum:check(unit("24.68"), { eliminate = true }):errors(), 0)
end)

t.test("units and years", function()
  local yuan = assert(juesuan.sum { unit = "元" }):add(report):finish { eliminate = true }
  t.equal(yuan:unit(), "元")
  t.equal(yuan:tree("expenditure"):find("2040650"):amount("basic"), 2599200)
  local sum = assert(juesuan.sum())
  assert(sum:add(report))
  t.refused("2020", sum:add(unit("1.00", 2020)))
  t.equal(sum:count(), 1)
end)

t.test("misuse of a sum raises", function()
  local sum = juesuan.sum()
  t.raises("unknown unit '美元'", function() juesuan.sum { unit = "美元" } end)
  t.raises("table expected", function() juesuan.sum("元") end)
  t.raises("juesuan%.report expected", function() sum:add("report") end)
  t.raises("table expected", function() sum:finish("某部门") end)
  sum:close()
  t.raises("attempt to use a closed juesuan%.sum", function() sum:finish() end)
  t.equal(tostring(sum), "juesuan.sum (closed)")
end)

t.test("the notes are written from the tables", function()
  local text = assert(report:narrate())
  t.match(text, "3,449%.21")
  t.equal(report:narrate(nil, { style = "shanxi" }), text)
  t.equal(report:narrate(nil, { style = "shanghai" }) ~= text, true)
  t.equal(report:narrate(report) ~= text, true)
end)

t.test("what no table prints is given as JSON", function()
  local count = juesuan.counts()[1]
  t.equal(type(juesuan.topics()[1]), "string")
  t.match(assert(report:narrate(nil, { extra = '{"counts": {"' .. count .. '": 7654}}' })), "7654")
  t.refused("^extra:1:%d+: ", report:narrate(nil, { extra = '{"counts": [' }))
end)

t.test("misuse of narrate raises", function()
  t.raises("invalid option 'nonsense'", function() report:narrate(nil, { style = "nonsense" }) end)
  t.raises("juesuan%.report expected", function() report:narrate("last year") end)
  t.raises("string expected", function() report:narrate(nil, { extra = {} }) end)
end)
