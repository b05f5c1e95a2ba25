# libjuesuan. `make help` lists the targets; .ci/setup knows the packages they need.

BUILD  ?= build
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
COMPLETIONDIR ?= $(PREFIX)/share/bash-completion/completions
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
PKG_CONFIG ?= pkg-config
SECONDS ?= 60
COUNT    ?= 300
OPTIMIZE ?= -O2
LINES    ?= 95
BRANCHES ?= 90
REPORT := tests/data/yangquan-sifaju-2023.txt

version_part = $(shell sed -n 's/^.define JUESUAN_VERSION_$(1) //p' include/juesuan.h)
SOVERSION := $(call version_part,MAJOR)
VERSION := $(SOVERSION).$(call version_part,MINOR).$(call version_part,PATCH)

# ---- Flags; a variant of the build lives in a folder of its own ----

OUT := $(BUILD)
HARDENING := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong
LINKING := -Wl,-z,relro,-z,now
ifeq ($(SANITIZE),thread)
  OUT := $(BUILD)/thread
  HARDENING := -fsanitize=thread
  LINKING := -fsanitize=thread
else ifneq ($(filter-out 0,$(SANITIZE)),)
  OUT := $(BUILD)/sanitize
  HARDENING := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
  LINKING := -fsanitize=address,undefined
else ifneq ($(filter-out 0,$(COVERAGE)),)
  OUT := $(BUILD)/coverage
  OPTIMIZE := -O0
  HARDENING := --coverage -fprofile-update=atomic
  LINKING := --coverage
endif

WARNINGS := -Wall -Wextra -Wconversion -Wshadow $(if $(filter-out 0,$(WERROR)),-Werror)
JANSSON_CFLAGS := $(shell $(PKG_CONFIG) --cflags jansson 2>/dev/null)
JANSSON_LIBS := $(or $(shell $(PKG_CONFIG) --libs jansson 2>/dev/null),-ljansson)
LIBS := -lcsv $(JANSSON_LIBS) -lpthread

CPPFLAGS_ALL = -D_POSIX_C_SOURCE=200809L -Iinclude $(CPPFLAGS)
CFLAGS_ALL = -std=c11 -g $(OPTIMIZE) -fPIC $(WARNINGS) $(HARDENING) $(CFLAGS)
LDFLAGS_ALL = $(LINKING) $(LDFLAGS)
compile = $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL)
# Only the names of what is made, unless V=1.
step = $(if $(V),,@printf '  %-6s%s\n' $(1) $@;)

# ---- Files ----

LIB_SOURCES := $(sort $(wildcard lib/*/*.c))
LIB_OBJECTS := $(LIB_SOURCES:%.c=$(OUT)/%.o)
CLI_SOURCES := $(sort $(wildcard bindings/cli/*.c))
CLI_OBJECTS := $(CLI_SOURCES:%.c=$(OUT)/%.o)
SUPPORT_OBJECTS := $(patsubst %.c,$(OUT)/%.o,$(wildcard tests/support*.c tests/generate.c tests/fuzz/targets.c tests/fuzz/walk.c))
SUITES := $(patsubst tests/%.c,$(OUT)/tests/%,$(sort $(wildcard tests/check_*.c)))
BENCHES := $(patsubst tests/bench/%.c,$(OUT)/bench/%,$(sort $(wildcard tests/bench/bench_*.c)))
MAN1 := $(wildcard bindings/cli/*.1)
MAN3 := $(wildcard lib/*.3)

STATIC := $(OUT)/libjuesuan.a
SONAME := libjuesuan.so.$(SOVERSION)
SHARED := $(OUT)/$(SONAME)
CLI := $(OUT)/juesuan

.PHONY: readme all lib cli lua python wheel install uninstall install-lua clean setup demo test test-run memcheck tsan layouts bench bench-repair \
        fuzz abi abi-baseline coverage analyze docs release-check help FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: lib cli $(OUT)/juesuan.pc
lib: $(STATIC) $(SHARED) $(OUT)/libjuesuan.so
cli: $(CLI)

help:
	@echo 'make                    library, juesuan.pc and the command juesuan, into $(BUILD)/'
	@echo 'make demo               installs what is missing, builds, and shows the main job on $(REPORT)'
	@echo 'make test               installs what is missing, builds, runs every test; ONLY="c python lua cli abi" picks;'
	@echo '                        SANITIZE=1: under ASan and UBSan; SANITIZE=thread: under TSan'
	@echo 'make memcheck           the C suites under valgrind'
	@echo 'make lua | python       the bindings, into $(BUILD)/lua/VERSION and $(BUILD)/python'
	@echo 'make wheel              a Python wheel, into $(BUILD)/wheel'
	@echo 'make install            PREFIX=/usr/local DESTDIR=; also uninstall, install-lua'
	@echo 'make layouts COUNT=300  reports laid out at random, read back cell by cell; a tenth of them as PDF as well'
	@echo 'make bench              benchmarks; bench-repair: what the repair finds of errors put in'
	@echo 'make fuzz SECONDS=60    the fuzzers, for that time in all'
	@echo 'make abi                the ABI against tests/abi/; abi-baseline keeps a new baseline'
	@echo 'make coverage           line and branch coverage of lib/ by all tests'
	@echo 'make analyze            clang-tidy, cppcheck and gcc -fanalyzer'
	@echo 'make docs               the API reference out of the header, by Doxygen, into $(BUILD)/docs'
	@echo 'make release-check      all of this, as before a release'
	@echo 'make setup              installs what all of this needs'
	@echo 'make clean              removes $(BUILD)/'
	@echo 'Variables: CC, CFLAGS, BUILD, PREFIX, DESTDIR, PYTHON, WERROR=1, V=1 to show the commands'

# ---- Building ----

# Rewritten only when it says something else, so that what depends on it is rebuilt only then.
define remember
@mkdir -p $(@D)
@printf '%s\n' '$(subst ','\'',$(1))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(1))' > $@
endef

$(OUT)/flags: FORCE
	$(call remember,$(compile) $(LDFLAGS_ALL))

$(OUT)/sources: FORCE
	$(call remember,$(LIB_SOURCES) $(CLI_SOURCES))

# Before the first object: a clear word on what is missing, rather than a compiler's.
$(OUT)/ready: | $(OUT)/flags
	@CC='$(CC)' .ci/setup --check build
	@touch $@

$(LIB_OBJECTS): $(OUT)/%.o: %.c $(OUT)/flags | $(OUT)/ready
	@mkdir -p $(@D)
	$(call step,CC) $(compile) -Wpedantic -fvisibility=hidden -Ilib $(JANSSON_CFLAGS) -MMD -MP -c -o $@ $<

$(CLI_OBJECTS): $(OUT)/%.o: %.c $(OUT)/flags | $(OUT)/ready
	@mkdir -p $(@D)
	$(call step,CC) $(compile) -Wpedantic -MMD -MP -c -o $@ $<

$(STATIC): $(LIB_OBJECTS) $(OUT)/sources
	@rm -f $@
	$(call step,AR) $(AR) rcs $@ $(LIB_OBJECTS)

$(SHARED): $(LIB_OBJECTS) $(OUT)/sources lib/juesuan.map
	$(call step,LD) $(CC) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=lib/juesuan.map $(CFLAGS_ALL) $(LDFLAGS_ALL) \
	    -o $@ $(LIB_OBJECTS) $(LIBS)

$(OUT)/libjuesuan.so: $(SHARED)
	@ln -sf $(SONAME) $@

# The command holds the library, so that it runs wherever it is put.
$(CLI): $(CLI_OBJECTS) $(STATIC)
	$(call step,LD) $(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $(CLI_OBJECTS) $(STATIC) $(LIBS)

# What pkg-config answers depends on where things go.
fill_pc = sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@VERSION@|$(VERSION)|' lib/juesuan.pc.in
$(OUT)/juesuan.pc: lib/juesuan.pc.in include/juesuan.h
	@mkdir -p $(@D)
	@$(fill_pc) > $@

# ---- Bindings ----

# The Lua versions that are there: 5.1 … 5.4, luajit.
LUAS := $(patsubst lua5.%,5.%,$(shell for pc in lua5.1 lua5.2 lua5.3 lua5.4 luajit; do \
            $(PKG_CONFIG) --exists $$pc 2>/dev/null && echo $$pc; done))
LUA_SOURCES := $(sort $(wildcard bindings/lua/*.c))
LUA_MODULES := $(if $(LUA_SOURCES),$(LUAS:%=$(OUT)/lua/%/juesuan.so))

lua: $(LUA_MODULES)

# The module holds the library and shows nothing but its entry, so that it needs no search path.
define lua_rules
$$(LUA_SOURCES:bindings/lua/%.c=$$(OUT)/lua/$(1)/%.o): $$(OUT)/lua/$(1)/%.o: bindings/lua/%.c $$(OUT)/flags | $$(OUT)/ready
	@mkdir -p $$(@D)
	$$(call step,CC) $$(compile) -fvisibility=hidden $$(shell $$(PKG_CONFIG) --cflags $(patsubst 5.%,lua5.%,$(1))) -MMD -MP -c -o $$@ $$<
$$(OUT)/lua/$(1)/juesuan.so: $$(LUA_SOURCES:bindings/lua/%.c=$$(OUT)/lua/$(1)/%.o) $$(STATIC)
	$$(call step,LD) $$(CC) -shared $$(CFLAGS_ALL) $$(LDFLAGS_ALL) -Wl,--exclude-libs,ALL -o $$@ $$^ $$(LIBS)
endef
$(foreach lua,$(LUAS),$(eval $(call lua_rules,$(lua))))

PYTHON_BUILDER := $(wildcard bindings/python/build_ffi.py)
PYTHON_SOURCES := $(shell find bindings/python -name '*.py' -o -name '*.pyi' -o -name '*.toml' 2>/dev/null)

python: $(if $(PYTHON_BUILDER),$(OUT)/python/.built)

$(OUT)/python/.built: $(PYTHON_SOURCES) include/juesuan.h $(STATIC) $(SHARED) $(OUT)/libjuesuan.so
	@mkdir -p $(@D)
	$(call step,FFI) CC='$(CC)' CFLAGS='$(HARDENING)' LDFLAGS='$(LINKING)' $(PYTHON) $(PYTHON_BUILDER) --out $(OUT)/python \
	    --include include --lib $(OUT)
	@touch $@

wheel:
	@CC='$(CC)' PYTHON='$(PYTHON)' .ci/setup build wheel
	@mkdir -p $(OUT)/wheel
	CC='$(CC)' $(PYTHON) bindings/python/build_wheel.py --out $(OUT)/wheel
	@ls $(OUT)/wheel/*.whl

# ---- Installing ----

install: all
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(PREFIX)/include \
	    $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man3 $(DESTDIR)$(COMPLETIONDIR)
	install -m 755 $(CLI) $(DESTDIR)$(BINDIR)/juesuan
	install -m 644 include/juesuan.h $(DESTDIR)$(PREFIX)/include/juesuan.h
	install -m 644 $(STATIC) $(DESTDIR)$(LIBDIR)/libjuesuan.a
	install -m 755 $(SHARED) $(DESTDIR)$(LIBDIR)/libjuesuan.so.$(VERSION)
	ln -sf libjuesuan.so.$(VERSION) $(DESTDIR)$(LIBDIR)/$(SONAME)
	ln -sf $(SONAME) $(DESTDIR)$(LIBDIR)/libjuesuan.so
	$(fill_pc) > $(DESTDIR)$(LIBDIR)/pkgconfig/juesuan.pc && chmod 644 $(DESTDIR)$(LIBDIR)/pkgconfig/juesuan.pc
	$(if $(MAN1),install -m 644 $(MAN1) $(DESTDIR)$(MANDIR)/man1/)
	$(if $(MAN3),install -m 644 $(MAN3) $(DESTDIR)$(MANDIR)/man3/)
	$(if $(wildcard bindings/cli/completion.bash),install -m 644 bindings/cli/completion.bash $(DESTDIR)$(COMPLETIONDIR)/juesuan)
	@if [ -z '$(DESTDIR)' ] && [ "$$(id -u)" = 0 ]; then ldconfig 2>/dev/null || true; fi

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/juesuan $(DESTDIR)$(PREFIX)/include/juesuan.h $(DESTDIR)$(LIBDIR)/libjuesuan.a \
	    $(DESTDIR)$(LIBDIR)/libjuesuan.so $(DESTDIR)$(LIBDIR)/libjuesuan.so.* $(DESTDIR)$(LIBDIR)/pkgconfig/juesuan.pc \
	    $(MAN1:bindings/cli/%=$(DESTDIR)$(MANDIR)/man1/%) $(MAN3:lib/%=$(DESTDIR)$(MANDIR)/man3/%) \
	    $(DESTDIR)$(COMPLETIONDIR)/juesuan $(wildcard $(DESTDIR)$(PREFIX)/lib/lua/*/juesuan.so)

# LuaJIT looks where Lua 5.1 looks, and takes its modules.
install-lua: lua
	@for lua in $(filter 5.%,$(LUAS)); do \
	    install -D -m 755 $(OUT)/lua/$$lua/juesuan.so $(DESTDIR)$(PREFIX)/lib/lua/$$lua/juesuan.so && \
	    echo $(DESTDIR)$(PREFIX)/lib/lua/$$lua/juesuan.so; \
	done

clean:
	rm -rf $(BUILD)

setup:
	@CC='$(CC)' PYTHON='$(PYTHON)' .ci/setup build test memcheck abi fuzz coverage analyze docs

# ---- Running; set-up comes first, and what was just installed is seen by a second make ----

demo:
	@CC='$(CC)' .ci/setup build
	@$(MAKE) --no-print-directory cli
	@tests/tools/demo $(CLI) $(REPORT)

test:
	@CC='$(CC)' PYTHON='$(PYTHON)' .ci/setup build test
	@$(MAKE) --no-print-directory test-run

$(SUITES:%=%.o) $(SUPPORT_OBJECTS): $(OUT)/%.o: %.c $(OUT)/flags | $(OUT)/ready
	@mkdir -p $(@D)
	$(call step,CC) $(compile) -Ilib -Itests $(shell $(PKG_CONFIG) --cflags check jansson) -MMD -MP -c -o $@ $<

$(SUITES): %: %.o $(SUPPORT_OBJECTS) $(STATIC)
	$(call step,LD) $(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(shell $(PKG_CONFIG) --libs check) $(LIBS)

# A binding that does not build is a failed test, not the end of all others.
test-run: lib $(if $(filter c,$(or $(ONLY),c)),$(SUITES))
	-@$(MAKE) --no-print-directory all $(OUT)/corpus
	$(if $(filter lua,$(or $(ONLY),lua)),-@$(MAKE) --no-print-directory lua)
	$(if $(filter python,$(or $(ONLY),python)),-@$(MAKE) --no-print-directory python)
	@CC='$(CC)' PYTHON='$(PYTHON)' OUT='$(OUT)' SANITIZE='$(SANITIZE)' LUAS='$(LUAS)' tests/tools/run $(ONLY)

memcheck:
	@CC='$(CC)' .ci/setup build test memcheck
	@$(MAKE) --no-print-directory all $(SUITES)
	@OUT='$(OUT)' VALGRIND=1 tests/tools/run c

$(BENCHES): $(OUT)/bench/%: tests/bench/%.c $(STATIC) $(wildcard tests/bench/*.h)
	@mkdir -p $(@D)
	$(call step,CC) $(compile) -Ilib -Itests $(JANSSON_CFLAGS) $(LDFLAGS_ALL) -o $@ $< $(STATIC) $(LIBS)

bench:
	@CC='$(CC)' PYTHON='$(PYTHON)' .ci/setup build test
	@$(MAKE) --no-print-directory all python lua $(OUT)/corpus $(BENCHES)
	@CC='$(CC)' PYTHON='$(PYTHON)' OUT='$(OUT)' tests/tools/bench $(BENCHES)

layouts:
	@CC='$(CC)' .ci/setup build test
	@$(MAKE) --no-print-directory cli
	@$(PYTHON) -B tests/layouts/run.py $(CLI) --count $(COUNT)
	@$(PYTHON) -B tests/layouts/run.py $(CLI) --count $$(( ($(COUNT) + 9) / 10 )) --first 100001 --format all

bench-repair:
	@CC='$(CC)' .ci/setup build
	@$(MAKE) --no-print-directory $(OUT)/bench/bench_repair
	@$(OUT)/bench/bench_repair

# The table of rules of the README, from the catalogue.
readme: all
	@tests/tools/readme $(OUT)/juesuan

# Consistent reports by the thousand, with errors planted: $(OUT)/corpus FOLDER COUNT [SEED [ERRORS]]
corpus: $(OUT)/corpus
$(OUT)/corpus: tests/tools/corpus.c tests/generate.c tests/generate.h $(STATIC) | $(OUT)/ready
	@mkdir -p $(@D)
	$(call step,LD) $(compile) -Itests $(LDFLAGS_ALL) -o $@ tests/tools/corpus.c tests/generate.c $(STATIC) $(LIBS)

fuzz:
	@.ci/setup build fuzz
	@BUILD='$(BUILD)' LIBS='$(LIBS)' tests/tools/fuzz $(SECONDS)

abi:
	@CC='$(CC)' .ci/setup build abi
	@$(MAKE) --no-print-directory lib
	@tests/tools/abi check $(SHARED)

abi-baseline:
	@CC='$(CC)' .ci/setup build abi
	@$(MAKE) --no-print-directory lib
	@tests/tools/abi keep $(SHARED)

coverage:
	@CC='$(CC)' PYTHON='$(PYTHON)' .ci/setup build test coverage
	@find $(BUILD)/coverage -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) --no-print-directory COVERAGE=1 test-run
	@tests/tools/coverage $(BUILD)/coverage $(LINES) $(BRANCHES)

analyze:
	@.ci/setup build analyze
	@tests/tools/analyze $(LIB_SOURCES) $(CLI_SOURCES)

docs:
	@PYTHON='$(PYTHON)' .ci/setup docs
	@PYTHONUTF8=1 $(PYTHON) tests/tools/docs $(abspath $(BUILD))/docs

release-check:
	$(MAKE) setup
	$(MAKE) WERROR=1 BUILD=$(BUILD)/clang CC=clang all
	$(MAKE) WERROR=1 BUILD=$(BUILD)/gcc CC=gcc all
	$(MAKE) analyze
	$(MAKE) abi
	$(MAKE) docs
	$(MAKE) test
	$(MAKE) test SANITIZE=1
	$(MAKE) test SANITIZE=thread ONLY=c
	$(MAKE) memcheck
	$(MAKE) fuzz
	$(MAKE) coverage

-include $(LIB_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(SUITES:=.d) $(SUPPORT_OBJECTS:.o=.d) $(wildcard $(OUT)/lua/*/*.d)
