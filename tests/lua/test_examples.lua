-- The Lua examples run and print what the report says.
local t = require "harness"

-- What an example prints when it is called with these arguments. Via _G: 5.1 has a local arg in
-- functions with "...".
local function output(path, ...)
  local lines, real_print, real_arg = {}, print, _G.arg
  _G.arg = { ... }
  _G.print = function(...)
    local words = {}
    for i = 1, select("#", ...) do words[i] = tostring((select(i, ...))) end
    lines[#lines + 1] = table.concat(words, "\t")
  end
  local ok, message = pcall(dofile, path)
  _G.print, _G.arg = real_print, real_arg
  if not ok then error(message, 0) end
  return table.concat(lines, "\n")
end

t.test("five lines", function()
  local text = output("examples/five_lines.lua", t.report)
  t.match(text, "^阳泉市司法局\t2023\t2861%.09\t72%.18%%\n")
  t.match(text, "\n767\t.*259%.92")
end)

t.test("totals", function()
  local text = output("examples/totals.lua", t.report)
  t.match(text, "^阳泉市司法局\t2023\t万元\n")
  t.match(text, "\n2040650\t615%.64\t15%.53%%\t\t事业运行\n")
  t.match(text, "\njuesuan%.findings %(%d+ errors")
  t.match(output("examples/totals.lua", t.report, t.report), "\n2040650\t615%.64\t15%.53%%\t0%.00 %(0%.00%%%)\t事业运行\n")
end)
