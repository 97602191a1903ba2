/* SPDX-License-Identifier: EUPL-1.2 */
/* bench_priv.h - what the files of the bench share: its folder, made-up mails, measured times. */
#ifndef APP_BENCH_PRIV_H
#define APP_BENCH_PRIV_H

#include <sys/types.h>

#include "app/app.h"

#define BENCH_MAIL_BYTES 2048
#define BENCH_PRODUCERS  8
#define BENCH_EMAIL      "agent@bench.example"

struct bench {
    struct cli *cli;
    int64_t seconds; /* each measurement of a rate lasts this long */
    int64_t tickets; /* how many the desk of bench "scale" holds */
    int64_t entries; /* how many the log of bench "journal" holds */
    const char *folder;
    bool keep; /* --folder: the desk there is filled up and left */
    struct app app;
    struct id org;
    uint64_t next_mail;
    const char *token, *password; /* lives in the command's arena */
    struct reveal_work *reveal;   /* what bench_reveal.c asks for, while it runs */
};

void bench_report(struct bench *b, const char *name, double value, const char *unit);

/* ---- times of many calls ---- */
struct samples {
    int64_t *ns;
    size_t count, room; /* past the room, calls are not noted */
};
struct samples samples_new(struct arena *a, size_t room);
void samples_add(struct samples *s, int64_t ns);
/* "  NAME p50" and "  NAME p99" in ms; sorts. */
void bench_report_times(struct bench *b, const char *name, struct samples *s);

/* ---- the disk alone (bench_disk.c) ---- */
struct bench_disk {
    int fd;
    int64_t next; /* page */
};
bool bench_disk_open(struct bench *b, struct bench_disk *ret_disk, struct fault *f);
/* Writes one page over another and waits until it is durable. */
bool bench_disk_sync(struct bench_disk *d, struct fault *f);
void bench_disk_close(struct bench_disk *d); /* also after an open that failed */

/* ---- made-up mails: about 2 KB, the same for the same number ---- */
struct str bench_mail(struct arena *a, uint64_t number);
struct str bench_json(struct arena *a, uint64_t number);
struct str bench_sentence(uint64_t number);
/* A word of the mails' made-up vocabulary; rank 0 is the commonest (Zipf's law). */
#define BENCH_WORDS 30000
void bench_word(uint32_t rank, char out[static 32]);
uint32_t bench_roll(uint64_t *seed);

/* ---- intake ---- */
/* `count` mails by eight producers, or as many as `seconds` allow when `count` is 0. */
bool bench_take_in(struct bench *b, uint64_t count, struct samples *ret_times, int64_t *ret_taken,
                   struct fault *f);

/* ---- a desk in a process of its own, spoken to over HTTP (bench_http.c) ---- */
struct bench_desk {
    pid_t pid;
    uint16_t port;
    int64_t start_ns; /* from the start of the process to its first answer */
};
bool bench_desk_start(struct bench *b, struct bench_desk *ret_desk, struct fault *f);
void bench_desk_stop(struct bench_desk *d);
/* Of the process, in KiB: VmRSS, VmHWM; 0 when it is gone. */
int64_t bench_desk_memory(const struct bench_desk *d, const char *which);

/* Asks again and again over `lines` connections for `seconds`. */
struct bench_load {
    unsigned lines;
    int64_t seconds;
    int64_t pause_ms; /* that a line waits before each request, as people do; 0: none */
    int want;         /* status; another one is a fault */
    /* The n-th request, whole, as it goes out; lives in the arena. */
    struct str (*request)(struct bench *b, struct arena *a, uint64_t n);
    bool (*measured)(uint64_t n); /* is the n-th to be timed?  NULL: all are */
    struct samples times;
    int64_t answered, ns; /* results */
};
bool bench_load_run(struct bench *b, const struct bench_desk *d, struct bench_load *load,
                    struct fault *f);
/* Logs in; the values of the headers Cookie and X-CSRF-Token live in the arena. */
bool bench_login(struct bench *b, const struct bench_desk *d, struct arena *a,
                 struct str *ret_cookie, struct str *ret_csrf, struct fault *f);

/* pii-quality: needs no desk, and takes its own options and operands. */
bool bench_quality(struct cli *c, struct fault *f);
/* retrieval: the same. */
bool bench_retrieval(struct cli *c, struct fault *f);
/* leak: needs no desk either. */
bool bench_leak(struct cli *c, struct fault *f);

bool bench_policy(struct bench *b, struct fault *f);
bool bench_pii(struct bench *b, struct fault *f);
bool bench_intake(struct bench *b, struct fault *f);
bool bench_http(struct bench *b, struct fault *f);
bool bench_scale(struct bench *b, struct fault *f);
bool bench_reveal(struct bench *b, struct fault *f);
bool bench_log_in(struct bench *b, struct fault *f);
bool bench_journal(struct bench *b, struct fault *f);
bool bench_gateway(struct bench *b, struct fault *f);

#endif
