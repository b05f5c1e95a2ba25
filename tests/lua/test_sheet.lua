-- The spreadsheet plug-in, in a table in memory and in an sc-im that insists on its rules
package.path = "examples/spreadsheet/?.lua;" .. package.path
local sheet = require "sheet"
local memory = require "host_memory"
local scim = require "host_scim"
local t = require "harness"

-- The row at or below `from` whose first cells are these.
local function find_row(host, from, first, second)
  local _, rows = host.size()
  for row = from, rows - 1 do
    local code, name = host.get(0, row) or "", host.get(1, row)
    if code == first and (second == nil or name == second) then return row end
  end
  error("no row " .. first)
end

local function loaded(options)
  local host = memory()
  return host, assert(sheet.load(host, t.report, options))
end

t.test("a report becomes cells", function()
  local host = loaded()
  t.equal((host.get(0, 0)), "阳泉市司法局")
  t.equal((host.get(1, 0)), "2023")
  local title = find_row(host, 0, "支出决算表")
  t.equal((host.get(1, title)), "万元")
  local row = find_row(host, title, "2040650")
  t.equal((host.get(1, row)), "事业运行")
  local text, number = host.get(3, row)
  t.equal(text, "259.92")
  t.equal(number, 259.92)
  t.equal(host.get(4, row), nil)
  t.match(host.messages[1], "%d+ tables$")
end)

t.test("both sides of a table, one below the other", function()
  local host = loaded()
  local title = find_row(host, 0, "收入支出决算总表")
  local income = find_row(host, title, "", "本年收入合计")
  t.equal(find_row(host, income, "", "本年支出合计") > income, true)
end)

t.test("totals and shares stand beside the rows", function()
  local host, book = loaded()
  book:compute()
  local title = find_row(host, 0, "支出决算表")
  t.equal((host.get(8, title + 1)), "下级合计")
  local row = find_row(host, title, "2040650")
  t.equal((host.get(8, row)), "615.64")
  t.match((host.get(9, row)), "^%d+%.%d%d$")
  t.equal((host.get(10, row)), nil)
end)

t.test("changes against last year's report", function()
  local host, book = loaded { previous = t.report }
  book:compute()
  local title = find_row(host, 0, "支出决算表")
  t.equal((host.get(10, title + 1)), "上年")
  local row = find_row(host, title, "2040650")
  t.equal((host.get(10, row)), "615.64")
  t.equal((host.get(11, row)), "0.00")
  t.equal((host.get(12, row)), "0.00")
  local sides = find_row(host, 0, "", "本年支出合计")
  t.equal((host.get(4 + 2, sides)), "0.00")
end)

t.test("each finding stands in its cell, behind the figure", function()
  local host, book = loaded()
  local findings = book:check()
  local marked = 0
  local columns, rows = host.size()
  for row = 0, rows - 1 do
    for column = 0, columns - 1 do
      local text = host.get(column, row) or ""
      for _, mark in ipairs { "✗", "！", "≈" } do
        marked = marked + select(2, text:gsub(" " .. mark, "")) + (text:find(mark, 1, true) == 1 and 1 or 0)
      end
    end
  end
  t.equal(marked, #findings)
  local row = find_row(host, find_row(host, 0, "支出决算批复表"), "2040650")
  local text, number = host.get(3, row)
  t.match(text, "^259%.82 ✗.*259%.92")
  t.equal(number, 259.82)
  t.match(host.messages[2], "^%d+ errors")
end)

t.test("a code that is printed twice is marked in its own row", function()
  local host, book = loaded()
  book:repair()
  local title = find_row(host, 0, "一般公共预算财政拨款收入支出决算批复表")
  local first = find_row(host, title, "2080808 →2080505: 其他5个表的同一行为“2080505”")
  t.match((host.get(0, first + 1)), "^2080808 →2080506")
end)

t.test("a corrected report is written", function()
  local host, book = loaded()
  t.with_file("", function(path)
    local put_in = assert(book:save(path))
    t.match(table.concat(put_in, "\n"), "2040650 basic: 259%.82 %-> 259%.92")
    t.match(host.messages[2], "corrections$")
    local corrected = assert(require("juesuan").read(path, "json"))
    t.equal(corrected:tree("expenditure", "approval"):find("2040650"):text("basic"), "259.92")
    t.equal(#corrected:check():errors() < #book.report:check():errors(), true)
  end)
  t.refused("no%-such%-folder", book:save("no-such-folder/report.json"))
end)

t.test("a report that cannot be read is a message", function()
  local host = memory()
  t.refused("^no%-such%-file: ", sheet.load(host, "no-such-file"))
  t.refused("^no%-such%-file: ", sheet.load(host, t.report, { previous = "no-such-file" }))
  t.equal(host.size(), 0)
end)

-- sc-im's global as far as a trigger may use it; what would crash it raises.
local function fake_scim()
  local numbers, labels, columns, rows = {}, {}, 30, 100
  local function at(column, row)
    assert(column % 1 == 0 and row % 1 == 0 and column >= 0 and row >= 0, "no such cell")
    return row * 1000 + column
  end
  local function grow(column, row)
    columns, rows = math.max(columns, column + 1), math.max(rows, row + 1)
    return at(column, row)
  end
  return {
    maxcols = function() return columns + 0.0 end,
    maxrows = function() return rows + 0.0 end,
    lgetnum = function(column, row)
      assert(column < columns and row < rows, "signal 11")
      if numbers[at(column, row)] then return numbers[at(column, row)] end
    end,
    lgetstr = function(column, row)
      if labels[grow(column, row)] then return labels[at(column, row)] end
    end,
    lsetnum = function(column, row, number)
      assert(type(number) == "number", "would become 0 in silence")
      numbers[grow(column, row)] = number
    end,
    lsetstr = function(column, row, text)
      assert(type(text) == "string", "signal 11")
      labels[grow(column, row)] = text
    end,
    sc = function(command) assert(command == "recalc", "would corrupt the undo list") end,
  }
end

-- What sc-im does when the command cell is written.
local function trigger(command)
  _G.sc.lsetstr(1, 2, command)
  dofile "examples/spreadsheet/scim/juesuan.lua"
  _G.juesuan_command(1, 2, 2)
  return _G.sc.lgetstr(1, 3)
end

t.test("in sc-im, by commands", function()
  _G.sc = fake_scim()
  local host = scim(_G.sc, 1, 3)
  t.equal(trigger "check", "read a report first")
  t.match(trigger "read", "^: .")
  _G.sc.lsetstr(1, 0, t.report)
  t.match(trigger "read", "tables$")
  local row = find_row(host, find_row(host, 5, "支出决算批复表"), "2040650")
  local text, number = host.get(3, row)
  t.equal(text, nil)
  t.equal(number, 259.82)
  t.equal((host.get(0, row)), "2040650")
  t.match(trigger "compute", "computed$")
  t.match(trigger "check", "^%d+ errors")
  text, number = host.get(3, row)
  t.match(text, "^✗.*259%.92")
  t.equal(number, 259.82)
  t.with_file("", function(path) t.match(trigger("save " .. path), "corrections$") end)
  t.match(trigger "save no-such-folder/report.json", "No such file")
  t.equal(trigger "dance", "no such command: dance")
  t.match(trigger "read", "not empty")
  _G.sc, _G.juesuan_book, _G.juesuan_command = nil, nil, nil
end)
