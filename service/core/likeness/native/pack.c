/* A sketch short enough to be kept a million times: the same, to the bit, in a ninth less.
 *
 * Hashes that are sorted are told by their distances: of each the low bits as they are, and how
 * many times as far it is in ones that end with a zero (Rice's code). The body's hash is left out:
 * whoever keeps a sketch keeps that, too.
 */
#include "kernel.h"

enum { COUNTS = 2, WORDS = 8, DAY = 12, BODY = 16, SECTIONS = 5, MOST = 255, CHUNK = 16 };
enum { LENGTH = 6 };

/* A stream of bits from the low end of each byte on; `failed` once it ran out. */
struct stream {
    u8 *at;
    const u8 *end;
    u64 held;
    u32 count, failed;
};

struct section {
    u32 place, width, low;
};

/* In the order they lie in. `low` bits of a slot are its value, which is not sorted. */
static const struct section SECTION[SECTIONS] = {{2, SLOT, 16}, {3, SLOT, 16}, {0, 4, 0}, {1, 4, 0}, {4, 4, 0}};

static u64 get_bytes(const u8 *from, u32 size) {
    u64 value = 0;
    for (u32 i = 0; i < size; i++) value |= (u64)from[i] << 8 * i;
    return value;
}

static void put_bytes(u8 *to, u64 value, u32 size) {
    for (u32 i = 0; i < size; i++) to[i] = (u8)(value >> 8 * i);
}

static u32 length_of(u64 value) {
    u32 length = 0;
    for (; value; value >>= 1) length++;
    return length;
}

static void put_bits(struct stream *s, u64 value, u32 count) {
    s->held |= value << s->count;
    for (s->count += count; s->count >= 8; s->count -= 8, s->held >>= 8) *s->at++ = (u8)s->held;
}

static u64 get_bits(struct stream *s, u32 count) {
    for (; s->count < count; s->count += 8) {
        if (s->at == s->end) return s->failed = 1, 0;
        s->held |= (u64)*s->at++ << s->count;
    }
    u64 value = s->held & ((1ull << count) - 1);
    s->held >>= count, s->count -= count;
    return value;
}

static void put_number(struct stream *s, u64 value) {
    u32 length = length_of(value);
    put_bits(s, length, LENGTH);
    put_bits(s, value, length);
}

static u64 get_number(struct stream *s) {
    u64 length = get_bits(s, LENGTH);
    return length > 32 ? s->failed = 1, 0 : get_bits(s, (u32)length);
}

/* How many low bits of a distance are told as they are, when `count` of them lead to `last`. */
static u32 plain_bits(u64 last, u32 count) {
    u32 length = length_of(last * 3 / (4 * (u64)count));
    return length ? length - 1 : 0;
}

static void put_far(struct stream *s, u64 times) {
    for (; times >= CHUNK; times -= CHUNK) put_bits(s, (1 << CHUNK) - 1, CHUNK);
    put_bits(s, (1ull << times) - 1, (u32)times + 1);
}

static u64 get_far(struct stream *s) {
    u64 times = 0;
    while (get_bits(s, 1)) times++;
    return times;
}

/* Returns 0 when the hashes are not in order. */
static int put_section(struct stream *s, const u8 *from, u32 count, struct section of) {
    if (!count) return 1;
    u32 plain = plain_bits(get_bytes(from + of.width * (count - 1), of.width) >> of.low, count);
    put_bits(s, plain, LENGTH);
    for (u64 i = 0, before = 0; i < count; i++) {
        u64 value = get_bytes(from + of.width * i, of.width), hash = value >> of.low;
        if (hash < before) return 0;
        put_far(s, (hash - before) >> plain);
        put_bits(s, (hash - before) & ((1ull << plain) - 1), plain);
        put_bits(s, value & ((1ull << of.low) - 1), of.low);
        before = hash;
    }
    return 1;
}

static void get_section(struct stream *s, u8 *to, u32 count, struct section of) {
    u64 plain = count ? get_bits(s, LENGTH) : 0, hash = 0;
    if (plain > 32) s->failed = 1;
    for (u32 i = 0; i < count && !s->failed; i++) {
        hash += get_far(s) << plain;
        hash += get_bits(s, (u32)plain);
        if (hash >> 32) s->failed = 1;
        put_bytes(to + of.width * i, hash << of.low | get_bits(s, of.low), of.width);
    }
}

static u64 size_by(const u8 *counts) {
    u64 size = HEADER;
    for (u32 i = 0; i < SECTIONS; i++) size += counts[SECTION[i].place] * SECTION[i].width;
    return size;
}

/* Whether a sketch lies as ours do: the versions so far differ in what their hashes are made of, and
 * a log of years has all of them. */
static int is_known(u8 version) { return version && version <= VERSION; }

/* Pack a sketch into twice its size and more; returns how much it takes, 0 for what is none. */
u64 likeness_pack(const u8 *sketch, u64 size, u8 *out) {
    if (size < HEADER || !is_known(sketch[0]) || sketch[COUNTS + SECTIONS]) return 0;
    if (size_by(sketch + COUNTS) != size) return 0;
    struct stream s = {.at = out};
    for (u32 i = 0; i < COUNTS + SECTIONS; i++) put_bits(&s, sketch[i], 8);
    put_number(&s, get_bytes(sketch + WORDS, 4));
    put_number(&s, get_bytes(sketch + DAY, 4));
    const u8 *from = sketch + HEADER;
    for (u32 i = 0; i < SECTIONS; i++) {
        u32 count = sketch[COUNTS + SECTION[i].place];
        if (!put_section(&s, from, count, SECTION[i])) return 0;
        from += count * SECTION[i].width;
    }
    put_bits(&s, 0, s.count ? 8 - s.count : 0);
    return (u64)(s.at - out);
}

/* Unpack a sketch short of its body's hash; returns its size, 0 for anything else. `out` has room
 * for all that the counts of a sketch can say. */
u64 likeness_unpack(u8 *packed, u64 size, u8 *out) {
    if (size < COUNTS + SECTIONS || !is_known(packed[0])) return 0;
    struct stream s = {.at = packed + COUNTS + SECTIONS, .end = packed + size};
    for (u32 i = 0; i < HEADER; i++) out[i] = i < COUNTS + SECTIONS ? packed[i] : 0;
    put_bytes(out + WORDS, get_number(&s), 4);
    put_bytes(out + DAY, get_number(&s), 4);
    u8 *to = out + HEADER;
    for (u32 i = 0; i < SECTIONS && !s.failed; i++) {
        u32 count = out[COUNTS + SECTION[i].place];
        get_section(&s, to, count, SECTION[i]);
        to += count * SECTION[i].width;
    }
    return s.failed || s.at != s.end || s.held ? 0 : (u64)(to - out);
}
