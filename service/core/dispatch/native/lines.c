/* One pass over a text: where its lines are, trimmed, and what each may hold.
 *
 * No allocation, no library, no state: Python hands in every buffer and knows its size (kernel.py).
 * What is said of a line only rules out: a bit that is not set spares Python a look at the line.
 * tests/core/test_dispatch_lines.py says the same in plain Python.
 */
#include <stdint.h>
#include <string.h>

typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;

/* What a line may hold; kernel.py has the same. */
enum { ODD = 1, DAY = 2, YEAR = 4, DIRTY = 8, FILED = 16, WITHIN = 32, NAMED = 64, ABOVE = 128 };
enum { SHORT = 256 };
/* What a byte is: `DIRTY` and `ABOVE` too are such. */
enum { EDGE = 1, PLAIN_START = 2, ODD_END = 4, WIDE = 16, TRIGGER = 32, BLANK = 64 };
enum { OPENING = 3, CONTINUED = 0x80, NOT_FIRST = 0xC0, LINK = 60 };
/* No bracket of a dateline is longer, nor the blanks behind it. */
enum { BRACKET = 120, BLANKS = 8 };

/* Beginnings of lines or names, three bytes to each, in order. */
struct openings {
    const u32 *all;
    u64 count;
};

/* `kinds` has an entry for each byte; `odd` and `above` are what begins a line of either, `names`
 * what the names of agencies begin with. */
struct tables {
    const u8 *kinds;
    struct openings odd, above, names;
};

struct text {
    const u8 *at, *end;
};

static int says(struct text rest, const char *word) {
    const u8 *at = rest.at;
    for (; *word; word++, at++)
        if (at == rest.end || *at != (u8)*word) return 0;
    return 1;
}

/* Whether the rest of a line is a word and nothing else. */
static int is(struct text rest, const char *word) {
    return says(rest, word) && rest.at + strlen(word) == rest.end;
}

static int ends(struct text line, const char *word) {
    u64 size = 0;
    while (word[size]) size++;
    if ((u64)(line.end - line.at) < size) return 0;
    return says((struct text){line.end - size, line.end}, word);
}

static u32 code_point(const u8 *at, u64 size) {
    if (size > 2 && (at[0] & 0xF0) == 0xE0)
        return (u32)(at[0] & 0x0F) << 12 | (u32)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    if (size > 1 && (at[0] & 0xE0) == 0xC0) return (u32)(at[0] & 0x1F) << 6 | (at[1] & 0x3F);
    return 0;
}

/* Punctuation of typeset text; letters of western Europe; Hangul syllables and ideographs. */
static int is_quote(u32 c) { return c >= 0x2018 && c <= 0x201D && c != 0x201A && c != 0x201B; }
static int is_clean(u32 c) {
    return is_quote(c) || c == 0x2013 || c == 0x2014 || (c >= 0xC0 && c <= 0xFF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FA5);
}
/* Scripts beyond Latin letters, and all that `code_point` does not read. */
static int is_far(u32 c) { return (c == 0 || c > 0x2FF) && !is_quote(c) && c != 0x2013 && c != 0x2014; }
static int is_edge(u32 c) { return c == 0xA0 || c == 0x3000 || c == 0xFEFF || c == 0x200B; }

static int is_digit(struct text rest, u64 offset) {
    if ((u64)(rest.end - rest.at) <= offset) return 0;
    u8 c = rest.at[offset];
    return (c >= '0' && c <= '9') || c >= CONTINUED;
}

static int is_capital(u8 c) { return c >= 'A' && c <= 'Z'; }

/* A comma may part a writer or a place from an agency, a slug from its mark. */
static u32 listed(struct text rest) {
    if (says(rest, ", opens new tab")) return DIRTY;
    u64 left = (u64)(rest.end - rest.at);
    if (left < 2) return 0;
    return rest.at[1] != ' ' || (left > 2 && is_capital(rest.at[2])) ? ABOVE : 0;
}

static int is_listed(struct text line, const struct openings *t) {
    if (line.end - line.at < OPENING) return 0;
    u32 key = (u32)line.at[0] << 16 | (u32)line.at[1] << 8 | line.at[2];
    u64 low = 0, high = t->count;
    while (low < high) {
        u64 middle = (low + high) / 2;
        if (t->all[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < t->count && t->all[low] == key;
}

/* Whether a line that begins with a bracket may begin with a dateline: the bracket may hold the
 * name of an agency, or what follows it is no blank before a word: (LEAD) Snow closes the road. */
static int may_file(struct text line, const struct tables *t) {
    const u8 *at = line.at + 1;
    u8 before = ' ';
    for (; at < line.end && *at != ')'; before = *at++) {
        if (*at >= CONTINUED || *at == '(') return 1;
        int begins = before == ' ' || before == '/' || before == '-' || t->kinds[before] & EDGE;
        if (begins && is_listed((struct text){at, line.end}, &t->names)) return 1;
        if (at - line.at > BRACKET) return 0;
    }
    if (at == line.end) return 0;
    const u8 *behind = ++at;
    while (at < line.end && t->kinds[*at] & EDGE && at - behind < BLANKS) at++;
    if (at == line.end) return 0;
    return *at >= CONTINUED || *at == '-' || *at == '_' || *at == '.' || *at == ':' || *at == ';';
}

/* What begins at `rest`, in a line that begins at `from`. */
static u32 triggered(struct text rest, const u8 *from, const struct tables *t) {
    switch (*rest.at) {
    case ',': return listed(rest);
    case '(': return (says(rest, "(END)") ? WITHIN : says(rest, "(end)") ? ODD : 0) |
                     (rest.at > from || may_file(rest, t) ? FILED : 0);
    case '[':
    case '/': return FILED;
    case '&': return FILED | NAMED;
    case 'R': return says(rest, "REUTERS") ? ODD | ABOVE : says(rest, "Reuters") ? FILED | NAMED : 0;
    case 'E': return is(rest, "End Item") ? ODD : says(rest, "Enditem") ? WITHIN | (says(rest, "Enditem/") ? ODD : 0) : 0;
    case 'S': return says(rest, "SPA") ? FILED | NAMED : says(rest, "Sign up here") ? ODD : 0;
    case 'F': return says(rest, "FILE PHOTO: ") ? WITHIN : is(rest, "Fin") ? ODD : 0;
    case 'W': return says(rest, "Writing by ") ? WITHIN : 0;
    case 'p': return says(rest, "porting by ") ? WITHIN : 0;
    case '_': return says(rest, "___") ? WITHIN : 0;
    case '=': return says(rest, "==Kyodo") ? WITHIN : 0;
    case '-': return (says(rest, "-0-") || says(rest, "-- BERNAMA") ? WITHIN : 0) |
                     (says(rest, "--") ? ABOVE : 0);
    case 'b': {
        struct text before = {from, rest.at};
        return says(rest, "by") && (ends(before, "hoto ") || ends(before, "icture ")) ? ABOVE : 0;
    }
    case 'P': return says(rest, "Photo courtesy ") ? ABOVE : 0;
    case 'J': return says(rest, "Juche") ? ABOVE : 0;
    case 'A': return says(rest, "AFP") || says(rest, "AZERTAC") || says(rest, "ARMENPRESS") ? FILED | NAMED : 0;
    case 'B': return says(rest, "Bernama") || says(rest, "BNS") ? FILED | NAMED : 0;
    case 'G': return says(rest, "GNA") ? FILED | NAMED : 0;
    case 'I': return says(rest, "IRNA") ? FILED | NAMED : is(rest, "Item End") ? ODD : 0;
    case 'K': return says(rest, "Kyodo") || says(rest, "KCNA") ? FILED | NAMED : 0;
    case 'T': return says(rest, "TASS") ? FILED | NAMED : 0;
    case 'X': return says(rest, "Xinhua") ? FILED | NAMED : 0;
    case 'Y': return says(rest, "Yonhap") ? FILED | NAMED : 0;
    case '1': return says(rest, "19") && is_digit(rest, 2) && is_digit(rest, 3) ? YEAR | ABOVE : 0;
    case '2': return says(rest, "20") && is_digit(rest, 2) && is_digit(rest, 3) ? YEAR | ABOVE : 0;
    case 'd': break;
    default: return 0;
    }
    if (rest.at == from || !says(rest, "day")) return 0;
    u8 before = rest.at[-1];
    return before == 'n' || before == 's' || before == 'r' || before == 'i' ? DAY : 0;
}

static const u8 *last_of(struct text line) {
    const u8 *at = line.end - 1;
    while (at > line.at && (*at & NOT_FIRST) == CONTINUED) at--;
    return at;
}

static int odd_end(struct text line, const struct tables *t) {
    const u8 *last = last_of(line);
    if (*last >= CONTINUED) return !is_quote(code_point(last, (u64)(line.end - last)));
    return t->kinds[*last] & ODD_END;
}

/* Whether a line may be anything but prose, by its first and last characters. */
static int is_odd(struct text line, const struct tables *t) {
    u32 wide = code_point(line.at, (u64)(line.end - line.at));
    if (*line.at >= CONTINUED ? wide != 0x2018 && wide != 0x201C
                              : !(t->kinds[*line.at] & PLAIN_START))
        return 1;
    if (is_listed(line, &t->odd) || odd_end(line, t)) return 1;
    if (line.end[-1] != '.' || line.end - line.at < 2) return 0;
    return odd_end((struct text){line.at, line.end - 1}, t);
}

/* Whether a line above a story may be taken for anything by its first and last characters. */
static int is_telling(struct text line, const struct tables *t) {
    u64 size = (u64)(line.end - line.at);
    if (!is_capital(*line.at) || size < 2 || is_capital(line.at[1])) return 1;
    if (says(line, "By") || is_listed(line, &t->above)) return 1;
    switch (line.end[-1]) {
    case 'c': return ends(line, " pic");
    case 'e': return ends(line, "ore") || ends(line, " picture");
    case 'o': return ends(line, "hoto") || ends(line, " ago");
    case 'p': return ends(line, "Yonhap");
    case 's': return ends(line, " pics");
    default: return line.end[-1] < 'A' ? is_digit(line, size - 1) : line.end[-1] == 'I';
    }
}

/* How many bytes of an edge a text begins with; 0 when it begins with none. */
static u64 edge_of(struct text line, const struct tables *t) {
    if (*line.at < CONTINUED) return t->kinds[*line.at] & EDGE ? 1 : 0;
    u32 wide = code_point(line.at, (u64)(line.end - line.at));
    return is_edge(wide) ? (wide == 0xA0 ? 2 : 3) : 0;
}

static int indented(struct text line) { return says(line, "    ") || *line.at == '\t'; }

/* Trim a line, its start and end in characters with it. */
static void trim(struct text *line, u64 *start, u64 *end, const struct tables *t) {
    for (u64 edge; line->at < line->end && (edge = edge_of(*line, t)); line->at += edge) (*start)++;
    while (line->at < line->end) {
        const u8 *last = last_of(*line);
        u64 edge = edge_of((struct text){last, line->end}, t);
        if (edge != (u64)(line->end - last)) return;
        line->end = last;
        (*end)--;
    }
}

static u32 look_at(struct text line, const struct tables *t) {
    u32 seen = (is_odd(line, t) ? ODD : 0) | (is_telling(line, t) ? ABOVE : 0);
    u8 last = 0;
    for (const u8 *at = line.at; at < line.end; last = *at++) {
        u8 kind = t->kinds[*at];
        if (!(kind & (DIRTY | ABOVE | BLANK | TRIGGER | WIDE))) continue;
        seen |= kind & (DIRTY | ABOVE);
        if (kind & BLANK && last == *at) seen |= DIRTY;
        if (kind & TRIGGER) seen |= triggered((struct text){at, line.end}, line.at, t);
        if (!(kind & WIDE)) continue;
        u32 wide = code_point(at, (u64)(line.end - at));
        if (!is_clean(wide)) seen |= DIRTY | ABOVE;
        if (is_far(wide)) seen |= FILED | ABOVE;
    }
    return seen;
}

/* Move `at` to the next line feed or the end; return how many characters that are. */
static u64 to_line_feed(const u8 **at, const u8 *end) {
    const u64 ones = 0x0101010101010101, tops = 0x8080808080808080;
    u64 count = 0;
    while (end - *at >= 8) {
        u64 eight;
        __builtin_memcpy(&eight, *at, 8);
        u64 feeds = eight ^ ones * '\n';
        if ((eight | ((feeds - ones) & ~feeds)) & tops) break;
        *at += 8;
        count += 8;
    }
    for (; *at < end && **at != '\n'; (*at)++) count += (**at & NOT_FIRST) != CONTINUED;
    return count;
}

/* Return how many lines there are that are not blank, no more than `most` and one: in that, which
 * is not looked at, stands the rest of the text. `out` has room for `room` lines: where all start,
 * where they end, in characters, what they may hold, whether a gap is before them. */
u64 dispatch_lines(const u8 *at, u64 size, const struct tables *t, u32 *out, u64 room, u64 most) {
    u32 *starts = out, *ends = out + room, *seen = out + 2 * room, *gaps = out + 3 * room;
    const u8 *end = at + size;
    u64 count = 0, place = 0;
    u8 gap = 0;
    for (; at <= end; at++, place++) {
        struct text line = {at, at};
        u64 start = place;
        place += to_line_feed(&line.end, end);
        u64 stop = place;
        at = line.end;
        if (line.at < line.end && indented(line)) gap = 1;
        trim(&line, &start, &stop, t);
        if (line.at == line.end) {
            gap = count > 0;
            continue;
        }
        if (count == room) return count;
        starts[count] = (u32)start;
        ends[count] = (u32)stop;
        gaps[count] = gap;
        seen[count] = count < most ? look_at(line, t) | (stop - start < LINK ? SHORT : 0) : 0;
        if (count++ == most) return count;
        gap = 0;
    }
    return count;
}
