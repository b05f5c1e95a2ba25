-- The lifetime of handles: closing, collecting, children that outlive their report
local juesuan = require "juesuan"
local t = require "harness"

t.test("a closed report says so", function()
  local report = assert(juesuan.read(t.report))
  report:close()
  report:close()
  t.equal(tostring(report), "juesuan.report (closed)")
  t.raises("attempt to use a closed juesuan%.report", function() report:year() end)
  t.raises("attempt to use a closed juesuan%.report", function() report:check() end)
  t.raises("attempt to use a closed juesuan%.report", function() return #report end)
end)

t.test("children of a closed report say so", function()
  local report = assert(juesuan.read(t.report))
  local tree, table, sangong = report:tree("expenditure"), report:table("expenditure"), report:sangong()
  local node, row = tree:find("2040650"), table:row(1)
  local walk, rows, children, tables = tree:walk(), table:rows(), tree:find("204"):children(), report:tables()
  report:close()
  for _, use in ipairs {
    function() tree:find("204") end, function() table:title() end, function() sangong:text("final", "total") end,
    function() node:text("basic") end, function() node:row() end, function() row:code() end, function() return #tree end,
    walk, rows, children, tables,
  } do
    t.raises("attempt to use a closed juesuan%.report", use)
  end
  t.equal(tostring(tree), "juesuan.tree (closed)")
  t.equal(tostring(node), "juesuan.node (closed)")
  t.equal(tostring(row), "juesuan.row (closed)")
  t.equal(tostring(table), "juesuan.table (closed)")
  t.equal(tostring(sangong), "juesuan.sangong (closed)")
end)

t.test("closed findings say so", function()
  local findings = assert(juesuan.read(t.report)):check()
  local each = findings:each()
  findings:close()
  t.raises("attempt to use a closed juesuan%.findings", function() return findings[1] end)
  t.raises("attempt to use a closed juesuan%.findings", each)
  t.equal(tostring(findings), "juesuan.findings (closed)")
end)

local function collect()
  for _ = 1, 3 do collectgarbage() end
end

t.test("children keep their report", function()
  local node = assert(juesuan.read(t.report)):tree("expenditure"):find("2040650")
  local walk = assert(juesuan.read(t.report)):tree("income"):walk()
  collect()
  t.equal(node:parent():row():code(), "20406")
  collect()
  local count = 0
  for step in walk do
    collectgarbage "step"
    count = count + #step:code()
  end
  t.equal(count > 0, true)
end)

t.test("a report without children in reach is collected", function()
  local kept = setmetatable({}, { __mode = "v" })
  kept.report = assert(juesuan.read(t.report))
  kept.node = kept.report:tree("expenditure"):find("2040650")
  kept.findings = kept.report:check()
  collect()
  t.equal(kept.node, nil)
  collect()
  t.equal(kept.report, nil)
  t.equal(kept.findings, nil)
end)

t.test("a failed read leaves nothing", function()
  collect()
  local before = collectgarbage "count"
  for _ = 1, 200 do juesuan.read("tests/data/no-such-report.txt") end
  collect()
  t.equal(collectgarbage "count" - before < 50, true)
end)

if _VERSION == "Lua 5.4" then
  t.test("a variable that closes", function()
    local load = load
    local report = load([[
      local juesuan, path = ...
      local kept
      do
        local report <close> = assert(juesuan.read(path))
        local findings <close> = report:check()
        kept = report
      end
      return kept
    ]])(juesuan, t.report)
    t.equal(tostring(report), "juesuan.report (closed)")
  end)
end

if _VERSION ~= "Lua 5.1" then
  t.test("pairs on handles", function()
    local report = assert(juesuan.read(t.report))
    local count = 0
    for id, table in pairs(report) do
      t.equal(table:id(), id)
      count = count + 1
    end
    t.equal(count, 10)
    for code, node in pairs(report:tree("income")) do t.equal(node:code(), code) end
    for index, finding in pairs(report:check()) do t.equal(type(finding.message), "string", index) end
  end)
end

t.test("handles cannot be taken for each other", function()
  local report = assert(juesuan.read(t.report))
  local tree = report:tree("expenditure")
  t.raises("juesuan%.tree expected", function() tree.find(report, "204") end)
  t.raises("juesuan%.node expected", function() tree:find("204").text(tree, "basic") end)
  t.raises("juesuan%.report expected", function() report:compute(tree) end)
  t.equal(report == tree, false)
end)
