-- A host for sheet.lua that is a table in memory: for tests, and the pattern for other hosts.
return function()
  local cells, columns, rows = {}, 0, 0
  local host = { messages = {} }

  function host.get(column, row)
    local cell = cells[row] and cells[row][column]
    if cell then return cell.text, cell.number end
  end

  function host.set(column, row, text, number)
    columns, rows = math.max(columns, column + 1), math.max(rows, row + 1)
    cells[row] = cells[row] or {}
    cells[row][column] = text ~= "" and { text = text, number = number } or nil
  end

  function host.size()
    return columns, rows
  end

  function host.message(text)
    host.messages[#host.messages + 1] = text
  end

  return host
end
