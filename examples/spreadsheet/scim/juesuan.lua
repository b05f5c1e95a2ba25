-- For sc-im: called by a write trigger on the command cell B2,
--
--   trigger B2 "mode=W type=LUA file=juesuan.lua function=juesuan_command"
--
-- B0 holds the path of the report, B1 that of last year's or nothing, B2 the command, B3 answers.
-- The sheet begins in row 5. Commands: read, compute, check, repair, save PATH. sc-im runs this file again
-- at each call, so what has to last is global.
local sheet = require "sheet"

local COMMANDS = {
  read = function(host)
    local path, previous = (host.get(1, 0)), (host.get(1, 1))
    local book, message = sheet.load(host, path or "", { top = 5, previous = previous })
    if not book then error(message, 0) end
    juesuan_book = book
  end,
  compute = function() juesuan_book:compute() end,
  check = function() juesuan_book:check() end,
  repair = function() juesuan_book:repair() end,
  save = function(_, path) assert(juesuan_book:save(path)) end,
}

function juesuan_command(_, _, _)
  local host = require "host_scim"(sc, 1, 3)
  local ok, message = pcall(function()
    local name, argument = (host.get(1, 2) or ""):match("^(%S*)%s*(.-)%s*$")
    local command = COMMANDS[name]
    if not command then error("no such command: " .. name, 0) end
    if name ~= "read" and not juesuan_book then error("read a report first", 0) end
    command(host, argument)
  end)
  if not ok then host.message(tostring(message)) end
  sc.sc("recalc")
end
