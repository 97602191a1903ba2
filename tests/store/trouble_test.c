/* SPDX-License-Identifier: EUPL-1.2 */
/* trouble_test.c - what the store does when something goes wrong: any call of the database fails,
 * the disk is full, the program is killed while it writes, a file is damaged, lost, of another
 * program or of a newer one.  Always: a fault that says so, and nothing half-made. */
#include "place.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/thread.h"
#include "store/log.h"
#include "store/search.h"

#define LATE "late0000000"

static const struct statement make_t = {
    "make_t",
    "CREATE TABLE t (row INTEGER PRIMARY KEY, piece INTEGER NOT NULL, part INTEGER NOT NULL,"
    " v BLOB, UNIQUE (piece, part)) STRICT",
    BASE_DESK
};
static const struct statement add_t = { "add_t",
                                        "INSERT INTO t (piece, part, v) VALUES ($1, $2, $3)",
                                        BASE_DESK };
static const struct statement count_t = { "count_t", "SELECT count(*) FROM t", BASE_DESK };
static const struct statement halves = {
    "halves",
    "SELECT count(*) FROM (SELECT 1 FROM t GROUP BY piece HAVING count(*) <> 3 OR max(part) <> 2)",
    BASE_DESK
};
static const struct statement add_key = {
    "add_key", "INSERT INTO person_key (person, org, version, wrapped) VALUES ($1, $1, $2, $1)",
    BASE_VAULT
};
static const struct statement count_keys = { "count_keys", "SELECT count(*) FROM person_key",
                                             BASE_VAULT };

/* ---- a piece of work that touches everything ---- */

struct piece {
    int64_t number;
    size_t size; /* of each of its three blobs */
    bool fails;
};

/* One key of the vault, named by the piece's number; three rows; an entry; an indexed message. */
static struct id key_name(int64_t number)
{
    struct id id = { { 'k' } };

    memcpy(id.b + 8, &number, sizeof number);
    return id;
}

static char zeros[1 << 20];

static bool work(struct tx *tx, void *arg, struct fault *f)
{
    static const uint8_t leaf[32];
    struct piece *p = arg;
    scoped(query) *key = NULL, *rows = NULL;
    uint64_t entry;

    if (!query_start(tx, &add_key, &key, f) || !query_start(tx, &add_t, &rows, f))
        return false;
    query_id(key, 1, key_name(p->number));
    query_i64(key, 2, 1);
    if (!query_run(key, f))
        return false;
    for (int part = 0; part < 3; part++) {
        query_again(rows);
        query_i64(rows, 1, p->number);
        query_i64(rows, 2, part);
        query_blob(rows, 3, zeros, p->size);
        if (!query_run(rows, f))
            return false;
    }
    return store_log_append(tx, (struct id){ { 1 } }, STR("{}"), leaf, &entry, f) &&
           store_search_put(tx, p->number, STR(LATE), f) &&
           (!p->fails || fault_set(f, FAULT_STALE, "on purpose"));
}

struct state {
    int64_t rows, keys;
    uint64_t entries;
    size_t hits;
};

static bool read_state(struct tx *tx, void *arg, struct fault *f)
{
    scoped(arena) *a = arena_new((size_t)1 << 20);
    struct search_word word = { { STR(LATE) }, 1 };
    struct counting rows = { &count_t, 0 }, keys = { &count_keys, 0 };
    struct state *s = arg;
    struct search_hit *hits;

    if (!count(tx, &rows, f) || !count(tx, &keys, f) || !store_log_size(tx, &s->entries, f) ||
        !store_search_find(tx, a, &word, 1, 1000, &hits, &s->hits, f))
        return false;
    s->rows = rows.n;
    s->keys = keys.n;
    return true;
}

static void assert_pieces(struct place *p, int64_t n)
{
    struct fault f = { 0 };
    struct state s;

    assert_ok(store_read(p->store, read_state, &s, &f));
    assert_int_equal(s.rows, 3 * n);
    assert_int_equal(s.keys, n);
    assert_int_equal(s.entries, n);
    assert_int_equal(s.hits, n);
}

/* ---- a call fails ---- */

struct outcome {
    bool opened, first, second_refused, read, checked, cleaned;
};

static struct outcome day(struct place *p, int64_t fail_at)
{
    struct piece first = { .number = 2 }, second = { .number = 3, .fails = true };
    struct outcome o = { 0 };
    struct fault f = { 0 };
    struct state s;

    o.opened = place_try_open(p, fail_at, &f);
    if (!o.opened) {
        assert_int_not_equal(f.kind, FAULT_NONE);
        return o;
    }
    o.first = store_write(p->store, work, &first, &f);
    assert_true(o.first || f.kind != FAULT_NONE);
    assert_false(store_write(p->store, work, &second, &f));
    o.second_refused = f.kind == FAULT_STALE;
    o.read = store_read(p->store, read_state, &s, &f);
    o.checked = store_check(p->store, true, &f);
    o.cleaned = store_vault_clean(p->store, &f) && store_search_clean(p->store, &f);
    place_close(p);
    return o;
}

static void whichever_call_fails_the_work_is_whole_or_not_there(void **state)
{
    struct place *p = *state;
    struct piece one = { .number = 1 };
    struct fault f = { 0 };
    int64_t n = 1;
    int whole = 0;

    /* A call that fails while a failing piece is undone shows nowhere: that takes two in a row. */
    place_remove_folder(p);
    for (; whole < 4; n++) {
        struct outcome o;

        place_close(p);
        place_new_folder(p);
        place_open(p);
        run_in(p, &make_t);
        assert_ok(store_write(p->store, work, &one, &f));
        place_close(p);
        o = day(p, n);
        place_open(p);
        assert_pieces(p, o.first ? 2 : 1);
        assert_ok(store_write(p->store, work, &(struct piece){ .number = 9 }, &f));
        place_close(p);
        whole = o.opened && o.first && o.second_refused && o.read && o.checked && o.cleaned
                    ? whole + 1
                    : 0;
        place_remove_folder(p);
    }
    assert_in_range(n, 40, 200); /* it walked through the whole day */
    place_new_folder(p);
    place_open(p);
}

static void whichever_call_of_the_first_opening_fails_the_next_succeeds(void **state)
{
    struct place *p = *state;
    bool opened = false;

    for (int64_t n = 1; !opened; n++) {
        struct fault f = { 0 };

        assert_in_range(n, 1, 500); /* a call or two a migration */
        place_close(p);
        place_remove_folder(p);
        place_new_folder(p);
        opened = place_try_open(p, n, &f);
        assert_true(opened || f.kind == FAULT_BUSY);
        place_close(p);
        place_open(p);
        run_in(p, &make_t);
        assert_pieces(p, 0);
    }
}

/* ---- the disk is full ---- */

static void set_file_limit(rlim_t bytes)
{
    struct rlimit limit;

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void fill_the_disk(struct place *p, size_t size, int64_t *number)
{
    struct fault f = { 0 };
    int refused = 0;

    while (refused < 3) {
        struct piece piece = { .number = *number, .size = size };

        if (store_write(p->store, work, &piece, &f)) {
            ++*number;
            assert_in_range(*number, 1, 5000);
        } else {
            refused++;
            if (f.kind != FAULT_BUSY)
                fail_msg("fault %d: %s", (int)f.kind, f.text);
        }
    }
}

static void a_full_disk_is_said_and_writing_goes_on_when_there_is_room(void **state)
{
    /* Small rows fill the commit's own pages, large ones spill into the WAL before. */
    static const size_t sizes[] = { 10, 900, 60000, sizeof zeros };
    struct place *p = *state;
    int64_t number = 1;

    signal(SIGXFSZ, SIG_IGN);
    run_in(p, &make_t);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct fault f = { 0 };

        set_file_limit((rlim_t)(i + 1) * 700000 + 12345);
        fill_the_disk(p, sizes[i], &number);
        assert_pieces(p, number - 1);
        set_file_limit(RLIM_INFINITY);
        assert_ok(store_write(p->store, work, &(struct piece){ .number = number++ }, &f));
        assert_pieces(p, number - 1);
        assert_ok(store_check(p->store, true, &f));
    }
    assert_in_range(number, 20, 5000);
    place_close(p);
    place_open(p);
    assert_pieces(p, number - 1);
}

/* Work that does not look at a failure must not be kept by halves. */
static bool careless(struct tx *tx, void *arg, struct fault *f)
{
    struct fault ignored = { 0 };
    bool spoilt = false;

    (void)arg;
    for (int64_t part = 0; part < 3; part++) {
        scoped(query) *q = NULL;

        if (!query_start(tx, &add_t, &q, f))
            return false;
        query_i64(q, 1, 1000000);
        query_i64(q, 2, part);
        query_blob(q, 3, zeros, part == 1 ? sizeof zeros : 10);
        spoilt = !query_run(q, &ignored) || spoilt;
        if (part == 1) /* room again: only the failed statement would be missing */
            set_file_limit(RLIM_INFINITY);
    }
    return true;
}

static bool fill_cache(struct tx *tx, void *arg, struct fault *f)
{
    (void)arg;
    for (int64_t piece = 0; piece < 30; piece++)
        if (!work(tx, &(struct piece){ .number = piece, .size = sizeof zeros }, f))
            return false;
    return careless(tx, NULL, f);
}

static void work_that_does_not_look_is_undone_all_the_same(void **state)
{
    struct place *p = *state;
    struct fault f = { 0 };

    signal(SIGXFSZ, SIG_IGN);
    run_in(p, &make_t);
    set_file_limit(4000000);
    assert_false(store_write(p->store, fill_cache, NULL, &f));
    set_file_limit(RLIM_INFINITY);
    assert_int_equal(f.kind, FAULT_BUSY);
    assert_pieces(p, 0);
}

/* ---- killed ---- */

#define KILLS   20
#define WORKERS 4

struct producer {
    struct place *place;
    int out;
    int64_t first;
};

static void *produce(void *arg)
{
    struct producer *x = arg;
    struct fault f = { 0 };

    for (int64_t n = x->first;; n++) {
        struct piece piece = { .number = n, .size = 300 };

        if (!store_write(x->place->store, work, &piece, &f))
            _exit(3);
        if (write(x->out, &n, sizeof n) != sizeof n)
            _exit(4);
    }
    return NULL;
}

static void child(struct place *p, int out, int64_t round)
{
    struct producer producers[WORKERS];
    pthread_t threads[WORKERS];
    struct fault f = { 0 };

    if (!place_try_open(p, 0, &f))
        _exit(2);
    for (int i = 0; i < WORKERS; i++) {
        producers[i] = (struct producer){ p, out, (round * WORKERS + i + 1) << 20 };
        if (!thread_start(&threads[i], "producer", produce, &producers[i], &f))
            _exit(2);
    }
    pause();
    _exit(0);
}

/* Returns how many pieces were acknowledged; `*acknowledged` has their numbers added. */
static size_t kill_one(struct place *p, int64_t round, struct buf *acknowledged)
{
    int ends[2], status;
    size_t count = 0;
    int64_t number;
    pid_t pid;

    assert_int_equal(pipe(ends), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (!pid) {
        close(ends[0]);
        child(p, ends[1], round);
    }
    close(ends[1]);
    while (read(ends[0], &number, sizeof number) == sizeof number) {
        buf_add(acknowledged, str_make(&number, sizeof number));
        if (++count == 1 + (size_t)round * 7 % 60)
            kill(pid, SIGKILL); /* what came before is still read from the pipe */
    }
    close(ends[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    return count;
}

static bool find_lost(struct tx *tx, void *arg, struct fault *f)
{
    static const struct statement has = { "has", "SELECT count(*) FROM t WHERE piece = $1",
                                          BASE_DESK };
    static const struct statement has_key = { "has_key",
                                              "SELECT count(*) FROM person_key WHERE person = $1",
                                              BASE_VAULT };
    struct str *numbers = arg;

    for (size_t at = 0; at < numbers->len; at += sizeof(int64_t)) {
        scoped(query) *rows = NULL, *key = NULL;
        int64_t number;

        memcpy(&number, numbers->ptr + at, sizeof number);
        if (!query_start(tx, &has, &rows, f) || !query_start(tx, &has_key, &key, f))
            return false;
        query_i64(rows, 1, number);
        query_id(key, 1, key_name(number));
        assert_int_equal(query_next(rows, f), STEP_ROW);
        assert_int_equal(query_next(key, f), STEP_ROW);
        if (query_col_i64(rows, 0) != 3 || query_col_i64(key, 0) != 1)
            return fault_set(f, FAULT_DAMAGED, "piece %llx is lost", (long long)number);
    }
    return true;
}

static void a_killed_program_loses_nothing_it_acknowledged(void **state)
{
    struct place *p = *state;
    struct buf acknowledged = buf_new(p->arena, (size_t)8 << 20);
    struct fault f = { 0 };
    size_t all = 0;

    run_in(p, &make_t);
    place_close(p); /* fork() wants one thread */
    for (int64_t round = 0; round < KILLS; round++) {
        struct str numbers;
        struct state s;

        all += kill_one(p, round, &acknowledged);
        numbers = buf_str(&acknowledged);
        place_open(p);
        assert_ok(store_check(p->store, true, &f));
        assert_ok(store_read(p->store, find_lost, &numbers, &f));
        assert_int_equal(count_of(p, &halves), 0);
        assert_ok(store_read(p->store, read_state, &s, &f));
        assert_int_equal(s.rows, 3 * s.entries);
        assert_true(s.keys >= s.rows / 3); /* the vault commits first */
        assert_true(s.rows / 3 >= (int64_t)all);
        place_close(p);
    }
    place_open(p);
}

/* ---- another process on the same files ---- */

/* Opens and closes the store, once told to; that is what somebody with the sqlite3 shell does. */
static pid_t start_visitor(struct place *p, int *ret_tell)
{
    int ends[2];
    pid_t pid;

    assert_int_equal(pipe(ends), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (!pid) {
        struct fault f = { 0 };
        char told;

        close(ends[1]);
        if (read(ends[0], &told, 1) != 1 || !place_try_open(p, 0, &f))
            _exit(1);
        store_close(p->store);
        _exit(0);
    }
    close(ends[0]);
    *ret_tell = ends[1];
    return pid;
}

/* Whoever is the last to close a database removes its log.  SQLite knows by locks who else is
 * there, and POSIX drops all locks of a process on a file when it closes any of its descriptors:
 * a store that opens a database behind SQLite's back loses what it writes from then on. */
static void a_visitor_does_not_take_the_log_away(void **state)
{
    static const char *const names[] = { "desk.db-wal", "vault.db-wal" };
    struct place *p = *state;
    struct fault f = { 0 };
    int tell, status;
    pid_t pid;

    run_in(p, &make_t);
    place_close(p); /* fork() wants one thread */
    pid = start_visitor(p, &tell);
    place_open(p);
    assert_ok(store_check(p->store, false, &f)); /* on a connection of its own */
    assert_int_equal(write(tell, "x", 1), 1);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    close(tell);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char path[128];

        snprintf(path, sizeof path, "%s/%s", p->folder, names[i]);
        assert_int_equal(access(path, F_OK), 0);
    }
}

/* ---- files ---- */

static void patch(struct place *p, const char *name, long at, const char *bytes, size_t len)
{
    char path[128];
    FILE *out;

    snprintf(path, sizeof path, "%s/%s", p->folder, name);
    out = fopen(path, "r+b");
    assert_non_null(out);
    assert_int_equal(fseek(out, at, SEEK_SET), 0);
    assert_int_equal(fwrite(bytes, 1, len, out), len);
    assert_int_equal(fclose(out), 0);
}

static void cut(struct place *p, const char *name, off_t size)
{
    char path[128];

    snprintf(path, sizeof path, "%s/%s", p->folder, name);
    assert_int_equal(truncate(path, size), 0);
}

static void drop(struct place *p, const char *name)
{
    char path[128];

    snprintf(path, sizeof path, "%s/%s", p->folder, name);
    assert_int_equal(unlink(path), 0);
}

static void raise_version(struct place *p, const char *name, const char *sql)
{
    char path[128];
    sqlite3 *db;

    snprintf(path, sizeof path, "%s/%s", p->folder, name);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void garble(struct place *p, const char *name, const char *arg)
{
    patch(p, name, 0, arg, strlen(arg));
}

static void cut_short(struct place *p, const char *name, const char *arg)
{
    cut(p, name, strtol(arg, NULL, 10));
}

static void lose(struct place *p, const char *name, const char *arg)
{
    (void)arg;
    drop(p, name);
}

static void a_file_that_cannot_be_right_is_named(void **state)
{
    static const struct {
        void (*harm)(struct place *p, const char *name, const char *arg);
        const char *file, *arg;
        enum fault_kind kind;
    } cases[] = {
        { garble, "desk.db", "this is no database", FAULT_DAMAGED },
        { garble, "vault.db", "this is no database", FAULT_DAMAGED },
        { cut_short, "desk.db", "0", FAULT_DAMAGED },
        { cut_short, "vault.db", "0", FAULT_DAMAGED },
        { cut_short, "desk.db", "5000", FAULT_DAMAGED },
        { cut_short, "vault.db", "4096", FAULT_DAMAGED },
        { cut_short, "vault.db", "50", FAULT_DAMAGED },
        { lose, "desk.db", "", FAULT_DAMAGED },
        { lose, "vault.db", "", FAULT_DAMAGED },
        { raise_version, "desk.db", "PRAGMA user_version = 99", FAULT_CONFLICT },
        { raise_version, "vault.db", "PRAGMA user_version = 99", FAULT_CONFLICT },
        { raise_version, "desk.db", "PRAGMA user_version = 0", FAULT_DAMAGED },
        { raise_version, "vault.db", "PRAGMA user_version = 0", FAULT_DAMAGED },
    };
    struct place *p = *state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fault f = { 0 };
        bool ok;

        place_close(p);
        place_remove_folder(p);
        place_new_folder(p);
        place_open(p);
        place_close(p);
        cases[i].harm(p, cases[i].file, cases[i].arg);
        ok = place_try_open(p, 0, &f) && store_check(p->store, false, &f);
        if (ok || f.kind != cases[i].kind || !strstr(f.text, cases[i].file))
            fail_msg("case %zu: %s, kind %d: %s", i, ok ? "opened" : "refused", (int)f.kind,
                     f.text);
        place_close(p);
        f = (struct fault){ 0 }; /* nor does trying again hide it */
        assert_false(place_try_open(p, 0, &f) && store_check(p->store, false, &f));
    }
}

static void damage_inside_is_found_by_the_check(void **state)
{
    struct place *p = *state;
    struct fault f = { 0 };
    char path[128];
    struct stat st;
    long pages;

    run_in(p, &make_t);
    for (int64_t n = 1; n < 200; n++)
        assert_ok(store_write(p->store, work, &(struct piece){ .number = n, .size = 3000 }, &f));
    place_close(p); /* all of it is in the file now */
    snprintf(path, sizeof path, "%s/desk.db", p->folder);
    assert_int_equal(stat(path, &st), 0);
    pages = (long)st.st_size / 4096;
    for (long page = pages - 60; page < pages - 20; page++) /* behind the schema, whatever it is */
        patch(p, "desk.db", page * 4096, "\xff\xff\xff\xff\xff\xff\xff\xff", 8);
    place_open(p);
    assert_fault(store_check(p->store, false, &f), FAULT_DAMAGED);
    assert_non_null(strstr(f.text, "desk.db"));
}

static void files_are_their_owners_only(void **state)
{
    static const char *const names[] = { "desk.db", "vault.db", "desk.db-wal", "vault.db-wal" };
    struct place *p = *state;

    run_in(p, &make_t);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char path[128];
        struct stat st;

        snprintf(path, sizeof path, "%s/%s", p->folder, names[i]);
        assert_int_equal(stat(path, &st), 0);
        assert_int_equal(st.st_mode & 0777, 0600);
    }
}

static void opening_again_changes_nothing(void **state)
{
    static const struct statement tables = { "tables", "SELECT count(*) FROM sqlite_master",
                                             BASE_DESK };
    static const struct statement version = { "version", "PRAGMA user_version", BASE_DESK };
    struct place *p = *state;
    int64_t before = count_of(p, &tables);

    assert_true(count_of(p, &version) >= 1);
    for (int i = 0; i < 3; i++) {
        place_close(p);
        place_open(p);
        assert_int_equal(count_of(p, &tables), before);
    }
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, place_set_up, place_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(whichever_call_fails_the_work_is_whole_or_not_there),
        CASE(whichever_call_of_the_first_opening_fails_the_next_succeeds),
        CASE(a_full_disk_is_said_and_writing_goes_on_when_there_is_room),
        CASE(work_that_does_not_look_is_undone_all_the_same),
        CASE(a_killed_program_loses_nothing_it_acknowledged),
        CASE(a_visitor_does_not_take_the_log_away),
        CASE(a_file_that_cannot_be_right_is_named),
        CASE(damage_inside_is_found_by_the_check),
        CASE(files_are_their_owners_only),
        CASE(opening_again_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
