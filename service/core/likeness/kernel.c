/* The word pass over a text and the comparison of two sketches: what Python is too slow for.
 *
 * One pass, no allocation, no library, no state: Python hands in every buffer and knows its size
 * (kernel.py). tests/support/likeness_reference.py says the same in plain Python, letter by letter.
 */
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;

enum { SKETCH = 64, ANCHORS = 12, LEAD_WORDS = 40, SLOTS = 32, HEADLINE = 24, SENTENCES = 512 };
enum { LEAD = LEAD_WORDS - 2, HEADER = 24, SLOT = 6 };
enum { VERSION = 1, COMPLETE = 1, UNCASED = 2 };

/* What a character is; the first of a word is what the word is. */
enum { LETTER, NUMBER, CAPITAL, CASELESS, GAP, DROPPED };
enum { KIND = 7, ALONE = 8 };
enum { PARAGRAPH = 0x1E };
enum { NEVER_ENDS = 1, EITHER = 2, STARTER = 3 };

static const u64 SEED = 0x2D358DCCAA6C78A5, STEP = 0x9FB21C651E98DF25;
static const u64 C1 = 0x9E3779B97F4A7C15, C2 = 0xC2B2AE3D27D4EB4F, C3 = 0x165667B19E3779F9;
static const u64 MASKED_NUMBER = 0x1234567, MASKED_CAPITAL = 0x7654321;

/* `kinds` and `folded` have an entry for each code point of the basic plane, or of ASCII if the
 * text is of that; `marks` two for each word that says whether a full stop behind it ends a
 * sentence: its hash and what it is. */
struct tables {
    const u8 *kinds;
    const u16 *folded;
    const u64 *marks;
    u64 marks_count;
};

struct bytes {
    const u8 *at, *end;
};

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
_Static_assert(__builtin_offsetof(struct signature, headline_key) == 128, "kernel.py reads it");
_Static_assert(__builtin_offsetof(struct signature, sketch) == 4232, "kernel.py reads it");
_Static_assert(__builtin_offsetof(struct signature, text) == 5256, "kernel.py reads it");

struct pass {
    const struct tables *tables;
    struct signature *out;
    u8 *text;
    u64 recent[6]; /* hashes of the last words, the newest last */
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

static void keep64(struct smallest64 *set, u64 hash) {
    u32 at = set->count;
    if (at == set->cap && hash > set->hash[at - 1]) return;
    while (at && set->hash[at - 1] > hash) at--;
    if (at && set->hash[at - 1] == hash) return;
    if (set->count < set->cap) set->count++;
    for (u32 i = set->count - 1; i > at; i--) set->hash[i] = set->hash[i - 1];
    set->hash[at] = hash;
}

/* ---- characters */

static u32 next_char(struct bytes *in) {
    u32 c = *in->at++, more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    if (!more) return c;
    c &= 0x3F >> more;
    while (more-- && in->at < in->end) c = c << 6 | (*in->at++ & 0x3F);
    return c;
}

static u32 kind_of(const struct tables *tables, u32 c) {
    if (c < 0x10000) return tables->kinds[c];
    if (c >= 0x20000 && c < 0x40000) return CASELESS | ALONE;
    return c - 0x1F000 < 0x1000u || c >= 0x40000 ? GAP : CASELESS;
}

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

/* ---- words */

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
    keep_slot(p, p->recent[5], around, kinds, kind);
}

static void keep_short(struct pass *p, u64 gram) {
    keep32(&p->sketch, (u32)(gram >> 32));
    if (p->words <= LEAD_WORDS) keep32(&p->lead, (u32)(gram >> 32));
}

static void keep_grams(struct pass *p) {
    u64 one = gram(p->recent[3], p->recent[4], p->recent[5]);
    for (u32 i = 0; i < 3; i++) p->grams[i] = p->grams[i + 1];
    p->grams[3] = one;
    keep_short(p, one);
    if (p->words >= 6) keep64(&p->anchors, mix(p->grams[0] * C3 + one));
}

static void add_word(struct pass *p, u64 hash, u32 kind) {
    close_slot(p, hash, kind);
    for (u32 i = 0; i < 5; i++) p->recent[i] = p->recent[i + 1];
    p->recent[5] = hash;
    p->recent_kind[0] = p->recent_kind[1];
    p->recent_kind[1] = p->recent_kind[2];
    p->recent_kind[2] = (u8)kind;
    p->words++;
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
        out->sentences[out->sentence_count++] = p->sentence >> 16;
    p->sentence = 3;
    p->sentence_words = 0;
}

/* ---- sentences */

static int is_blank(u8 c) {
    return c == ' ' || c - 9u < 5u;
}

/* How many bytes an opening or closing mark takes here; 0 for none. */
static u32 mark_size(struct bytes in, const char *plain, u8 single, u8 twofold) {
    if (in.at == in.end) return 0;
    for (; *plain; plain++)
        if (*in.at == (u8)*plain) return 1;
    int curly = in.end - in.at > 2 && in.at[0] == 0xE2 && in.at[1] == 0x80;
    return curly && (in.at[2] == single || in.at[2] == twofold) ? 3 : 0;
}

static u32 opening(struct bytes in) { return mark_size(in, "\"'([", 0x98, 0x9C); }

static u32 mark_of(const struct tables *tables, const u8 *from, const u8 *to) {
    u64 hash = SEED;
    for (; from < to; from++) hash = (hash ^ *from) * STEP;
    for (u64 i = 0; i < tables->marks_count; i++)
        if (tables->marks[2 * i] == hash) return (u32)tables->marks[2 * i + 1];
    return 0;
}

static u32 is_starter(const struct tables *tables, struct bytes in) {
    const u8 *to = in.at;
    while (to < in.end && to - in.at < 24 && !is_blank(*to) && *to != PARAGRAPH) to++;
    while (to > in.at && to[-1] == ',') to--;
    return mark_of(tables, in.at, to) == STARTER;
}

/* Whether a full stop at `dot` ends a sentence, given what begins behind it. */
static int full_stop_ends(const struct tables *tables, const u8 *begin, const u8 *dot,
                          struct bytes after) {
    const u8 *from = dot;
    while (from > begin && dot - from < 24) {
        u8 c = from[-1];
        if (is_blank(c) || c == PARAGRAPH || c == '(' || c == '"' || c == '\'') break;
        if (from - begin > 2 && mark_size((struct bytes){from - 3, from}, "", 0x98, 0x9C)) break;
        from--;
    }
    struct bytes word = {from, dot};
    if (word.at < word.end) {
        u32 first = next_char(&word);
        if (word.at == dot && (kind_of(tables, first) & KIND) == CAPITAL) return 0;
    }
    u32 mark = mark_of(tables, from, dot);
    return mark == EITHER ? is_starter(tables, after) : mark != NEVER_ENDS;
}

/* Whether the mark before `in.at` ends a sentence: closing marks, blanks and a capital or digit
 * follow, and a full stop stands behind no abbreviation. */
static int ends_sentence(const struct tables *tables, const u8 *begin, struct bytes in) {
    const u8 *mark = in.at - 1;
    for (u32 i = 0, size; i < 3 && (size = mark_size(in, "\"')]", 0x9D, 0x99)); i++) in.at += size;
    if (in.at == in.end || !is_blank(*in.at)) return 0;
    while (in.at < in.end && is_blank(*in.at)) in.at++;
    for (u32 i = 0, size; i < 2 && (size = opening(in)); i++) in.at += size;
    if (in.at == in.end) return 0;
    u32 kind = *in.at < 0x80 ? tables->kinds[*in.at] : LETTER;
    if (kind != CAPITAL && kind != NUMBER) return 0;
    return *mark != '.' || full_stop_ends(tables, begin, mark, in);
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
    u64 hash = SEED;
    u32 kind = first_kind;
    if (p->words) *to++ = ' ';
    do {
        if (kind != DROPPED) {
            u32 plain = folded(tables, c);
            hash = (hash ^ plain) * STEP;
            to = put_char(to, plain);
        }
        in = behind;
        if (in.at == in.end || first_kind & ALONE) break;
        c = next_char(&behind);
        kind = kind_of(tables, c);
    } while (kind == DROPPED || goes_on(tables, c, kind, behind));
    p->text = to;
    add_word(p, mix(hash), first_kind & KIND);
    return in;
}

static void read_words(struct pass *p, struct bytes in) {
    const u8 *begin = in.at;
    while (in.at < in.end) {
        u32 c = next_char(&in), kind = kind_of(p->tables, c);
        if (kind == DROPPED) continue;
        if ((kind & KIND) < GAP) in = read_word(p, in, c, kind);
        else if (c == PARAGRAPH) end_sentence(p);
        else if ((c == '.' || c == '!' || c == '?') && ends_sentence(p->tables, begin, in))
            end_sentence(p);
    }
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

static u32 get32(const u8 *from) {
    return from[0] | (u32)from[1] << 8 | (u32)from[2] << 16 | (u32)from[3] << 24;
}

static u64 get48(const u8 *from) { return get32(from) | (u64)(from[4] | from[5] << 8) << 32; }

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

/* ---- comparison */

struct sketch {
    u32 flags, words, day, grams, lead, numbers, names, headline;
    u64 body;
    const u8 *number_at, *name_at, *gram_at, *lead_at, *headline_at;
};

/* What two sketches have in common; features.py names and explains the fields. */
struct features {
    double containment, jaccard, kept, lead, headline;
    u32 headline_words;
    u32 numbers_agreeing, numbers_conflicting, names_agreeing, names_conflicting;
    u32 new_words, known_words, new_day, known_day;
    u8 exact, caseless, unused[2];
};

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

static int any_equal(const struct slots *one, u32 ones, const struct slots *two, u32 twos) {
    for (u32 i = 0; i < ones; i++)
        for (u32 j = 0; j < twos; j++)
            if (slot_at(one->at, one->next + i) == slot_at(two->at, two->next + j)) return 1;
    return 0;
}

/* Count contexts that both have: in `agreeing` when a value is the same, else in `conflicting`. */
static void compare_slots(struct slots one, struct slots two, u32 *agreeing, u32 *conflicting) {
    while (one.next < one.count && two.next < two.count) {
        u64 a = slot_at(one.at, one.next) >> 16, b = slot_at(two.at, two.next) >> 16;
        u32 ones = same_context(&one, a), twos = same_context(&two, b);
        if (a == b) {
            if (any_equal(&one, ones, &two, twos)) ++*agreeing;
            else ++*conflicting;
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
    compare_slots((struct slots){a->number_at, a->numbers, 0},
                  (struct slots){b->number_at, b->numbers, 0}, &out->numbers_agreeing,
                  &out->numbers_conflicting);
    compare_slots((struct slots){a->name_at, a->names, 0},
                  (struct slots){b->name_at, b->names, 0}, &out->names_agreeing,
                  &out->names_conflicting);
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
