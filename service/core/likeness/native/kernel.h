/* The word pass over a text and the comparison of two sketches: what Python is too slow for.
 *
 * No allocation, no library, no state: Python hands in every buffer and knows its size (kernel.py).
 * tests/support/likeness_reference.py says the same in plain Python, letter by letter.
 */
#pragma once
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;

/* Bounds of a sketch, and its layout: a header, slots, hashes of four bytes; little-endian. */
enum { SKETCH = 64, ANCHORS = 12, LEAD_WORDS = 40, SLOTS = 32, HEADLINE = 24, SENTENCES = 512 };
enum { LEAD = LEAD_WORDS - 2, HEADER = 24, SLOT = 6 };
enum { VERSION = 2, COMPLETE = 1, UNCASED = 2 };

/* What a character is; the first of a word is what the word is. */
enum { LETTER, NUMBER, CAPITAL, CASELESS, GAP, DROPPED };
enum { KIND = 7, ALONE = 8 };
enum { PARAGRAPH = 0x1E };
enum { NEVER_ENDS = 1, EITHER = 2, STARTER = 3 };

static const u64 SEED = 0x2D358DCCAA6C78A5, STEP = 0x9FB21C651E98DF25;

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

static inline u32 next_char(struct bytes *in) {
    u32 c = *in->at++, more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    if (!more) return c;
    c &= 0x3F >> more;
    while (more-- && in->at < in->end) c = c << 6 | (*in->at++ & 0x3F);
    return c;
}

static inline u32 kind_of(const struct tables *tables, u32 c) {
    if (c < 0x10000) return tables->kinds[c];
    if (c >= 0x20000 && c < 0x40000) return CASELESS | ALONE;
    return c - 0x1F000 < 0x1000u || c >= 0x40000 ? GAP : CASELESS;
}

/* Whether the mark before `in.at` ends a sentence of the text that starts at `begin`. */
int ends_sentence(const struct tables *tables, const u8 *begin, struct bytes in);
