-- read, parse, report, table, row
local juesuan = require "juesuan"
local t = require "harness"

local report = assert(juesuan.read(t.report))

t.test("what the report says of itself", function()
  t.equal(report:department(), "阳泉市司法局")
  t.equal(report:year(), 2023)
  t.equal(report:unit(), "万元")
  t.equal(report:count(), #report)
  t.match(tostring(report), "^juesuan%.report %(阳泉市司法局 2023, %d+ tables%)$")
end)

t.test("the ten publication tables in the order of the source", function()
  local ids = {}
  for table in report:tables("publication") do
    ids[#ids + 1] = table:id()
    t.equal(table:set(), "publication")
  end
  t.list(ids, { "income_expenditure", "income", "expenditure", "appropriation", "general_budget",
    "basic_expenditure", "government_fund", "state_capital", "sangong", "statistics" })
end)

t.test("tables of both sets", function()
  local all, approval = 0, 0
  for _ in report:tables() do all = all + 1 end
  for _ in report:tables("approval") do approval = approval + 1 end
  t.equal(all, #report)
  t.equal(approval, 8)
end)

t.test("pairs gives the publication tables by id", function()
  local count = 0
  for id, table in report:pairs() do
    count = count + 1
    t.equal(table, report:table(id))
  end
  t.equal(count, 10)
end)

t.test("a table knows its title, form, unit, place and columns", function()
  local table = report:table("expenditure")
  t.equal(table:title(), "支出决算表")
  t.equal(table:form(), "公开03表")
  t.equal(table:unit(), "万元")
  t.equal(table:page(), nil)
  t.list(table:columns(), { "total", "basic", "project", "to_superior", "operating", "to_affiliate" })
  t.match(table:header("basic"), "基本支出")
  t.equal(#table:sides(), 0)
  t.match(tostring(table), "^juesuan%.table %(expenditure, 支出决算表, %d+ rows%)$")
end)

t.test("cells by code", function()
  local row = report:table("expenditure"):row("2040650")
  t.equal(row:name(), "事业运行")
  t.equal(row:text("basic"), "259.92")
  t.equal(row:amount("basic"), 259.92)
  t.equal(row:state("basic"), "value")
  t.equal(row:text("project"), nil)
  t.equal(row:amount("project"), nil)
  t.equal(row:state("project"), "blank")
  t.equal(row:line(), 226)
  t.equal(row:confidence("basic"), 100)
  t.equal(tostring(row), "juesuan.row (2040650 事业运行)")
end)

t.test("the approval set is its own", function()
  t.equal(report:table("expenditure", "approval"):row("2040650"):text("basic"), "259.82")
  t.equal(report:table("expenditure", "approval"):row("2040650"):text("total"), "615.64")
end)

t.test("what is printed keeps its separators", function()
  local row = report:table("income_expenditure"):row("本年收入合计")
  t.equal(row:printed("final"):gsub(",", ""), row:text("final"))
end)

t.test("two sides", function()
  local table = report:table("income_expenditure")
  t.list(table:sides(), { "income", "expenditure" })
  t.list(table:columns("expenditure"), { "final" })
  t.equal(table:row("本年收入合计", "income"):name(), "本年收入合计")
  t.equal(table:row("本年支出合计", "expenditure"):name(), "本年支出合计")
  t.refused("no row", table:row("本年支出合计", "income"))
end)

t.test("rows in order, by index, with pairs", function()
  local table = report:table("expenditure")
  local count = 0
  for row in table:rows() do
    count = count + 1
    t.equal(row:index(), count)
    t.equal(row, table:row(count))
  end
  t.equal(count, #table)
  for index, row in table:pairs() do t.equal(row:index(), index) end
end)

t.test("three public expenses", function()
  local sangong = report:sangong()
  t.equal(sangong:text("final", "total"), "12.65")
  t.equal(sangong:amount("final", "total"), 12.65)
  t.equal(sangong:text("budget", "vehicle_running"), "12.10")
  t.equal(sangong:text("final", "reception"), "0.54")
  t.equal(sangong:text("final", "abroad"), nil)
  t.equal(sangong:state("final", "abroad"), "blank")
  t.equal(sangong:sum("final"), "12.64")
  t.equal(sangong:table():id(), "sangong")
  t.equal(tostring(sangong), "juesuan.sangong (budget 12.65, final 12.65)")
end)

t.test("warnings are records with their place", function()
  for _, warning in ipairs(report:warnings()) do
    t.equal(type(warning.message), "string")
    t.equal(type(warning.line), "number")
  end
end)

t.test("parse reads what read reads", function()
  local bytes = t.contents(t.report)
  t.equal(assert(juesuan.parse(bytes)):json(), report:json())
  t.equal(assert(juesuan.parse(bytes, "text")):json(), report:json())
  t.equal(assert(juesuan.parse(bytes, { format = "text" })):json(), report:json())
end)

t.test("JSON goes there and back", function()
  local json = report:json()
  t.match(json, '"juesuan%.report/1"')
  local again = assert(juesuan.parse(json, "json"))
  t.equal(again:json(), json)
  t.equal(again:tree("expenditure"):find("2040650"):text("basic"), "259.92")
end)

t.test("other outputs", function()
  t.match(report:render("text"), "259%.92")
  t.match(report:render("markdown"), "|")
  t.match(report:table("expenditure"):render("csv"), "259%.92")
  t.match(report:table("expenditure"):render(), "支出决算表")
end)

t.test("input that is wrong: nil, place and message, status", function()
  local value, message, status = juesuan.read("tests/data/no-such-report.txt")
  t.refused("^tests/data/no%-such%-report%.txt: .", value, message)
  t.equal(status, "JUESUAN_ERROR_OPEN")
  t.refused("^text", juesuan.parse(""))
  t.refused("^text", juesuan.parse("nothing of a final account"))
  t.with_file("第一行\n\255\254\253 是坏的\n", function(path)
    local _, broken = juesuan.read(path)
    t.match(broken, "^" .. path:gsub("%p", "%%%0") .. ":2")
  end)
end)

t.test("messages in English on demand", function()
  local _, chinese = juesuan.parse("", { language = "zh" })
  local _, english = juesuan.parse("", { language = "en" })
  t.match(chinese, "[\128-\255]")
  t.match(english, "^text[%d:]*: [%w%p ]+$")
end)

t.test("limits", function()
  local _, message, status = juesuan.read(t.report, { bytes = 1000 })
  t.equal(status, "JUESUAN_ERROR_LIMIT")
  t.match(message, "1,?000")
end)

t.test("what the report does not have is nil and a message", function()
  t.refused("no table 'nonsense'", report:table("nonsense"))
  t.refused("no table 'nonsense'", report:tree("nonsense"))
  t.refused("no table 'statistics' with codes", report:tree("statistics"))
  t.refused("no row '9999999'", report:table("expenditure"):row("9999999"))
  t.refused("no row '0'", report:table("expenditure"):row(0))
  local bytes = t.contents(t.report)
  local one = assert(juesuan.parse(bytes:match("\n(收入决算表\n.-)\n支出决算表\n")))
  t.equal(#one, 1)
  t.refused("no table 'sangong'", one:sangong())
end)

t.test("misuse raises", function()
  t.raises("bad argument #1 to 'read'", function() juesuan.read() end)
  t.raises("bad argument #1 to 'read'", function() juesuan.read({}) end)
  t.raises("zero byte", juesuan.read, "a\0b")
  t.raises("invalid option 'docx'", juesuan.read, t.report, "docx")
  t.raises("language must be", juesuan.read, t.report, { language = "xx" })
  t.raises("bytes must be a positive integer", juesuan.read, t.report, { bytes = -1 })
  t.raises("invalid option 'draft'", function() report:table("income", "draft") end)
  t.raises("no column 'nonsense'", function() report:table("income"):row(1):text("nonsense") end)
  t.raises("no side 'left'", function() report:table("income"):columns("left") end)
  t.raises("invalid option 'sum'", function() report:sangong():text("sum", "total") end)
  t.raises("invalid option 'car'", function() report:sangong():text("final", "car") end)
  t.raises("invalid option 'pdf'", function() report:render("pdf") end)
  t.raises("juesuan%.report expected", function() report.year() end)
  t.raises("juesuan%.report expected", function() report.year({}) end)
  t.raises("juesuan%.report expected", function() report.year(report:table("income")) end)
end)
