local juesuan = require "juesuan"
local report = assert(juesuan.read(arg[1]))
local basic = report:tree("expenditure"):total("basic")
print(report:department(), report:year(), basic, juesuan.share(basic, report:tree("expenditure"):total("total")) .. "%")
for finding in report:check():each("error") do print(finding.line, finding.message) end
