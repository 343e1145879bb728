/* One pass over a text: its words, the hashes of them that are kept, and their packing. */
#include "kernel.h"

static const u64 C1 = 0x9E3779B97F4A7C15, C2 = 0xC2B2AE3D27D4EB4F, C3 = 0x165667B19E3779F9;
static const u64 MASKED_NUMBER = 0x1234567, MASKED_CAPITAL = 0x7654321;

struct smallest64 {
    u64 hash[SLOTS];
    u32 count, cap;
};

struct smallest32 {
    u32 hash[SKETCH];
    u32 count, cap, overflowed;
};

/* What Python reads back; kernel.py knows the layout. */
struct signature {
    u32 sketch_size, sentence_count, key_count, text_size;
    u64 keys[ANCHORS + 2];
    u64 headline_key;
    u64 sentences[SENTENCES];
    u8 sketch[1024];
    u8 text[];
};
/* What a signature has no room for: all values of a text, and more of its keys. */
enum { MORE_KEYS = 64, MORE_VALUES = 1024 };
struct whole {
    u32 key_count, number_count, name_count, unused;
    u64 keys[MORE_KEYS];
    u16 numbers[MORE_VALUES], names[MORE_VALUES];
};
_Static_assert(__builtin_offsetof(struct signature, headline_key) == 128, "kernel.py reads it");
_Static_assert(__builtin_offsetof(struct signature, sketch) == 4232, "kernel.py reads it");
_Static_assert(__builtin_offsetof(struct signature, text) == 5256, "kernel.py reads it");

struct pass {
    const struct tables *tables;
    struct signature *out;
    struct whole *whole; /* where only this is asked for, else 0: `out` is 0 then */
    u8 *text;
    u64 recent[6]; /* hashes of the last words, the newest last */
    u64 owner;     /* the newest without its possessive s: what it names */
    u8 recent_kind[3];
    u64 grams[4]; /* the last 3-grams, the newest last */
    u64 first12, first8, sentence, unordered;
    u32 words, sentence_words, kinds[4], taken[4];
    struct smallest32 sketch, lead, all;
    struct smallest64 anchors, numbers, names;
};

static u64 mix(u64 value) {
    value ^= value >> 31;
    value *= 0x7FB5D329728EA185;
    value ^= value >> 27;
    value *= 0x81DADEF4BC2DD44D;
    return value ^ value >> 33;
}

static u64 gram(u64 first, u64 second, u64 third) {
    return mix((first * C1 + second) * C2 + third);
}

static void keep32(struct smallest32 *set, u32 hash) {
    u32 at = set->count;
    if (at == set->cap && hash > set->hash[at - 1]) {
        set->overflowed = 1;
        return;
    }
    while (at && set->hash[at - 1] > hash) at--;
    if (at && set->hash[at - 1] == hash) return;
    if (set->count == set->cap) set->overflowed = 1;
    else set->count++;
    for (u32 i = set->count - 1; i > at; i--) set->hash[i] = set->hash[i - 1];
    set->hash[at] = hash;
}

static void keep_least(u64 *least, u32 *count, u32 cap, u64 hash) {
    u32 at = 0, left = *count;
    if (left == cap && hash > least[left - 1]) return;
    while (left) {
        u32 half = left / 2, low = least[at + half] < hash;
        at = low ? at + half + 1 : at;
        left = low ? left - half - 1 : half;
    }
    if (at < *count && least[at] == hash) return;
    if (*count < cap) ++*count;
    for (u32 i = *count - 1; i > at; i--) least[i] = least[i - 1];
    least[at] = hash;
}

static void keep64(struct smallest64 *set, u64 hash) {
    keep_least(set->hash, &set->count, set->cap, hash);
}

static void keep_value(u16 *values, u32 *count, u64 value) {
    if (*count < MORE_VALUES) values[(*count)++] = (u16)(value >> 48);
}

/* ---- words */

static u32 folded(const struct tables *tables, u32 c) {
    return c < 0x10000 ? tables->folded[c] : c;
}

static u8 *put_char(u8 *to, u32 c) {
    static const u8 first[] = {0, 0xC0, 0xE0, 0xF0};
    u32 more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    *to++ = first[more] | (u8)(c >> 6 * more);
    while (more--) *to++ = 0x80 | (c >> 6 * more & 0x3F);
    return to;
}

/* A number's neighbours count as they are, but for numbers; a name's neighbours but for names, too. */
static u64 masked(u64 hash, u32 kind, u32 slot_kind) {
    if (kind == NUMBER) return MASKED_NUMBER;
    return kind == CAPITAL && slot_kind == CAPITAL ? MASKED_CAPITAL : hash;
}

static void keep_slot(struct pass *p, u64 value, const u64 *around, const u8 *kinds, u32 kind) {
    if (p->taken[kind] == SLOTS) return;
    p->taken[kind]++;
    u64 seen[3];
    for (u32 i = 0; i < 3; i++) seen[i] = masked(around[i], kinds[i], kind);
    u64 context = mix(((seen[0] * C1 + seen[1]) * C2 + seen[2]) * C3) >> 32;
    keep64(kind == NUMBER ? &p->numbers : &p->names, context << 16 | value >> 48);
}

/* The slot of a word is known once the word behind it is, or the text ends (hash 0). */
static void close_slot(struct pass *p, u64 behind, u32 behind_kind) {
    u32 kind = p->recent_kind[2];
    if (kind != NUMBER && kind != CAPITAL) return;
    u64 around[3] = {p->recent[3], p->recent[4], behind};
    u8 kinds[3] = {p->recent_kind[0], p->recent_kind[1], (u8)behind_kind};
    keep_slot(p, p->owner, around, kinds, kind);
}

static void keep_short(struct pass *p, u64 gram) {
    keep32(&p->sketch, (u32)(gram >> 32));
    if (p->words <= LEAD_WORDS) keep32(&p->lead, (u32)(gram >> 32));
}

/* Take the newest 3-gram; return the key of the six words that end with it. */
static u64 next_key(struct pass *p) {
    u64 one = gram(p->recent[3], p->recent[4], p->recent[5]);
    for (u32 i = 0; i < 3; i++) p->grams[i] = p->grams[i + 1];
    p->grams[3] = one;
    return mix(p->grams[0] * C3 + one);
}

static void keep_grams(struct pass *p) {
    u64 key = next_key(p);
    keep_short(p, p->grams[3]);
    if (p->words >= 6) keep64(&p->anchors, key);
}

static void push_word(struct pass *p, u64 hash) {
    for (u32 i = 0; i < 5; i++) p->recent[i] = p->recent[i + 1];
    p->recent[5] = hash;
    p->words++;
}

static void add_to_whole(struct pass *p, u64 hash, u64 owner, u32 kind) {
    struct whole *whole = p->whole;
    if (kind == NUMBER) keep_value(whole->numbers, &whole->number_count, owner);
    if (kind == CAPITAL) keep_value(whole->names, &whole->name_count, owner);
    push_word(p, hash);
    if (p->words < 3) return;
    u64 key = next_key(p);
    if (p->words >= 6) keep_least(whole->keys, &whole->key_count, MORE_KEYS, key);
}

static void add_word(struct pass *p, u64 hash, u64 owner, u32 kind) {
    close_slot(p, hash, kind);
    p->owner = owner;
    push_word(p, hash);
    p->recent_kind[0] = p->recent_kind[1];
    p->recent_kind[1] = p->recent_kind[2];
    p->recent_kind[2] = (u8)kind;
    p->kinds[kind]++;
    p->sentence_words++;
    p->sentence = mix(p->sentence * C1 + hash);
    if (p->all.cap) {
        keep32(&p->all, (u32)(hash >> 32));
        p->unordered += mix(hash);
    }
    if (p->words <= 12) p->first12 = mix(p->first12 * C1 + hash);
    if (p->words <= 8) p->first8 = mix(p->first8 * C1 + hash);
    if (p->words >= 3) keep_grams(p);
}

static void end_sentence(struct pass *p) {
    struct signature *out = p->out;
    if (p->sentence_words && out->sentence_count < SENTENCES)
        out->sentences[out->sentence_count++] = p->sentence >> 32;
    p->sentence = 3;
    p->sentence_words = 0;
}

/* ---- the pass */

static u32 is_word_char(const struct tables *tables, struct bytes in) {
    return in.at < in.end && (kind_of(tables, next_char(&in)) & KIND) < GAP;
}

/* Whether a word goes on with `c`, behind which `in` stands; a full stop only inside it. */
static int goes_on(const struct tables *tables, u32 c, u32 kind, struct bytes in) {
    return kind < GAP || (c == '.' && is_word_char(tables, in));
}

/* Take a word that begins with `c`; return what stands behind it. */
static struct bytes read_word(struct pass *p, struct bytes in, u32 c, u32 first_kind) {
    const struct tables *tables = p->tables;
    struct bytes behind = in;
    u8 *to = p->text;
    u64 hash = SEED, owner = SEED;
    u32 kind = first_kind, before = LETTER, s_behind = 0;
    if (p->words && !p->whole) *to++ = ' ';
    do {
        if (kind != DROPPED) {
            u32 plain = folded(tables, c);
            s_behind = before == DROPPED && plain == 's';
            if (s_behind) owner = hash;
            hash = (hash ^ plain) * STEP;
            if (!p->whole) to = put_char(to, plain);
        }
        before = kind;
        in = behind;
        if (in.at == in.end || first_kind & ALONE) break;
        c = next_char(&behind);
        kind = kind_of(tables, c);
    } while (kind == DROPPED || goes_on(tables, c, kind, behind));
    p->text = to;
    hash = mix(hash);
    owner = s_behind ? mix(owner) : hash;
    if (p->whole) add_to_whole(p, hash, owner, first_kind & KIND);
    else add_word(p, hash, owner, first_kind & KIND);
    return in;
}

static void read_words(struct pass *p, struct bytes in) {
    const u8 *begin = in.at;
    while (in.at < in.end) {
        u32 c = next_char(&in), kind = kind_of(p->tables, c);
        if (kind == DROPPED) continue;
        if ((kind & KIND) < GAP) in = read_word(p, in, c, kind);
        else if (p->whole) continue;
        else if (c == PARAGRAPH) end_sentence(p);
        else if ((c == '.' || c == '!' || c == '?') && ends_sentence(p->tables, begin, in))
            end_sentence(p);
    }
    if (p->whole) return;
    end_sentence(p);
    close_slot(p, 0, LETTER);
    if (p->words == 1) keep_short(p, gram(p->recent[5], 0, 0));
    if (p->words == 2) keep_short(p, gram(p->recent[4], p->recent[5], 0));
}

static void start_pass(struct pass *p, const struct tables *tables, struct signature *out) {
    *p = (struct pass){.tables = tables, .out = out, .text = out->text, .first12 = 1, .first8 = 2, .sentence = 3};
    p->sketch.cap = SKETCH;
    p->lead.cap = LEAD;
    p->anchors.cap = ANCHORS;
    p->numbers.cap = p->names.cap = SLOTS;
}

/* ---- packing */

static u8 *put(u8 *to, u64 value, u32 size) {
    for (u32 i = 0; i < size; i++) to[i] = (u8)(value >> 8 * i);
    return to + size;
}

static u8 *put_slots(u8 *to, const struct smallest64 *set) {
    for (u32 i = 0; i < set->count; i++) to = put(to, set->hash[i], SLOT);
    return to;
}

static u8 *put_hashes(u8 *to, const struct smallest32 *set) {
    for (u32 i = 0; i < set->count; i++) to = put(to, set->hash[i], 4);
    return to;
}

static void pack(struct pass *p, const struct smallest32 *headline, u32 day) {
    struct signature *out = p->out;
    if (2 * p->kinds[CAPITAL] >= p->words) p->names.count = 0;
    u32 flags = p->sketch.overflowed ? 0 : COMPLETE;
    if (2 * p->kinds[CASELESS] > p->words) flags |= UNCASED;
    const u32 header[] = {VERSION,          flags,          p->sketch.count, p->lead.count,
                          p->numbers.count, p->names.count, headline->count, 0};
    u8 *to = out->sketch;
    for (u32 i = 0; i < 8; i++) *to++ = (u8)header[i];
    to = put(put(put(to, p->words, 4), day, 4), 0, 8);
    to = put_slots(put_slots(to, &p->numbers), &p->names);
    to = put_hashes(put_hashes(put_hashes(to, &p->sketch), &p->lead), headline);
    out->sketch_size = (u32)(to - out->sketch);
}

static void put_keys(struct pass *p) {
    struct signature *out = p->out;
    for (u32 i = 0; i < p->anchors.count; i++) out->keys[out->key_count++] = p->anchors.hash[i];
    if (!p->words) return;
    out->keys[out->key_count++] = p->first12;
    out->keys[out->key_count++] = p->first8;
}

/* The headline is no part of the body: its words are kept apart, and as text only if there is no
 * other. */
static void read_headline(struct pass *p, struct bytes in, struct pass *body) {
    u32 sentences = p->out->sentence_count;
    p->all.cap = HEADLINE;
    p->text = body->text;
    read_words(p, in);
    p->out->sentence_count = sentences;
    p->out->text_size = (u32)((body->words ? body : p)->text - p->out->text);
}

/* Sign a body and a headline, both UTF-8; paragraphs stand apart by PARAGRAPH. `out` has room for
 * twice the bytes of both behind the struct, and begins with four zeros. Returns the words. */
u32 likeness_sign(const struct tables *tables, const u8 *body, u64 body_size, const u8 *headline,
                  u64 headline_size, u32 day, struct signature *out) {
    struct pass text, title;
    start_pass(&text, tables, out);
    read_words(&text, (struct bytes){body, body + body_size});
    start_pass(&title, tables, out);
    read_headline(&title, (struct bytes){headline, headline + headline_size}, &text);
    pack(&text, &title.all, day);
    put_keys(&text);
    out->headline_key = day && title.all.count >= 3 ? mix(title.unordered * C1 + day) : 0;
    return text.words;
}

/* Read all of a body into `whole`, which begins with four zeros. */
void likeness_whole(const struct tables *tables, const u8 *body, u64 size, struct whole *whole) {
    struct pass text = {.tables = tables, .whole = whole};
    read_words(&text, (struct bytes){body, body + size});
}
