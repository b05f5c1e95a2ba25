#include "check/ledger.h"

#include "base/options.h"
#include "check/check.h"
#include "check/codes.h"
#include "check/completeness.h"
#include "check/hygiene.h"
#include "check/words.h"
#include "check/years.h"
#include "forms/relations.h"

/* The groups of rules behind the relations, each declared next to what evaluates it. */
static const struct {
    const jue_rule *rules;
    const size_t *count;
} groups[] = {
    {jue_approval_rules, &jue_approval_rule_count}, {jue_claim_rules, &jue_claim_rule_count},
    {jue_code_rules, &jue_code_rule_count},         {jue_completeness_rules, &jue_completeness_rule_count},
    {jue_section_rules, &jue_section_rule_count},   {jue_words_rules, &jue_words_rule_count},
    {jue_hygiene_rules, &jue_hygiene_rule_count},   {jue_punctuation_rules, &jue_punctuation_rule_count},
    {jue_year_rules, &jue_year_rule_count},         {jue_sum_rules, &jue_sum_rule_count},
};

enum { GROUPS = sizeof groups / sizeof groups[0], MOST_PARTS = 24 /* of a message */ };

const jue_rule *jue_rule_at(size_t number)
{
    if (number < jue_relation_count)
        return &jue_relations[number].rule;
    number -= jue_relation_count;
    for (size_t i = 0; i < GROUPS; i++) {
        if (number < *groups[i].count)
            return &groups[i].rules[number];
        number -= *groups[i].count;
    }
    return NULL;
}

size_t jue_rule_number(const jue_rule *rule)
{
    const char *at = (const char *)rule;
    const char *relations = (const char *)&jue_relations[0].rule;
    size_t before = jue_relation_count;
    if (at >= relations && at < (const char *)&jue_relations[before])
        return (size_t)(at - relations) / sizeof jue_relations[0];
    size_t i = 0;
    for (; i < GROUPS && (rule < groups[i].rules || rule >= groups[i].rules + *groups[i].count); i++)
        before += *groups[i].count;
    return i == GROUPS ? 0 : before + (size_t)(rule - groups[i].rules);
}

size_t juesuan_rule_count(void)
{
    size_t count = jue_relation_count;
    for (size_t i = 0; i < GROUPS; i++)
        count += *groups[i].count;
    return count;
}

const char *juesuan_rule_id(size_t rule)
{
    const jue_rule *at = jue_rule_at(rule);
    return at == NULL ? "" : at->id;
}

const char *juesuan_rule_title(size_t rule, juesuan_language language)
{
    const jue_rule *at = jue_rule_at(rule);
    if (at == NULL)
        return "";
    return language == JUESUAN_LANGUAGE_ENGLISH ? at->english : at->chinese;
}

const char *juesuan_rule_group(size_t rule)
{
    const jue_rule *at = jue_rule_at(rule);
    return at == NULL ? "" : at->group;
}

juesuan_severity juesuan_rule_severity(size_t rule)
{
    const jue_rule *at = jue_rule_at(rule);
    return at == NULL ? JUESUAN_SEVERITY_OFF : at->severity;
}

const char *juesuan_rule_source(size_t rule)
{
    const jue_rule *at = jue_rule_at(rule);
    return at == NULL ? "" : at->source;
}

const char *juesuan_rule_example(size_t rule)
{
    const jue_rule *at = jue_rule_at(rule);
    return at == NULL ? "" : at->example;
}

size_t juesuan_rule_find(const char *id)
{
    const jue_rule *rule;
    for (size_t i = 0; id != NULL && (rule = jue_rule_at(i)) != NULL; i++)
        if (strcmp(rule->id, id) == 0)
            return i;
    return JUESUAN_NONE;
}

juesuan_status juesuan_options_set_severity(juesuan_options *options, const char *rule, juesuan_severity severity)
{
    size_t number = juesuan_rule_find(rule);
    if (options == NULL || severity < JUESUAN_SEVERITY_ERROR || severity > JUESUAN_SEVERITY_OFF)
        return JUESUAN_ERROR_ARGUMENT;
    if (number == JUESUAN_NONE)
        return JUESUAN_ERROR_NOT_FOUND;
    return jue_options_set_rule(options, number, juesuan_rule_count(), severity) ? JUESUAN_OK : JUESUAN_ERROR_MEMORY;
}

const char *juesuan_severity_name(juesuan_severity severity)
{
    switch (severity) {
    case JUESUAN_SEVERITY_ERROR: return "error";
    case JUESUAN_SEVERITY_WARNING: return "warning";
    case JUESUAN_SEVERITY_ROUNDING: return "rounding";
    case JUESUAN_SEVERITY_OFF: break;
    }
    return "off";
}

const char *juesuan_rule_state_name(juesuan_rule_state state)
{
    switch (state) {
    case JUESUAN_RULE_PASSED: return "passed";
    case JUESUAN_RULE_FAILED: return "failed";
    case JUESUAN_RULE_ROUNDING: return "rounding";
    case JUESUAN_RULE_NOT_APPLICABLE: return "not_applicable";
    case JUESUAN_RULE_NOT_EVALUATED: break;
    }
    return "not_evaluated";
}

/* ---- The ledger while a check runs ---- */

void jue_ledger_open(jue_ledger *ledger)
{
    juesuan_findings *findings = ledger->findings;
    findings->entry_count = juesuan_rule_count();
    findings->entries = jue_alloc_array(&ledger->call->arena, findings->entry_count, sizeof *findings->entries);
    const jue_rule *rule;
    for (size_t i = 0; (rule = jue_rule_at(i)) != NULL; i++) {
        juesuan_severity severity = jue_options_rule(ledger->call->options, i, rule->severity);
        findings->entries[i] = (jue_entry){.rule = rule, .severity = severity, .reason = ""};
    }
}

/* A check mostly asks for the rule that it asked for before. */
static jue_entry *entry_of(const jue_ledger *ledger, const jue_rule *rule)
{
    juesuan_findings *findings = ledger->findings;
    if (findings->last == NULL || findings->last->rule != rule)
        findings->last = &findings->entries[jue_rule_number(rule)];
    return findings->last;
}

bool jue_rule_on(const jue_ledger *ledger, const jue_rule *rule)
{
    return entry_of(ledger, rule)->severity != JUESUAN_SEVERITY_OFF;
}

void jue_passed(jue_ledger *ledger, const jue_rule *rule)
{
    entry_of(ledger, rule)->instances++;
}

void jue_passed_times(jue_ledger *ledger, const jue_rule *rule, size_t instances)
{
    entry_of(ledger, rule)->instances += instances;
}

jue_finding *jue_found(jue_ledger *ledger, const jue_rule *rule, jue_outcome outcome)
{
    jue_entry *entry = entry_of(ledger, rule);
    juesuan_severity severity = entry->severity;
    static const jue_finding blank = {.message = "",
                                      .set = "",
                                      .table = "",
                                      .side = "",
                                      .code = "",
                                      .name = "",
                                      .column = "",
                                      .expected = "",
                                      .actual = "",
                                      .difference = "",
                                      .text = ""};
    /* Nobody will see what a rule finds that is switched off. */
    if (severity == JUESUAN_SEVERITY_OFF) {
        jue_finding *unseen = jue_alloc(&ledger->call->scratch, sizeof *unseen);
        *unseen = blank;
        return unseen;
    }
    if (outcome == JUE_AS_ROUNDING)
        severity = JUESUAN_SEVERITY_ROUNDING;
    if (outcome == JUE_AS_WARNING && severity == JUESUAN_SEVERITY_ERROR)
        severity = JUESUAN_SEVERITY_WARNING;
    entry->instances++;
    if (severity == JUESUAN_SEVERITY_ROUNDING)
        entry->rounding++;
    else
        entry->failed++;
    ledger->findings->counts[severity]++;
    jue_finding *finding = jue_vector_add(&ledger->call->arena, &ledger->findings->findings);
    *finding = blank;
    finding->rule = rule;
    finding->severity = severity;
    return finding;
}

void jue_not_evaluated(jue_ledger *ledger, const jue_rule *rule, const char *reason)
{
    jue_entry *entry = entry_of(ledger, rule);
    if (entry->unevaluated++ == 0)
        entry->reason = jue_copy(&ledger->call->arena, reason, strlen(reason));
}

/* Splits a format at its %s, each replaced by its argument. Gives how many parts; 0 where it has other
 * conversions, or too many. */
static size_t split_format(const char *format, va_list arguments, jue_str *parts)
{
    size_t count = 0;
    while (count + 2 <= MOST_PARTS) {
        const char *mark = strchr(format, '%');
        parts[count++] = mark == NULL ? jue_str_of(format) : (jue_str){format, (size_t)(mark - format)};
        if (mark == NULL)
            return count;
        if (mark[1] != 's')
            return 0;
        parts[count++] = jue_str_of(va_arg(arguments, const char *));
        format = mark + 2;
    }
    return 0;
}

static const char *join(jue_arena *arena, const jue_str *parts, size_t count)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += parts[i].size;
    char *text = jue_room(arena, size + 1);
    char *end = text;
    for (size_t i = 0; i < count; i++) {
        memcpy(end, parts[i].at, parts[i].size);
        end += parts[i].size;
    }
    *end = '\0';
    return text;
}

const char *jue_fill(jue_arena *arena, const char *format, ...)
{
    jue_str parts[MOST_PARTS];
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    size_t count = split_format(format, again, parts);
    va_end(again);
    const char *text = count == 0 ? jue_vprintf(arena, format, arguments) : join(arena, parts, count);
    va_end(arguments);
    return text;
}

static juesuan_rule_state state_of(const jue_entry *entry)
{
    if (entry->failed != 0)
        return JUESUAN_RULE_FAILED;
    if (entry->unevaluated != 0)
        return JUESUAN_RULE_NOT_EVALUATED;
    if (entry->rounding != 0)
        return JUESUAN_RULE_ROUNDING;
    return entry->instances != 0 ? JUESUAN_RULE_PASSED : JUESUAN_RULE_NOT_APPLICABLE;
}

/* ---- What callers see of the ledger: the rules that are on ---- */

static const jue_entry *entry_at(const juesuan_findings *findings, size_t index)
{
    for (size_t i = 0; findings != NULL && i < findings->entry_count; i++)
        if (findings->entries[i].severity != JUESUAN_SEVERITY_OFF && index-- == 0)
            return &findings->entries[i];
    return NULL;
}

size_t juesuan_ledger_count(const juesuan_findings *findings)
{
    size_t count = 0;
    for (size_t i = 0; findings != NULL && i < findings->entry_count; i++)
        count += findings->entries[i].severity != JUESUAN_SEVERITY_OFF;
    return count;
}

const char *juesuan_ledger_rule(const juesuan_findings *findings, size_t index)
{
    const jue_entry *entry = entry_at(findings, index);
    return entry == NULL ? "" : entry->rule->id;
}

juesuan_rule_state juesuan_ledger_state(const juesuan_findings *findings, size_t index)
{
    const jue_entry *entry = entry_at(findings, index);
    return entry == NULL ? JUESUAN_RULE_NOT_APPLICABLE : state_of(entry);
}

size_t juesuan_ledger_instances(const juesuan_findings *findings, size_t index)
{
    const jue_entry *entry = entry_at(findings, index);
    return entry == NULL ? 0 : entry->instances;
}

const char *juesuan_ledger_reason(const juesuan_findings *findings, size_t index)
{
    const jue_entry *entry = entry_at(findings, index);
    return entry == NULL ? "" : entry->reason;
}

size_t juesuan_ledger_count_of(const juesuan_findings *findings, juesuan_rule_state state)
{
    size_t count = 0;
    for (size_t i = 0; findings != NULL && i < findings->entry_count; i++)
        count += findings->entries[i].severity != JUESUAN_SEVERITY_OFF && state_of(&findings->entries[i]) == state;
    return count;
}
