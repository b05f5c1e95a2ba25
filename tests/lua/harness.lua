-- A tiny test runner: test(name, function) runs at once; the checks raise with what they saw.
local harness = { passed = 0, failed = 0, report = "tests/data/yangquan-sifaju-2023.txt" }

function harness.test(name, body)
  local ok, message = xpcall(body, debug.traceback)
  if ok then
    harness.passed = harness.passed + 1
  else
    harness.failed = harness.failed + 1
    print("FAILED " .. name .. "\n" .. tostring(message))
  end
end

local function show(value)
  if type(value) ~= "string" then return tostring(value) end
  return '"' .. (#value > 200 and value:sub(1, 200) .. "…" or value) .. '"'
end

function harness.equal(actual, expected, what)
  if actual ~= expected then
    error(string.format("%s: expected %s, got %s", what or "value", show(expected), show(actual)), 2)
  end
end

function harness.list(actual, expected)
  harness.equal(table.concat(actual, " "), table.concat(expected, " "), "list")
end

function harness.match(text, pattern)
  if type(text) ~= "string" or not text:find(pattern) then
    error(show(text) .. " does not match " .. show(pattern), 2)
  end
end

-- The call raises a message that matches the pattern.
function harness.raises(pattern, call, ...)
  local ok, message = pcall(call, ...)
  if ok then error("did not raise " .. show(pattern), 2) end
  harness.match(tostring(message), pattern)
end

-- The results of a call are nil and a message that matches.
function harness.refused(pattern, value, message)
  if value ~= nil then error("not refused: " .. show(value), 2) end
  harness.match(message, pattern)
end

-- A file with these bytes for the time of the call.
function harness.with_file(bytes, call)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  local ok, message = pcall(call, path)
  os.remove(path)
  if not ok then error(message, 0) end
end

function harness.contents(path)
  local file = assert(io.open(path, "rb"))
  local bytes = file:read("*a")
  file:close()
  return bytes
end

return harness
