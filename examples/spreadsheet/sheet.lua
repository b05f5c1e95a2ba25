-- A final-account report in a spreadsheet, on top of the module juesuan.
--
--   local book = assert(sheet.load(host, "report.txt", { previous = "last-year.txt" }))
--   book:compute()   -- totals from the leaves, shares, changes against last year
--   book:check()     -- each finding in its cell, behind the figure
--   book:repair()    -- each proposed correction likewise
--   book:save(path)  -- the report with the sure corrections put in
--
-- A host is a table of four functions; columns and rows count from 0:
--   get(column, row)                 -> text, number: nil where there is none
--   set(column, row, text, number)   text as it should be seen; number where the cell is a figure
--   size()                           -> columns, rows that may hold something
--   message(text)                    tells the user
-- host_memory.lua and host_scim.lua are two of them.
local juesuan = require "juesuan"

local sheet = {}
local Book = {}
Book.__index = Book

local MARKS = { error = "✗", warning = "！", rounding = "≈", proposal = "→" }
local COMPUTED = {
  { figure = "total", title = "下级合计" },
  { figure = "share", title = "占合计%" },
  { figure = "previous", title = "上年" },
  { figure = "change", title = "增减额" },
  { figure = "change_percent", title = "增减%" },
}

local function key(...)
  return table.concat({ ... }, "\0")
end

-- A decimal string is a figure; the exact digits go along as text.
local function put(host, column, row, text)
  if text then host.set(column, row, text, tonumber(text)) end
end

-- One side of a table: a header and its rows. Remembers where each cell went.
local function lay_block(book, tbl, side, row)
  local host, columns = book.host, tbl:columns(side)
  local block = { table = tbl, side = side, columns = columns, header = row, rows = {} }
  host.set(0, row, "代码")
  host.set(1, row, "名称")
  for i, id in ipairs(columns) do host.set(i + 1, row, tbl:header(id, side) or id) end
  for line in tbl:rows(side) do
    row = row + 1
    host.set(0, row, line:code())
    host.set(1, row, line:name())
    for i, id in ipairs(columns) do put(host, i + 1, row, line:text(id)) end
    block.rows[#block.rows + 1] = { line = line, row = row }
    for _, name in ipairs { line:code(), line:name() } do
      local place = key(tbl:set(), tbl:id(), side or "", name)
      book.places[place] = book.places[place] or {}
      table.insert(book.places[place], { row = row, line = line:line(), columns = columns })
    end
  end
  book.blocks[#book.blocks + 1] = block
  return row + 1
end

local function lay_table(book, tbl, row)
  book.host.set(0, row, tbl:title() or tbl:id())
  book.host.set(1, row, tbl:unit() or "")
  local titles = key(tbl:set(), tbl:id())
  book.titles[titles] = book.titles[titles] or row
  local sides = tbl:sides()
  row = row + 1
  if #sides == 0 then return lay_block(book, tbl, nil, row) + 1 end
  for _, side in ipairs(sides) do row = lay_block(book, tbl, side, row) end
  return row + 1
end

-- Empties the sheet from `top` down; some hosts cannot take a number away again.
local function clear(host, top)
  local columns, rows = host.size()
  for row = top, rows - 1 do
    for column = 0, columns - 1 do
      local text, number = host.get(column, row)
      if text or number then host.set(column, row, "") end
      text, number = host.get(column, row)
      if text or number then return nil, "the sheet is not empty: start with a new one" end
    end
  end
  return true
end

-- Reads a report into the sheet. Options: top, the first row to use; previous, last year's report.
function sheet.load(host, path, options)
  options = options or {}
  local report, message = juesuan.read(path)
  if not report then return nil, message end
  local previous
  if options.previous then
    previous, message = juesuan.read(options.previous)
    if not previous then return nil, message end
  end
  local top = options.top or 0
  local empty, why = clear(host, top)
  if not empty then return nil, why end
  local book = setmetatable({ host = host, path = path, report = report, previous = previous,
    blocks = {}, places = {}, titles = {} }, Book)
  host.set(0, top, report:department() or path)
  put(host, 1, top, report:year() and tostring(report:year()))
  local row = top + 2
  for tbl in report:tables() do row = lay_table(book, tbl, row) end
  book.bottom = row
  host.message(string.format("%s: %d tables", path, #report))
  return book
end

-- Beside each row, for its first column: what its leaves add up to, its share of the total, last
-- year's figure and the change. The library computes; last year's figure may come from the notes.
function Book:compute()
  local computation = self.report:compute(self.previous)
  for _, block in ipairs(self.blocks) do
    local tbl, first = block.table, #block.columns + 1
    for i, computed in ipairs(COMPUTED) do self.host.set(first + i, block.header, computed.title) end
    for _, at in ipairs(block.rows) do
      local name = at.line:code() ~= "" and at.line:code() or at.line:name()
      local entry = computation:find(tbl:id(), name, block.columns[1], block.side, tbl:set()) or {}
      for i, computed in ipairs(COMPUTED) do put(self.host, first + i, at.row, entry[computed.figure]) end
    end
  end
  computation:close()
  self.host.message("totals, shares and changes computed")
  return self
end

-- Where a finding belongs: its cell, or the name of its row, or the title of its table, or below.
local function place_of(book, finding)
  local row = book.titles[key(finding.set or "", finding.table or "")]
  if not row then
    book.bottom = book.bottom + 1
    return 0, book.bottom - 1
  end
  local name = finding.code or finding.name or ""
  local places = book.places[key(finding.set, finding.table, finding.side or "", name)]
  if not places then return 0, row end
  local place = places[1]
  for _, other in ipairs(places) do -- a code that is printed twice: the line tells
    if other.line == finding.line then place = other end
  end
  if finding.column == "code" then return 0, place.row end
  for i, id in ipairs(place.columns) do
    if id == finding.column then return i + 1, place.row end
  end
  return 1, place.row
end

function Book:mark(finding)
  local column, row = place_of(self, finding)
  local text, number = self.host.get(column, row)
  local note = MARKS[finding.severity] .. finding.message
  self.host.set(column, row, text and text .. " " .. note or note, number)
end

-- Marks every finding in its cell. Gives the findings.
function Book:check()
  local findings = self.report:check()
  for finding in findings:each() do self:mark(finding) end
  self.findings = findings
  local count = findings:summary()
  self.host.message(string.format("%d errors, %d warnings, %d roundings", count.error, count.warning, count.rounding))
  return findings
end

-- Marks every proposed correction in its cell. Gives the proposals.
function Book:repair()
  local repairs = self.report:repair()
  for proposal in repairs:each() do
    proposal.severity, proposal.message = "proposal", (proposal.proposed or "") .. ": " .. proposal.reason
    self:mark(proposal)
  end
  self.host.message(string.format("%d corrections proposed", #repairs))
  return repairs
end

-- Writes the report as JSON, with the corrections that are at least as sure as `confidence` put in
-- (0.9 without it). Gives what was put in, a text a cell.
function Book:save(path, confidence)
  local repairs = self.report:repair()
  local corrected = assert(self.report:amend(repairs, confidence))
  local file, message = io.open(path, "wb")
  if not file then return nil, message end
  file:write(corrected:json())
  file:close()
  self.host.message(string.format("%s: %d corrections", path, #corrected:amendments()))
  return corrected:amendments()
end

return sheet
