/* Where sentences end: behind which marks, and before which an abbreviation stands. */
#include "kernel.h"

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

static u32 opening(struct bytes in) { return mark_size(in, "\"'`([", 0x98, 0x9C); }

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

/* It does when closing marks, blanks and a capital or digit follow, and a full stop stands behind
 * no abbreviation. */
int ends_sentence(const struct tables *tables, const u8 *begin, struct bytes in) {
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
