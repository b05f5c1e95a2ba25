-- share and change: numbers or decimal strings in, decimal strings out
local juesuan = require "juesuan"
local t = require "harness"

t.test("share of decimal strings", function()
  t.equal(juesuan.share("259.92", "615.64"), "42.22")
  t.equal(juesuan.share("259.92", "615.64", 0), "42")
  t.equal(juesuan.share("259.92", "615.64", 6), "42.219479")
  t.equal(juesuan.share("1", "3"), "33.33")
  t.equal(juesuan.share("2", "3"), "66.67")
end)

t.test("half is rounded up, away from zero", function()
  t.equal(juesuan.share("1", "8", 0), "13")
  t.equal(juesuan.share("-1", "8", 0), "-13")
end)

t.test("separators, full width and brackets are amounts", function()
  t.equal(juesuan.share("1,500.00", "3,000.00"), "50.00")
  t.equal(juesuan.share("１５", "30"), "50.00")
  t.equal(juesuan.share("(15)", "30"), "-50.00")
end)

t.test("numbers are exact to six decimals", function()
  t.equal(juesuan.share(259.92, 615.64), "42.22")
  t.equal(juesuan.share(0.1 + 0.2, 1), "30.00")
  t.equal(juesuan.share(1, 4), "25.00")
  t.equal(juesuan.change(2.0, 1), "1")
  t.equal(juesuan.change(0.000001, 0), "0.000001")
  t.equal(juesuan.change(123456789012, 0.5), "123456789011.5")
end)

t.test("a share of nothing has no value", function()
  t.refused("no such share", juesuan.share("1", "0"))
  t.refused("no such share", juesuan.share("1", "0.00"))
  t.refused("no such share", juesuan.share(nil, "5"))
  t.refused("no such share", juesuan.share("5", nil))
  t.refused("no such share", juesuan.share("na", "5"))
end)

t.test("change gives the amount and the percentage", function()
  local amount, percent = juesuan.change("110.00", "100.00")
  t.equal(amount, "10.00")
  t.equal(percent, "10.00")
  amount, percent = juesuan.change("12.65", "31.21")
  t.equal(amount, "-18.56")
  t.equal(percent, "-59.47")
  amount, percent = juesuan.change("5.00", "5.00")
  t.equal(amount, "0.00")
  t.equal(percent, "0.00")
end)

t.test("a change from nothing has no percentage", function()
  local amount, percent = juesuan.change("5.00", "0.00")
  t.equal(amount, "5.00")
  t.equal(percent, nil)
end)

t.test("misuse raises", function()
  t.raises("bad argument #1 to 'share' %(not an amount: '12a3'%)", function() juesuan.share("12a3", 1) end)
  t.raises("bad argument #2 to 'share'", function() juesuan.share("1", {}) end)
  t.raises("bad argument #2 to 'share' %(value expected%)", function() juesuan.share("1") end)
  t.raises("places must be 0 to 6", function() juesuan.share("1", "2", 7) end)
  t.raises("places must be 0 to 6", function() juesuan.share("1", "2", -1) end)
  t.raises("out of range", function() juesuan.share(1e300, 1) end)
  t.raises("out of range", function() juesuan.share(0 / 0, 1) end)
  t.raises("out of range", function() juesuan.change("1234567890123456789", 1) end)
end)

t.test("numbers do not depend on the locale", function()
  for _, name in ipairs { "de_DE.UTF-8", "fr_FR.UTF-8", "de_DE" } do
    if os.setlocale(name, "numeric") then
      local ok, message = pcall(t.equal, juesuan.share(1.5, 3), "50.00")
      os.setlocale("C", "numeric")
      if not ok then error(message) end
    end
  end
end)

t.test("the version is that of the library", function() t.match(juesuan.version, "^%d+%.%d+%.%d+$") end)
