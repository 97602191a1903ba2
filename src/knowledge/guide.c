/* SPDX-License-Identifier: EUPL-1.2 */
/* guide.c - see guide.h. */
#include "knowledge/guide.h"

#include "base/buf.h"

struct reader {
    struct arena *arena;
    struct guide *guide;
    struct fault *fault;
    size_t line; /* being read, from 1 */
    bool ok;
};

#define SAID 60 /* bytes of a name, in a mistake */

static struct str shortened(struct str s)
{
    size_t end = s.len < SAID ? s.len : SAID;

    while (end < s.len && end && ((unsigned char)s.ptr[end] & 0xc0) == 0x80)
        end--;
    return str_slice(s, 0, end);
}

bool guide_mistake(struct arena *a, size_t line, struct str step, const char *what,
                   struct str about, struct fault *f)
{
    struct str name = shortened(step), more = shortened(about);
    struct buf b = buf_new(a, (size_t)1 << 10);

    buf_printf(&b, "line %zu", line);
    if (name.len)
        buf_printf(&b, ", step \"%.*s\"", STR_ARG(name));
    buf_printf(&b, ": %s", what);
    if (more.len)
        buf_printf(&b, " \"%.*s\"", STR_ARG(more));
    buf_add_char(&b, '\0');
    return fault_field(f, "text", b.failed ? what : b.ptr);
}

static void mistake(struct reader *r, size_t line, struct str step, const char *what,
                    struct str about)
{
    r->ok = guide_mistake(r->arena, line, step, what, about, r->fault);
}

/* ---- reading ---- */

/* "# name" to "###### name". */
static bool is_heading(struct str line, struct str *ret_name)
{
    size_t level = 0;

    while (level < line.len && line.ptr[level] == '#')
        level++;
    if (!level || level > 6 || level == line.len || line.ptr[level] != ' ')
        return false;
    *ret_name = str_trim(str_from(line, level));
    return true;
}

/* "- answer -> step": the last arrow of the line parts them. */
static bool is_answer(struct str line, struct guide_answer *ret)
{
    static const struct str arrows[] = { STR_INIT("->"), STR_INIT("→") };
    size_t at = STR_NPOS, width = 0;

    line = str_trim(line);
    if (!str_starts(line, STR("- ")) && !str_starts(line, STR("* ")))
        return false;
    for (size_t i = 0; i < COUNT_OF(arrows); i++)
        for (size_t n = str_find(line, arrows[i], 0); n != STR_NPOS;
             n = str_find(line, arrows[i], n + 1))
            if (at == STR_NPOS || n > at) {
                at = n;
                width = arrows[i].len;
            }
    if (at == STR_NPOS)
        return false;
    *ret = (struct guide_answer){ .text = str_trim(str_slice(line, 2, at)),
                                  .target = str_trim(str_from(line, at + width)) };
    return true;
}

static void add_step(struct reader *r, struct str name)
{
    struct guide *g = r->guide;

    for (size_t i = 0; i < g->count; i++)
        if (str_eq(g->steps[i].name, name))
            mistake(r, r->line, name, "there are two of that name", STR(""));
    if (!name.len || name.len > GUIDE_NAME_MAX)
        mistake(r, r->line, name, "a name has 1 to 120 bytes", STR(""));
    g->steps[g->count++] = (struct guide_step){ .name = name,
                                                .line = r->line,
                                                .text = STR(""),
                                                .see = STR(""),
                                                .answers = arena_many(r->arena, struct guide_answer,
                                                                      GUIDE_ANSWERS_MAX) };
}

static void add_line(struct reader *r, struct guide_step *step, struct str line)
{
    struct guide_answer answer;
    bool is_text = !is_answer(line, &answer);

    if (!is_text && step->count == GUIDE_ANSWERS_MAX) {
        mistake(r, r->line, step->name, "has more than 12 answers", STR(""));
    } else if (!is_text) {
        if (!answer.text.len || answer.text.len > GUIDE_ANSWER_MAX)
            mistake(r, r->line, step->name, "an answer has 1 to 200 bytes", STR(""));
        answer.line = r->line;
        step->answers[step->count++] = answer;
    } else if (str_starts(str_trim(line), STR("=> "))) {
        step->see = str_trim(str_from(str_trim(line), 3));
        step->see_line = r->line;
    } else if (str_trim(line).len && (step->count || step->see.len)) {
        mistake(r, r->line, step->name, "there is text behind its answers", STR(""));
    } else if (str_trim(line).len) { /* from its first line to its last, in one piece */
        step->text = step->text.len
                         ? str_make(step->text.ptr, (size_t)(line.ptr + line.len - step->text.ptr))
                         : line;
    }
}

static bool read_steps(struct reader *r, struct str text)
{
    struct guide *g = r->guide;
    struct str line, name;

    while (str_line(&text, &line)) {
        r->line++;
        if (!is_heading(line, &name)) {
            if (g->count)
                add_line(r, &g->steps[g->count - 1], line);
            else if (str_trim(line).len)
                mistake(r, r->line, STR(""), "a guide begins with a step", STR("# its name"));
        } else if (g->count == GUIDE_STEPS_MAX) {
            mistake(r, r->line, STR(""), "a guide has at most 200 steps", STR(""));
            return false;
        } else {
            add_step(r, name);
        }
        if (!r->ok || !arena_check(r->arena, r->fault))
            return false;
    }
    if (!g->count)
        mistake(r, 1, STR(""), "a guide has at least one step", STR("# its name"));
    return r->ok;
}

/* ---- checking ---- */

static void join_answers(struct reader *r)
{
    struct guide *g = r->guide;

    for (size_t i = 0; i < g->count; i++) {
        struct guide_step *step = &g->steps[i];

        for (size_t k = 0; k < step->count; k++) {
            struct guide_answer *answer = &step->answers[k];

            for (answer->to = 0; answer->to < g->count; answer->to++)
                if (str_eq(g->steps[answer->to].name, answer->target))
                    break;
            if (answer->to == g->count)
                mistake(r, answer->line, step->name, "an answer leads to no step", answer->target);
        }
        if (!step->count && !step->text.len && !step->see.len)
            mistake(r, step->line, step->name, "a dead end: neither an answer nor a text", STR(""));
    }
}

/* Marks what one answer leads to, or (backwards) what leads to it, until nothing changes. */
static void spread(const struct guide *g, bool backwards, bool *marked)
{
    bool more = true;

    while (more) {
        more = false;
        for (size_t i = 0; i < g->count; i++)
            for (size_t k = 0; k < g->steps[i].count; k++) {
                size_t to = g->steps[i].answers[k].to;
                size_t from = backwards ? to : i, next = backwards ? i : to;

                if (marked[from] && !marked[next])
                    marked[next] = more = true;
            }
    }
}

static void check_ways(struct reader *r)
{
    const struct guide *g = r->guide;
    bool *reached = arena_many(r->arena, bool, g->count + 1);
    bool *ends = arena_many(r->arena, bool, g->count + 1);

    if (!reached || !ends) {
        r->ok = arena_check(r->arena, r->fault);
        return;
    }
    reached[0] = true;
    for (size_t i = 0; i < g->count; i++)
        ends[i] = !g->steps[i].count;
    spread(g, false, reached);
    spread(g, true, ends);
    for (size_t i = 0; i < g->count; i++) {
        if (!reached[i])
            mistake(r, g->steps[i].line, g->steps[i].name, "no answer leads there", STR(""));
        if (!ends[i])
            mistake(r, g->steps[i].line, g->steps[i].name, "goes in a circle: no way from it ends",
                    STR(""));
    }
}

bool guide_read(struct arena *a, struct str text, struct guide *ret, struct fault *f)
{
    struct reader r = { .arena = a, .guide = ret, .fault = f, .ok = true };

    *ret = (struct guide){ .steps = arena_many(a, struct guide_step, GUIDE_STEPS_MAX) };
    if (!ret->steps)
        return arena_check(a, f);
    if (!read_steps(&r, text))
        return false;
    join_answers(&r);
    if (r.ok)
        check_ways(&r);
    return r.ok && arena_check(a, f);
}
