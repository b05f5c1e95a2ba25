-- builder: a report made in code
local juesuan = require "juesuan"
local t = require "harness"

local function built()
  local builder = assert(juesuan.builder { department = "某市司法局", year = 2024, unit = "万元" })
  assert(builder:set("income", "2040601", "appropriation", "80.00", { name = "行政运行" }))
  assert(builder:set("expenditure", "2040601", "basic", "50.00", { name = "行政运行" }))
  assert(builder:set("expenditure", "2040601", "project", 30.25))
  return builder
end

t.test("the detailed tables make the others", function()
  local report = assert(assert(built():derive()):finish())
  t.equal(report:department(), "某市司法局")
  t.equal(report:year(), 2024)
  t.equal(report:unit(), "万元")
  t.equal(report:tree("expenditure"):find("2040601"):text("total"), "80.25")
  t.equal(report:tree("expenditure"):find("204"):text("basic"), "50.00")
  t.equal(report:table("income_expenditure"):row("本年支出合计", "expenditure"):text("final"), "80.25")
  t.equal(#report:check():errors(), 0)
end)

t.test("what contradicts is refused and changes nothing", function()
  local builder = built()
  t.refused("%S", builder:set("expenditure", "20406", "basic", "10.00", { name = "司法" }))
  t.refused("%S", builder:set("expenditure", "2040601", "basic", "1.00", { name = "公共法律服务" }))
  t.refused("%S", builder:set("nonsense", "204", "basic", "10.00"))
  t.refused("%S", builder:set("expenditure", "204060", "basic", "10.00"))
  t.equal(builder:finish():tree("expenditure"):find("2040601"):text("basic"), "50.00")
  t.refused("204", builder:set("expenditure", "204", "basic", "10.00")) -- 20406 was never set
  t.refused("%S", builder:set("expenditure", "2040602", "basic", "9999999999999999.99")) -- the sum does not fit
  assert(builder:set("expenditure", "208", "basic", "10.00"))
  assert(builder:set("expenditure", "2080505", "basic", "1.00"))
  t.refused("10%.00", builder:derive())
end)

t.test("names come from the code book", function()
  local report = assert(built():finish())
  t.equal(report:table("expenditure"):row("20406"):name(), "司法")
end)

t.test("misuse raises", function()
  local builder = built()
  t.raises("unknown unit '美元'", function() juesuan.builder { unit = "美元" } end)
  t.raises("table expected", function() juesuan.builder() end)
  t.raises("not an amount", function() builder:set("expenditure", "2040601", "basic", "many") end)
  t.raises("invalid option 'draft'", function() builder:set("income", "204", "total", 1, { set = "draft" }) end)
  builder:close()
  t.raises("attempt to use a closed juesuan%.builder", function() builder:finish() end)
  t.equal(tostring(builder), "juesuan.builder (closed)")
end)
