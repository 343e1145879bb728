/* One pass over a text: where runs of words with a capital stand, and where words of time.
 *
 * No allocation, no library, no state: Python hands in every buffer and knows its size (kernel.py).
 * What a run or a word means is said in Python; tests/core/test_enrich_runs.py finds the runs with
 * a regular expression, and the two must agree.
 */
#include <stdint.h>

typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;

/* A text of ASCII, a byte to each character, or else of code points. */
struct text {
    const u8 *narrow;
    const u32 *wide;
    u64 size;
};

/* Words that alone are no run, by their hashes (kernel.py); 0 is an empty slot. */
struct words {
    const u64 *slots;
    u64 mask;
};

struct found {
    u32 *starts, *ends, *times;
    u8 *marks;
    u64 runs, moments;
    struct words idle;
};

/* What stands beside a run, and what in it; kernel.py says the same to Python. */
enum {
    QUOTED = 1,      /* a quotation mark right before */
    BEHIND_THE = 2,  /* one blank before, and before that `the` */
    BEHIND_OF = 4,   /* the same with `of` */
    BEHIND_WORD = 8, /* the same with any other small letter of ASCII */
    PARTED = 16,     /* a comma and a blank behind */
    SHORT = 32,      /* two capitals first */
    JOINED = 64,     /* an ampersand behind, between blanks */
    UNCUT = 128,     /* a full stop and a blank within, or too long for a name */
};

enum { LONGEST = 400 };

static u32 at(const struct text *text, u64 i) {
    if (i >= text->size) return 0;
    return text->wide ? text->wide[i] : text->narrow[i];
}

enum { WORD = 1, CAPITAL = 2, ASCII = 0x80 };
static const u8 KINDS[ASCII] = {
    ['0' ... '9'] = WORD, ['A' ... 'Z'] = WORD | CAPITAL, ['a' ... 'z'] = WORD, ['_'] = WORD,
};

static int is_capital(u32 c) {
    if (c < ASCII) return KINDS[c] & CAPITAL;
    return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || c == 0x141 || c == 0x15A || c == 0x160 ||
           c == 0x17D || c == 0x130 || c == 0x10C;
}

/* Letters and digits of Latin, Greek, Cyrillic and their neighbours; `_` as in Python. */
static int is_word(u32 c) {
    if (c < ASCII) return KINDS[c];
    return c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7;
}

static int is_joint(u32 c) {
    return c == '\'' || c == 0x2019 || c == '&' || c == '.' || c == '@' || c == '-';
}

static u64 word_end(const struct text *text, u64 i) {
    if (!text->wide && i < text->size) {
        /* A zero stands behind a text of bytes, and it is no word. */
        while (KINDS[text->narrow[i]]) i++;
        return i;
    }
    while (is_word(at(text, i))) i++;
    return i;
}

/* U.S, O'Dell, Won-soon; what is another's ends before its 's. */
static u64 token_end(const struct text *text, u64 i) {
    for (i = word_end(text, i); is_joint(at(text, i)); i = word_end(text, i + 1)) {
        if (!is_word(at(text, i + 1))) return i;
        if (at(text, i + 1) == 's' && !is_word(at(text, i + 2))) return i;
    }
    return i;
}

static int says(const struct text *text, u64 i, const char *word) {
    for (; *word; word++, i++)
        if (at(text, i) != (u8)*word) return 0;
    return 1;
}

static u64 length(const char *word) {
    u64 size = 0;
    while (word[size]) size++;
    return size;
}

/* Words that may stand inside a name; the longer first. */
static const char *const PARTICLES[] = {
    "de la ", "de los ", "de ",  "da ",  "dos ",   "du ",  "di ",  "del ", "van der ", "van den ",
    "van ",   "von der ", "von ", "der ", "binti ", "bin ", "ibn ", "al ",  "a/l ",     "a/p ",
    "el ",    "la ",      "do ",  "das ", "al-",    "el-",  "ul-",  "ur-",  "ez-",      "as-",
    "ash-",   "az-",      "an-",  "at-",
};

/* What one of these begins with: most words do not. */
static int is_particle_letter(u32 c) {
    return c == 'a' || c == 'b' || c == 'd' || c == 'e' || c == 'i' || c == 'l' || c == 'u' ||
           c == 'v';
}

/* Where the next word of a run begins; 0 when none does. */
static u64 next_word(const struct text *text, u64 i) {
    if (at(text, i) == '.') i++;
    if (at(text, i) != ' ') return 0;
    i++;
    if (is_capital(at(text, i))) return i;
    if (!is_particle_letter(at(text, i))) return 0;
    for (u64 p = 0; p < sizeof PARTICLES / sizeof *PARTICLES; p++)
        if (says(text, i, PARTICLES[p]) && is_capital(at(text, i + length(PARTICLES[p]))))
            return i + length(PARTICLES[p]);
    return 0;
}

static u64 run_end(const struct text *text, u64 end, u64 next, u8 *marks) {
    for (; next; next = next_word(text, end)) {
        if (at(text, end) == '.') *marks |= UNCUT;
        end = token_end(text, next + 1);
    }
    return end;
}

static int is_digit(u32 c) { return c >= '0' && c <= '9'; }

/* A week, a weekend, a month or a year may follow. */
static int is_before_unit(const struct text *text, u64 end) {
    u32 letter = at(text, end) == ' ' ? at(text, end + 1) : 0;
    return letter == 'w' || letter == 'm' || letter == 'y';
}

static int is_of_time(const struct text *text, u64 i, u64 end) {
    switch (at(text, i)) {
    case 'n': return end - i == 4 && says(text, i, "next") && is_before_unit(text, end);
    case 't':
        return (end - i == 4 && says(text, i, "this") && is_before_unit(text, end)) ||
               (end - i == 8 && says(text, i, "tomorrow"));
    case '2':
        return end - i == 4 && at(text, i + 1) == '0' && is_digit(at(text, i + 2)) &&
               is_digit(at(text, i + 3));
    default: return 0;
    }
}

static int is_small(u32 c) { return c >= 'a' && c <= 'z'; }

static u8 marks_before(const struct text *text, u64 i) {
    if (i == 0) return 0;
    u32 last = at(text, i - 1);
    if (last == '"' || last == 0x201C) return QUOTED;
    if (last != ' ' || i < 2 || !is_small(at(text, i - 2))) return 0;
    if (i > 3 && says(text, i - 4, "the ")) return BEHIND_THE;
    if (i > 2 && says(text, i - 3, "of ")) return BEHIND_OF;
    return BEHIND_WORD;
}

/* FNV-1a. */
static int is_among(const struct words *words, const struct text *text, u64 i, u64 end) {
    u64 hash = 0xcbf29ce484222325u;
    for (; i < end; i++) hash = (hash ^ at(text, i)) * 0x100000001b3u;
    u64 slot = hash & words->mask;
    while (words->slots[slot] && words->slots[slot] != hash) slot = (slot + 1) & words->mask;
    return words->slots[slot] == hash;
}

static u64 one_run(const struct text *text, struct found *found, u64 i) {
    u64 end = token_end(text, i + 1);
    u64 next = next_word(text, end);
    if (!next && is_among(&found->idle, text, i, end)) return end;
    u8 marks = marks_before(text, i) | (is_capital(at(text, i + 1)) ? SHORT : 0);
    found->starts[found->runs] = (u32)i;
    i = run_end(text, end, next, &marks);
    if (at(text, i) == ',' && at(text, i + 1) == ' ') marks |= PARTED;
    if (says(text, i, " & ")) marks |= JOINED;
    if (i - found->starts[found->runs] > LONGEST) marks |= UNCUT;
    found->marks[found->runs] = marks;
    found->ends[found->runs++] = (u32)i;
    return i;
}

static void one_word(const struct text *text, struct found *found, u64 i, u64 end) {
    if (is_of_time(text, i, end)) found->times[found->moments++] = (u32)i;
}

enum { STRETCH = 16, AHEAD = 2 };
typedef u8 bytes __attribute__((vector_size(STRETCH)));

static bytes bytes_at(const u8 *s) {
    bytes loaded;
    __builtin_memcpy(&loaded, s, STRETCH);
    return loaded;
}

/* No capital, and nothing that a word of time begins with: `n.x`, `t.i`, `t.m`, `20`. */
static int is_idle(const u8 *s) {
    bytes first = bytes_at(s), second = bytes_at(s + 1), third = bytes_at(s + AHEAD);
    bytes told = (bytes)((first >= 'A') & (first <= 'Z'));
    told |= (bytes)((first == 'n') & (third == 'x'));
    told |= (bytes)((first == 't') & ((third == 'i') | (third == 'm')));
    told |= (bytes)((first == '2') & (second == '0'));
    u64 halves[STRETCH / sizeof(u64)];
    __builtin_memcpy(halves, &told, STRETCH);
    return !(halves[0] | halves[1]);
}

/* Where to look on: behind what holds nothing, and behind the word that reaches out of it. */
static u64 beyond_idle(const struct text *text, u64 i) {
    const u8 *s = text->narrow;
    u64 start = i;
    while (i + STRETCH + AHEAD <= text->size && is_idle(s + i)) i += STRETCH;
    if (i > start && KINDS[s[i - 1]])
        while (KINDS[s[i]]) i++;
    return i;
}

/* Nearly every text is of bytes, and nearly every word of it of no concern. */
static void narrow_runs(const struct text *text, struct found *found) {
    const u8 *s = text->narrow;
    u64 i = 0, looked = 0;
    while (i < text->size) {
        if (i >= looked) {
            i = beyond_idle(text, i);
            looked = i + STRETCH;
            if (i >= text->size) break;
        }
        u8 kind = KINDS[s[i]];
        if (!kind) {
            i++;
        } else if (kind & CAPITAL) {
            i = one_run(text, found, i);
        } else {
            u64 start = i;
            do i++;
            while (KINDS[s[i]]);
            if (s[start] == 'n' || s[start] == 't' || s[start] == '2')
                one_word(text, found, start, i);
        }
    }
}

static void wide_runs(const struct text *text, struct found *found) {
    const u32 *s = text->wide;
    u64 i = 0;
    while (i < text->size) {
        if (!is_word(s[i])) {
            i++;
        } else if (is_capital(s[i])) {
            i = one_run(text, found, i);
        } else {
            u64 start = i;
            do i++;
            while (i < text->size && is_word(s[i]));
            if (s[start] == 'n' || s[start] == 't' || s[start] == '2')
                one_word(text, found, start, i);
        }
    }
}

/* `out` has `room` numbers each for starts, ends and times, and as many bytes for marks; in the end
 * starts, ends, times and marks stand in it without a gap. Returns the count of runs and, in the
 * low half, that of words of time. */
u64 enrich_runs(const u8 *narrow, const u32 *wide, u64 size, u32 *out, u64 room, const u64 *slots,
                u64 mask) {
    struct text text = {narrow, wide, size};
    struct found found = {
        out, out + room, out + 2 * room, (u8 *)(out + 3 * room), 0, 0, {slots, mask},
    };
    if (wide)
        wide_runs(&text, &found);
    else
        narrow_runs(&text, &found);
    u32 *end = out + found.runs;
    for (u64 n = 0; n < found.runs; n++) *end++ = found.ends[n];
    for (u64 n = 0; n < found.moments; n++) *end++ = found.times[n];
    for (u64 n = 0; n < found.runs; n++) ((u8 *)end)[n] = found.marks[n];
    return found.runs << 32 | found.moments;
}
