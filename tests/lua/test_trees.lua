-- tree, node
local juesuan = require "juesuan"
local t = require "harness"

local report = assert(juesuan.read(t.report))
local tree = report:tree("expenditure")

t.test("find a code and read its cells", function()
  local node = tree:find("2040650")
  t.equal(node:code(), "2040650")
  t.equal(node:name(), "事业运行")
  t.equal(node:level(), 3)
  t.equal(node:text("basic"), "259.92")
  t.equal(node:amount("basic"), 259.92)
  t.equal(node:text("total"), "615.64")
  t.equal(node:text("project"), nil)
  t.equal(node:state("project"), "blank")
  t.equal(tostring(node), "juesuan.node (2040650 事业运行)")
end)

t.test("the approval set has its own tree", function()
  t.equal(report:tree("expenditure", "approval"):find("2040650"):text("basic"), "259.82")
end)

t.test("up and down", function()
  local node = tree:find("2040650")
  t.equal(node:parent():code(), "20406")
  t.equal(node:parent():parent():code(), "204")
  t.equal(node:parent():parent():parent(), nil)
  local found
  for child in tree:find("20406"):children() do
    t.equal(child:parent(), tree:find("20406"))
    t.equal(child:level(), 3)
    found = found or child == node
  end
  t.equal(found, true)
  for _ in node:children() do error("a leaf has no children") end
end)

t.test("walking visits every node in printed order", function()
  local count, line = 0, 0
  for node in tree:walk() do
    count = count + 1
    t.equal(node:row():line() > line, true)
    line = node:row():line()
  end
  t.equal(count, #tree)
  t.equal(tree:count(), count)
end)

t.test("roots and children visit the same nodes", function()
  local count = 0
  local function visit(nodes)
    for node in nodes do
      count = count + 1
      visit(node:children())
    end
  end
  visit(tree:roots())
  t.equal(count, #tree)
end)

t.test("pairs gives codes and nodes", function()
  for code, node in tree:pairs() do t.equal(node:code(), code) end
end)

t.test("totals come from the leaves", function()
  t.equal(tree:find("2040650"):total("basic"), "259.92")
  t.equal(tree:total("204", "basic"), tree:find("204"):total("basic"))
  t.match(tree:total("total"), "^%d+%.%d%d$")
  t.equal(tree:find("2040650"):total("to_superior"), nil)
end)

t.test("a tree knows its table", function()
  t.equal(tree:table():id(), "expenditure")
  t.equal(tree, report:tree("expenditure"))
  t.equal(tree == report:tree("income"), false)
  t.match(tostring(tree), "^juesuan%.tree %(expenditure, %d+ nodes%)$")
  t.equal(tree:find("2040650"):row():printed("basic"), "259.92")
end)

t.test("economic codes too", function()
  local basic = report:tree("basic_expenditure")
  t.equal(basic:find("30101"):parent():code(), "301")
  t.equal(basic:find("30101"):level(), 2)
end)

t.test("what is not there", function()
  t.refused("no code '9999999'", tree:find("9999999"))
  t.refused("no code '999'", tree:total("999", "basic"))
  t.raises("no column 'nonsense'", function() tree:find("204"):text("nonsense") end)
  t.raises("no column 'nonsense'", function() tree:find("204"):total("nonsense") end)
  t.raises("no column 'nonsense'", function() tree:total("nonsense") end)
  t.raises("juesuan%.tree expected", function() tree.find("204") end)
  t.raises("bad argument #1 to 'find'", function() tree:find() end)
end)
