/* Which words of a table a text holds, whatever their case.
 *
 * No allocation, no library, no state, as in runs.c.
 */
#include <stdint.h>

typedef uint8_t u8;
typedef uint64_t u64;

enum { BITS = 8 };

/* FNV-1a, as kernel.py hashes the table; 0 is an empty slot. Returns a slot, taken or empty. */
static u64 slot_of(const u64 *slots, u64 mask, u64 hash) {
    u64 slot = hash & mask;
    while (slots[slot] && slots[slot] != hash) slot = (slot + 1) & mask;
    return slot;
}

/* `fold` says for each byte how it counts, a blank for what parts words; `present` has a bit, at
 * first 0, to each slot. */
void enrich_present(const u8 *text, u64 size, const u8 *fold, const u64 *slots, u64 mask,
                    u8 *present) {
    for (u64 i = 0; i < size; i++) {
        u64 hash = 0xcbf29ce484222325u, start = i;
        for (; i < size && fold[text[i]] != ' '; i++)
            hash = (hash ^ fold[text[i]]) * 0x100000001b3u;
        if (i == start) continue;
        u64 slot = slot_of(slots, mask, hash);
        if (slots[slot]) present[slot / BITS] |= (u8)(1 << slot % BITS);
    }
}
