/* SPDX-License-Identifier: EUPL-1.2 */
/* courier_address.c - which addresses are a network's own (RFC 6890), and what the operator listed.
 *
 * A desk that calls whatever an administrator types can be made to call its own neighbours: the
 * database next door, a router, a cloud's metadata service at 169.254.169.254.  So addresses that
 * are not of the public internet are refused unless the operator listed the host. */
#include <netinet/in.h>
#include <string.h>

#include "base/attr.h"
#include "net/courier_priv.h"

struct range {
    uint8_t net[16];
    unsigned bits;
};

static const struct range inside4[] = {
    { { 0 }, 8 },             /* this network */
    { { 10 }, 8 },            /* private */
    { { 100, 64 }, 10 },      /* carrier's own (CGNAT) */
    { { 127 }, 8 },           /* loopback */
    { { 169, 254 }, 16 },     /* link-local, clouds' metadata */
    { { 172, 16 }, 12 },      /* private */
    { { 192, 0, 0 }, 24 },    /* protocol assignments */
    { { 192, 0, 2 }, 24 },    /* documentation */
    { { 192, 88, 99 }, 24 },  /* 6to4 relays, retired */
    { { 192, 168 }, 16 },     /* private */
    { { 198, 18 }, 15 },      /* benchmarks */
    { { 198, 51, 100 }, 24 }, /* documentation */
    { { 203, 0, 113 }, 24 },  /* documentation */
    { { 224 }, 3 },           /* multicast, reserved, broadcast */
};

/* Of IPv6 only 2000::/3 is in use on the internet; of it, these are not. */
static const struct range inside6[] = {
    { { 0x20, 0x01, 0x00 }, 23 },       /* protocol assignments, Teredo, ORCHID */
    { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
    { { 0x20, 0x02 }, 16 },             /* 6to4: an IPv4 address of anyone's choice */
    { { 0x3f, 0xff }, 20 },             /* documentation */
};
static const struct range public6 = { { 0x20 }, 3 };
static const struct range mapped4 = { { [10] = 0xff, [11] = 0xff }, 96 };
static const struct range nat64 = { { 0x00, 0x64, 0xff, 0x9b }, 96 };
static const struct range loopback4 = { { 127 }, 8 };

static bool within(const uint8_t *address, const struct range *r)
{
    unsigned whole = r->bits / 8, rest = r->bits % 8;
    uint8_t mask = (uint8_t)(0xff << (8 - rest));

    return memcmp(address, r->net, whole) == 0 &&
           (!rest || (address[whole] & mask) == (r->net[whole] & mask));
}

static bool within_any(const uint8_t *address, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (within(address, &ranges[i]))
            return true;
    return false;
}

/* The four bytes of an IPv4 address, however it is written; NULL: it is none. */
static const uint8_t *as_ipv4(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return (const uint8_t *)&((const struct sockaddr_in *)(const void *)address)->sin_addr;
    if (address->sa_family == AF_INET6) {
        const uint8_t *six =
            ((const struct sockaddr_in6 *)(const void *)address)->sin6_addr.s6_addr;

        if (within(six, &mapped4) || within(six, &nat64))
            return six + 12;
    }
    return NULL;
}

bool address_is_inside(const struct sockaddr *address)
{
    const uint8_t *four = as_ipv4(address);
    const uint8_t *six;

    if (four)
        return within_any(four, inside4, COUNT_OF(inside4));
    if (address->sa_family != AF_INET6)
        return true;
    six = ((const struct sockaddr_in6 *)(const void *)address)->sin6_addr.s6_addr;
    return !within(six, &public6) || within_any(six, inside6, COUNT_OF(inside6));
}

bool address_is_loopback(const struct sockaddr *address)
{
    static const uint8_t one[16] = { [15] = 1 };
    const uint8_t *four = as_ipv4(address);

    if (four)
        return within(four, &loopback4);
    return address->sa_family == AF_INET6 &&
           memcmp(((const struct sockaddr_in6 *)(const void *)address)->sin6_addr.s6_addr, one,
                  sizeof one) == 0;
}

/* ---- what the operator listed ---- */

static bool is_host_at_port(struct str entry, struct str host, const char *port)
{
    struct str wanted = str_of(port);

    return entry.len == host.len + 1 + wanted.len && str_starts_nocase(entry, host) &&
           entry.ptr[host.len] == ':' && str_ends(entry, wanted);
}

bool reach_has(struct str reach, struct str host, const char *port)
{
    struct str entry;

    if (host.len && host.ptr[host.len - 1] == '.') /* "idp.example." is the same host */
        host.len--;
    while (str_split(&reach, ',', &entry)) {
        entry = str_trim(entry);
        if (host.len && (str_eq_nocase(entry, host) || is_host_at_port(entry, host, port)))
            return true;
    }
    return false;
}
