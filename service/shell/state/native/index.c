/* Where the facts of a state stand: tables from the hash of a name to the number of a record.
 *
 * No allocation, no library, no state: Python hands in every buffer and knows its size (index.py).
 * A table is split into shards by a few bits of a hash, so that none of them is large when it
 * has to grow. Within a shard a name lies in the first free slot from its place on. Nothing is ever
 * taken out: a table is dropped as a whole.
 */
#include <stdint.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;

enum { SHARDS = 16, SLOT = 12, NEWEST = 8, ENTRY = 20, MOST_HASHES = 1000 };

/* A slot is a hash and the number of a record, counted from 1; 0 is an empty slot. */
struct shard {
    u8 *slots;
    u64 room, used;
};

struct table {
    struct shard shards[SHARDS];
};

static u64 get64(const u8 *at) {
    u64 value;
    __builtin_memcpy(&value, at, 8);
    return value;
}

static u32 get32(const u8 *at) {
    u32 value;
    __builtin_memcpy(&value, at, 4);
    return value;
}

static void put_slot(u8 *at, u64 hash, u32 number) {
    __builtin_memcpy(at, &hash, 8);
    __builtin_memcpy(at + 8, &number, 4);
}

static u64 mixed(u64 hash) {
    hash = (hash ^ hash >> 32) * 0x9FB21C651E98DF25;
    hash = (hash ^ hash >> 29) * 0x2D358DCCAA6C78A5;
    return hash ^ hash >> 32;
}

/* Keys are the smallest hashes of their texts, so their first bits are alike: these are not. */
static u64 spread(u64 hash) { return hash * 0x9FB21C651E98DF25; }

static u64 place(u64 hash, u64 room) { return (spread(hash) << 4 >> 32) * room >> 32; }

/* The shard that a hash belongs to. */
u32 index_shard(u64 hash) { return (u32)(spread(hash) >> 60); }

/* Ask for the memory of many hashes at once: it comes slowly, and each at a time slower still. */
static void fetch(const struct table *table, const u64 *hashes, u32 from, u32 count) {
    for (u32 i = from; i < count; i++) {
        const struct shard *s = &table->shards[index_shard(hashes[i])];
        if (s->room) __builtin_prefetch(s->slots + SLOT * place(hashes[i], s->room));
    }
}

/* One slot stays free whatever Python says of the load: every search ends there. */
static int is_full(const struct shard *s) { return s->used + s->used / 7 + 1 >= s->room; }

/* The slots that hold a hash, and the free one behind them: returns how many, `at` most. */
static u32 seek(const struct shard *s, u64 hash, u8 **found, u32 most, u8 **end) {
    u32 count = 0;
    for (u64 i = s->room ? place(hash, s->room) : 0, n = 0; n < s->room; n++) {
        u8 *slot = s->slots + SLOT * i;
        if (!get32(slot + 8)) {
            *end = slot;
            return count;
        }
        if (get64(slot) == hash && count < most) found[count++] = slot;
        if (++i == s->room) i = 0;
    }
    *end = 0;
    return count;
}

u64 index_hash(u8 kind, const u8 *name, u64 size) {
    u64 hash = 0x9E3779B97F4A7C15 * (kind + 1u);
    for (u64 i = 0; i < size; i++) hash = (hash ^ name[i]) * 0x9FB21C651E98DF25;
    return mixed(hash ^ size);
}

/* The newest record of a name in the first of some tables that has one: the number of the table
 * in the upper half, that of the record in the lower; 0 for none. */
u64 index_first(struct table *const *tables, u32 count, u64 hash) {
    for (u32 i = 0; i < count; i++) {
        u8 *found, *end;
        if (tables[i] && seek(&tables[i]->shards[index_shard(hash)], hash, &found, 1, &end))
            return (u64)i << 32 | get32(found + 8);
    }
    return 0;
}

/* Hash names, of which each comes as its kind, its size in four bytes, and itself. Returns how many
 * there are, and in the upper half how many from `ask` on any of the tables has. */
u64 index_names(struct table *const *tables, u32 count, const u8 *names, u64 size, u32 ask,
                u64 *hashes, u32 most) {
    u64 at = 0, n = 0, known = 0;
    for (; n < most && size - at > 4; n++) {
        u64 name = at + 5, length = get32(names + at + 1);
        if (length > size - name) break;
        hashes[n] = index_hash(names[at], names + name, length);
        known += n >= ask && index_first(tables, count, hashes[n]);
        at = name + length;
    }
    return known << 32 | n;
}

/* The newest records of each hash in a table, newest first, after those that `numbers` has of
 * another one: eight places for each hash, 0 for none. Returns how many there are in all. */
u32 index_posted(const struct table *table, const u64 *hashes, u32 count, u32 *numbers) {
    u32 all = 0;
    fetch(table, hashes, 0, count);
    for (u32 i = 0; i < count; i++, numbers += NEWEST) {
        u8 *found[NEWEST], *end;
        u32 n = seek(&table->shards[index_shard(hashes[i])], hashes[i], found, NEWEST, &end);
        for (u32 k = 0; k < n; k++) {
            u32 number = get32(found[k] + 8), at = k;
            for (; at && numbers[at - 1] < number; at--) numbers[at] = numbers[at - 1];
            numbers[at] = number;
        }
        for (u32 k = n; k < NEWEST; k++) numbers[k] = 0;
        all += n;
    }
    return all;
}

/* Put a record under its hashes from `from` on: the first `names` of them mean the newest record
 * alone, the others the newest eight. Returns at which hash a shard must grow first, or `count`. */
static u32 add(struct table *table, const u64 *hashes, u32 count, u32 names, u32 from, u32 number) {
    fetch(table, hashes, from, count);
    for (u32 i = from; i < count; i++) {
        struct shard *s = &table->shards[index_shard(hashes[i])];
        u8 *found[NEWEST], *end;
        u32 most = i < names ? 1 : NEWEST;
        u32 n = seek(s, hashes[i], found, most, &end);
        if (n == most) {
            u8 *oldest = found[0];
            for (u32 k = 1; k < n; k++)
                if (get32(found[k] + 8) < get32(oldest + 8)) oldest = found[k];
            put_slot(oldest, hashes[i], number);
        } else {
            if (!end || is_full(s)) return i;
            put_slot(end, hashes[i], number);
            s->used++;
        }
    }
    return count;
}

/* Move the slots of a shard to a larger place. */
void index_grow(struct shard *s, u8 *slots, u64 room) {
    struct shard larger = {slots, room, 0};
    for (u64 i = 0; i < s->room; i++) {
        u8 *slot = s->slots + SLOT * i, *end, *none;
        if (!get32(slot + 8)) continue;
        seek(&larger, get64(slot), &none, 0, &end);
        if (!end) return;
        put_slot(end, get64(slot), get32(slot + 8));
        larger.used++;
    }
    *s = larger;
}

/* What the check in front of the rest of an entry has to be. */
u32 index_check(const u8 *rest, u64 size) {
    u64 hash = 0x2D358DCCAA6C78A5 ^ size;
    for (u64 i = 0; i + 8 <= size; i += 8) hash = mixed(hash ^ get64(rest + i));
    return (u32)(hash >> 16);
}

/* An entry of a file: its check, the size of the record, its read offset, how many hashes are names
 * and how many keys, then the hashes. Reading goes on where it stopped; index.py knows the layout. */
struct reading {
    const u8 *entries;
    u64 size, at;
    u64 *sizes, *offsets;
    u32 count, number, hash, shard;
};

enum { DONE, GROW, DAMAGED };

static u64 size_of(const u8 *entry) {
    return ENTRY + 8 * ((u64)get32(entry + 16) % 0x10000 + get32(entry + 16) / 0x10000);
}

/* Copy the hashes of a whole entry to where they can be read; 0 for what is none. */
static u32 hashes_of(const u8 *entry, u64 size, u64 *hashes) {
    if (size < ENTRY || size_of(entry) != size || size > ENTRY + 8 * MOST_HASHES) return 0;
    u32 count = (u32)(size - ENTRY) / 8;
    for (u32 i = 0; i < count; i++) hashes[i] = get64(entry + ENTRY + 8 * i);
    return count;
}

/* Put a record under the hashes of its entry, as `add` does. */
u32 index_enter(struct table *table, const u8 *entry, u64 size, u32 from, u32 number) {
    u64 hashes[MOST_HASHES];
    u32 count = hashes_of(entry, size, hashes);
    return add(table, hashes, count, get32(entry + 16) % 0x10000, from, number);
}

/* Put whole entries into a table; what is left of the buffer is the beginning of another one. */
u32 index_read(struct table *table, struct reading *r) {
    while (r->size - r->at >= ENTRY) {
        const u8 *entry = r->entries + r->at;
        u64 size = size_of(entry), hashes[MOST_HASHES];
        if (size > ENTRY + 8 * MOST_HASHES) return DAMAGED;
        if (size > r->size - r->at) return DONE;
        if (!r->hash && index_check(entry + 4, size - 4) != get32(entry)) return DAMAGED;
        u32 count = hashes_of(entry, size, hashes);
        r->hash = add(table, hashes, count, get32(entry + 16) % 0x10000, r->hash, r->number + 1);
        if (r->hash < count) {
            r->shard = index_shard(hashes[r->hash]);
            return GROW;
        }
        r->sizes[r->count] = get32(entry + 4);
        r->offsets[r->count] = get64(entry + 8);
        r->count++, r->number++;
        r->hash = 0;
        r->at += size;
    }
    return DONE;
}
