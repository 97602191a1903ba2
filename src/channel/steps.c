/* SPDX-License-Identifier: EUPL-1.2 */
/* steps.c - see import_priv.h. */
#include "channel/import_priv.h"

void steps_open(struct steps *s, struct import_spot start)
{
    *s = (struct steps){ .done = start };
    pthread_mutex_init(&s->mutex, NULL);
    pthread_cond_init(&s->room, NULL);
    pthread_cond_init(&s->ended, NULL);
}

void steps_close(struct steps *s)
{
    pthread_cond_destroy(&s->ended);
    pthread_cond_destroy(&s->room);
    pthread_mutex_destroy(&s->mutex);
}

static bool has_room(const struct steps *s, size_t bytes)
{
    return s->next - s->first < IMPORT_STEPS && (!s->bytes || s->bytes + bytes <= IMPORT_FLIGHT);
}

bool steps_begin(struct steps *s, struct import_spot end, size_t bytes, uint64_t own,
                 uint64_t *ret_step)
{
    scoped_lock pthread_mutex_t *held = lock(&s->mutex);

    while (!s->closed && !has_room(s, bytes))
        pthread_cond_wait(&s->room, &s->mutex);
    if (s->closed)
        return false;
    s->ring[s->next % IMPORT_STEPS].end = end;
    s->ring[s->next % IMPORT_STEPS].bytes = bytes;
    s->ring[s->next % IMPORT_STEPS].own = own;
    s->ring[s->next % IMPORT_STEPS].finished = false;
    s->bytes += bytes;
    *ret_step = s->next++;
    return true;
}

static bool is_under_way(const struct steps *s, uint64_t before, const struct import_ids *ids)
{
    for (uint64_t n = s->first; n < before; n++)
        for (size_t i = 0; i < ids->count; i++)
            if (!s->ring[n % IMPORT_STEPS].finished &&
                s->ring[n % IMPORT_STEPS].own == ids->after[i])
                return true;
    return false;
}

void steps_wait(struct steps *s, uint64_t step, const struct import_ids *ids)
{
    scoped_lock pthread_mutex_t *held = lock(&s->mutex);

    while (!s->closed && is_under_way(s, step, ids))
        pthread_cond_wait(&s->ended, &s->mutex);
}

void steps_end(struct steps *s, uint64_t step, bool finished)
{
    scoped_lock pthread_mutex_t *held = lock(&s->mutex);

    s->ring[step % IMPORT_STEPS].finished = finished;
    s->bytes -= s->ring[step % IMPORT_STEPS].bytes;
    for (; s->first < s->next && s->ring[s->first % IMPORT_STEPS].finished; s->first++) {
        s->done = s->ring[s->first % IMPORT_STEPS].end;
        s->done_count++;
    }
    pthread_cond_signal(&s->room);
    pthread_cond_broadcast(&s->ended);
}

void steps_stop(struct steps *s)
{
    scoped_lock pthread_mutex_t *held = lock(&s->mutex);

    s->closed = true;
    pthread_cond_signal(&s->room);
    pthread_cond_broadcast(&s->ended);
}

struct import_spot steps_done(struct steps *s, uint64_t *ret_count)
{
    scoped_lock pthread_mutex_t *held = lock(&s->mutex);

    *ret_count = s->done_count;
    return s->done;
}
