rockspec_format = "3.0"
package = "juesuan"
version = "0.1.0-1"
source = { url = "file://.", dir = "." }
description = {
  summary = "Final-account disclosures of Chinese government departments (部门决算公开), read and checked",
  license = "MIT",
}
supported_platforms = { "unix" }
dependencies = { "lua >= 5.1, < 5.5" }
-- The library itself: make install, or JUESUAN_DIR=/where/it/is
external_dependencies = { JUESUAN = { header = "juesuan.h", library = "juesuan" } }
build = {
  type = "builtin",
  modules = {
    juesuan = {
      sources = { "builder.c", "computation.c", "findings.c", "handle.c", "juesuan.c", "list.c", "repairs.c", "report.c", "sangong.c", "sum.c", "table.c", "tree.c" },
      incdirs = { "$(JUESUAN_INCDIR)" },
      libdirs = { "$(JUESUAN_LIBDIR)" },
      libraries = { "juesuan" },
    },
  },
}
