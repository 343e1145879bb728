/* What two sketches have in common. */
#include "kernel.h"

struct sketch {
    u32 flags, words, day, grams, lead, numbers, names, headline;
    u64 body;
    const u8 *number_at, *name_at, *gram_at, *lead_at, *headline_at;
};

/* What two sketches have in common; features.py names and explains the fields. */
struct features {
    double containment, jaccard, kept, lead, headline;
    u32 headline_words;
    u32 numbers_agreeing, numbers_conflicting, names_agreeing, names_conflicting, names_parted;
    u32 new_words, known_words, new_day, known_day;
    u8 exact, caseless, unused[6];
};

static u32 get32(const u8 *from) {
    return from[0] | (u32)from[1] << 8 | (u32)from[2] << 16 | (u32)from[3] << 24;
}

static u64 get48(const u8 *from) { return get32(from) | (u64)(from[4] | from[5] << 8) << 32; }

static int open_sketch(struct sketch *s, const u8 *at, u64 size) {
    if (size < HEADER || at[0] != VERSION) return 0;
    *s = (struct sketch){.flags = at[1], .grams = at[2], .lead = at[3], .numbers = at[4]};
    s->names = at[5];
    s->headline = at[6];
    s->words = get32(at + 8);
    s->day = get32(at + 12);
    s->body = get32(at + 16) | (u64)get32(at + 20) << 32;
    s->number_at = at + HEADER;
    s->name_at = s->number_at + SLOT * s->numbers;
    s->gram_at = s->name_at + SLOT * s->names;
    s->lead_at = s->gram_at + 4 * s->grams;
    s->headline_at = s->lead_at + 4 * s->lead;
    return s->headline_at + 4 * s->headline == at + size;
}

static u32 hash_at(const u8 *from, u32 index) { return get32(from + 4 * index); }
static u64 slot_at(const u8 *from, u32 index) { return get48(from + SLOT * index); }

static u32 common(const u8 *one, u32 ones, const u8 *two, u32 twos) {
    u32 i = 0, j = 0, count = 0;
    while (i < ones && j < twos) {
        u32 a = hash_at(one, i), b = hash_at(two, j);
        count += a == b;
        i += a <= b;
        j += b <= a;
    }
    return count;
}

/* How many hashes are not beyond `limit`. */
static u32 within(const struct sketch *s, u32 limit) {
    u32 count = s->grams;
    while (count && hash_at(s->gram_at, count - 1) > limit) count--;
    return count;
}

static u32 limit_of(const struct sketch *s) {
    return s->flags & COMPLETE || !s->grams ? 0xFFFFFFFF : hash_at(s->gram_at, s->grams - 1);
}

struct slots {
    const u8 *at;
    u32 count, next;
};

static u32 same_context(const struct slots *s, u64 context) {
    u32 end = s->next;
    while (end < s->count && slot_at(s->at, end) >> 16 == context) end++;
    return end - s->next;
}

/* How many values of a context both have: they stand in order, each once. */
static u32 equal(const struct slots *one, u32 ones, const struct slots *two, u32 twos) {
    u32 i = 0, j = 0, count = 0;
    while (i < ones && j < twos) {
        u64 a = slot_at(one->at, one->next + i), b = slot_at(two->at, two->next + j);
        count += a == b;
        i += a <= b;
        j += b <= a;
    }
    return count;
}

/* Count contexts that both have: in `agreeing` when a value is the same, else in `conflicting`.
 * Those that agree in one value and have another beside it on either side are `parted`, too. */
static void compare_slots(struct slots one, struct slots two, u32 *agreeing, u32 *conflicting,
                          u32 *parted) {
    while (one.next < one.count && two.next < two.count) {
        u64 a = slot_at(one.at, one.next) >> 16, b = slot_at(two.at, two.next) >> 16;
        u32 ones = same_context(&one, a), twos = same_context(&two, b);
        if (a == b) {
            u32 both = equal(&one, ones, &two, twos);
            if (both) ++*agreeing;
            else ++*conflicting;
            *parted += both && both < ones && both < twos;
        }
        if (a <= b) one.next += ones;
        if (b <= a) two.next += twos;
    }
}

static u32 least(u32 one, u32 two) { return one < two ? one : two; }

static double share(u32 part, u32 whole) { return whole ? (double)part / whole : 0; }

/* The sample of a long text may hold no gram of a flash; its first words hold them all. */
static void share_grams(const struct sketch *a, const struct sketch *b, struct features *out) {
    u32 limit = least(limit_of(a), limit_of(b));
    u32 ours = within(a, limit), theirs = within(b, limit);
    u32 both = common(a->gram_at, ours, b->gram_at, theirs);
    out->containment = share(both, least(ours, theirs));
    out->jaccard = share(both, ours + theirs - both);
    out->kept = share(both, ours);
    out->lead = share(common(a->lead_at, a->lead, b->lead_at, b->lead), least(a->lead, b->lead));
    if (least(a->words, b->words) <= LEAD_WORDS && out->lead > out->containment)
        out->containment = out->lead;
}

static void share_slots(const struct sketch *a, const struct sketch *b, struct features *out) {
    u32 unasked = 0;
    compare_slots((struct slots){a->number_at, a->numbers, 0},
                  (struct slots){b->number_at, b->numbers, 0}, &out->numbers_agreeing,
                  &out->numbers_conflicting, &unasked);
    compare_slots((struct slots){a->name_at, a->names, 0},
                  (struct slots){b->name_at, b->names, 0}, &out->names_agreeing,
                  &out->names_conflicting, &out->names_parted);
}

/* Compare two sketches; returns 0 when either is none of this version. */
u32 likeness_compare(const u8 *new, u64 new_size, const u8 *known, u64 known_size,
                     struct features *out) {
    struct sketch a, b;
    if (!open_sketch(&a, new, new_size) || !open_sketch(&b, known, known_size)) return 0;
    *out = (struct features){.new_words = a.words, .known_words = b.words};
    share_grams(&a, &b, out);
    share_slots(&a, &b, out);
    out->headline_words = least(a.headline, b.headline);
    out->headline = share(common(a.headline_at, a.headline, b.headline_at, b.headline),
                          out->headline_words);
    out->new_day = a.day;
    out->known_day = b.day;
    out->exact = a.body == b.body;
    out->caseless = ((a.flags | b.flags) & UNCASED) != 0;
    return 1;
}
