-- A host for sheet.lua in sc-im (0.8.5). Give it sc-im's global `sc` and the cell for messages.
--
-- What its Lua API asks for: columns before rows, both from 0. Reading beyond the grid crashes, so
-- the size is tested first. A getter gives no value at all for an empty cell, hence the local before
-- the return. A number that was set cannot be taken away. Only the two setters are safe inside a
-- trigger; commands that set cells are not.
return function(sc, message_column, message_row)
  local host = {}

  function host.size()
    return math.floor(sc.maxcols()), math.floor(sc.maxrows())
  end

  -- The number of a cell may have a text beside it: the remark on that figure.
  function host.get(column, row)
    local columns, rows = host.size()
    if column >= columns or row >= rows then return nil end
    local text = sc.lgetstr(column, row)
    local number = sc.lgetnum(column, row)
    if text == "" then text = nil end
    return text, number
  end

  -- A figure goes in as a number; its text only where it says more than the number.
  function host.set(column, row, text, number)
    if number then sc.lsetnum(column, row, number) end
    if not number or tonumber(text) == nil then sc.lsetstr(column, row, text) end
  end

  -- sc-im shows no messages from a trigger: a cell has to do.
  function host.message(text)
    sc.lsetstr(message_column, message_row, text)
  end

  return host
end
