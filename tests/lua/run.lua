-- Runs the tests of the Lua module with the interpreter that runs this file, from the root of the
-- repository: LUA_CPATH leads to the module, LUA_PATH to this folder. Last line: "N passed, N failed".
local harness = require "harness"

io.stdout:setvbuf "line" -- what went before a crash is seen

local suites = {
  "numbers", "reading", "trees", "checking", "computing", "repairing", "building", "summing", "handles", "examples", "sheet",
}

for _, suite in ipairs(suites) do
  local ok, message = xpcall(function() require("test_" .. suite) end, debug.traceback)
  if not ok then
    harness.failed = harness.failed + 1
    print("FAILED test_" .. suite .. "\n" .. tostring(message))
  end
end

print(string.format("%s: %d passed, %d failed", jit and jit.version or _VERSION, harness.passed, harness.failed))
if harness.failed > 0 then os.exit(1, true) end -- otherwise Lua ends by itself, and frees all
