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

enum { SHARDS = 16, HASH = 6, SLOT = HASH + 4, NEWEST = 8, ENTRY = 20, MOST_HASHES = 1000 };
enum { KEY = 8, PARTS = 0xFF };

static const u64 OF_A_HASH = ((u64)1 << 8 * HASH) - 1;

/* A slot is a hash and the number of a record, counted from 1; 0 is an empty slot. A hash has the
 * lower 48 bits of what it is made of: a million records cost a tenth less memory and disk. */
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

static void put32(u8 *at, u32 value) { __builtin_memcpy(at, &value, 4); }

static u64 get_hash(const u8 *at) {
    u16 upper;
    __builtin_memcpy(&upper, at + 4, 2);
    return (u64)upper << 32 | get32(at);
}

static void put_hash(u8 *at, u64 hash) {
    u16 upper = (u16)(hash >> 32);
    put32(at, (u32)hash);
    __builtin_memcpy(at + 4, &upper, 2);
}

static void put_slot(u8 *at, u64 hash, u32 number) {
    put_hash(at, hash);
    put32(at + HASH, number);
}

static u32 number_in(const u8 *slot) { return get32(slot + HASH); }

static u64 mixed(u64 hash) {
    hash = (hash ^ hash >> 32) * 0x9FB21C651E98DF25;
    hash = (hash ^ hash >> 29) * 0x2D358DCCAA6C78A5;
    return hash ^ hash >> 32;
}

/* Keys are the smallest hashes of their texts, so their first bits are alike: these are not. */
static u64 spread(u64 hash) { return hash * 0x9FB21C651E98DF25; }

static u64 place(u64 hash, u64 room) { return (spread(hash) << 4 >> 32) * room >> 32; }

/* The shard that a hash belongs to. */
static u32 shard_of(u64 hash) { return (u32)(spread(hash) >> 60); }

/* Ask for the memory of many hashes at once: it comes slowly, and each at a time slower still. */
static void fetch(const struct table *table, const u64 *hashes, u32 from, u32 count) {
    for (u32 i = from; i < count; i++) {
        const struct shard *s = &table->shards[shard_of(hashes[i])];
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
        if (!number_in(slot)) {
            *end = slot;
            return count;
        }
        if (get_hash(slot) == hash && count < most) found[count++] = slot;
        if (++i == s->room) i = 0;
    }
    *end = 0;
    return count;
}

static u64 hash_of(const u8 *name, u64 size) {
    u64 hash = 0x9E3779B97F4A7C15;
    for (u64 i = 0; i < size; i++) hash = (hash ^ name[i]) * 0x9FB21C651E98DF25;
    return mixed(hash ^ size) & OF_A_HASH;
}

/* The newest record of a hash in the first of some tables that has one: the number of the table
 * in the upper half, that of the record in the lower; 0 for none. */
static u64 first(struct table *const *tables, u32 count, u64 hash) {
    for (u32 i = 0; i < count; i++) {
        u8 *found, *end;
        if (tables[i] && seek(&tables[i]->shards[shard_of(hash)], hash, &found, 1, &end))
            return (u64)i << 32 | number_in(found);
    }
    return 0;
}

/* The same of a name. */
u64 index_find(struct table *const *tables, u32 count, const u8 *name, u64 size) {
    return first(tables, count, hash_of(name, size));
}

/* Names in UTF-8, parted by a byte that it does not have; none is empty. */
struct names {
    const u8 *at, *end;
};

/* Hash the next name; 0 when there is none. */
static int next_name(struct names *names, u64 *hash) {
    if (names->at >= names->end) return 0;
    const u8 *name = names->at, *end = name;
    while (end < names->end && *end != PARTS) end++;
    *hash = hash_of(name, (u64)(end - name));
    names->at = end + 1;
    return 1;
}

/* Whether any of the tables has any of the names. */
u32 index_any(struct table *const *tables, u32 count, const u8 *names, u64 size) {
    struct names left = {names, names + size};
    u64 hash;
    while (next_name(&left, &hash))
        if (first(tables, count, hash)) return 1;
    return 0;
}

/* The newest records of each key in a table, newest first: of each key that has any, which key it
 * is, how many records and their numbers. Returns how many words of `found` that takes; there is
 * room for NEWEST + 2 of each key. */
u32 index_posted(const struct table *table, const u8 *keys, u32 count, u32 *found) {
    u64 hashes[MOST_HASHES];
    u32 *to = found;
    if (count > MOST_HASHES) count = MOST_HASHES;
    for (u32 i = 0; i < count; i++) hashes[i] = get64(keys + KEY * i) & OF_A_HASH;
    fetch(table, hashes, 0, count);
    for (u32 i = 0; i < count; i++) {
        u8 *slots[NEWEST], *end;
        u32 n = seek(&table->shards[shard_of(hashes[i])], hashes[i], slots, NEWEST, &end);
        if (!n) continue;
        *to++ = i;
        *to++ = n;
        for (u32 k = 0; k < n; k++) {
            u32 number = number_in(slots[k]), at = k;
            for (; at && to[at - 1] < number; at--) to[at] = to[at - 1];
            to[at] = number;
        }
        to += n;
    }
    return (u32)(to - found);
}

/* Put a record under its hashes from `from` on: the first `names` of them mean the newest record
 * alone, the others the newest eight. Returns at which hash a shard must grow first, or `count`. */
static u32 add(struct table *table, const u64 *hashes, u32 count, u32 names, u32 from, u32 number) {
    fetch(table, hashes, from, count);
    for (u32 i = from; i < count; i++) {
        struct shard *s = &table->shards[shard_of(hashes[i])];
        u8 *found[NEWEST], *end;
        u32 most = i < names ? 1 : NEWEST;
        u32 n = seek(s, hashes[i], found, most, &end);
        if (n == most) {
            u8 *oldest = found[0];
            for (u32 k = 1; k < n; k++)
                if (number_in(found[k]) < number_in(oldest)) oldest = found[k];
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
        if (!number_in(slot)) continue;
        seek(&larger, get_hash(slot), &none, 0, &end);
        if (!end) return;
        put_slot(end, get_hash(slot), number_in(slot));
        larger.used++;
    }
    *s = larger;
}

/* What the check in front of the rest of an entry has to be. */
static u32 check_of(const u8 *rest, u64 size) {
    u64 hash = 0x2D358DCCAA6C78A5 ^ size, last = 0;
    for (; size >= 8; rest += 8, size -= 8) hash = mixed(hash ^ get64(rest));
    for (u64 i = 0; i < size; i++) last |= (u64)rest[i] << 8 * i;
    return (u32)(mixed(hash ^ last) >> 16);
}

/* An entry of a file: its check, the size of the record, its read offset, how many hashes are names
 * and how many keys, then the hashes. */
struct entry {
    u32 check, size;
    u64 offset;
    u16 names, keys;
};

/* Make an entry of a record that has these names and keys, of eight bytes each; `out` has room for
 * it. Returns its size, and in the upper half whether any table has a name from `ask` on. */
u64 index_entry(struct table *const *tables, u32 count, u32 ask, const u8 *names, u64 names_size,
                const u8 *keys, u64 keys_size, u32 size, u64 offset, u8 *out) {
    struct entry entry = {0, size, offset, 0, (u16)(keys_size / KEY)};
    struct names left = {names, names + names_size};
    u64 known = 0, hash;
    u8 *to = out + ENTRY;
    for (; next_name(&left, &hash); to += HASH) {
        if (entry.names++ >= ask && !known) known = first(tables, count, hash) != 0;
        put_hash(to, hash);
    }
    for (u32 i = 0; i < entry.keys; i++, to += HASH) put_hash(to, get64(keys + KEY * i));
    __builtin_memcpy(out, &entry, ENTRY);
    put32(out, check_of(out + 4, (u64)(to - out) - 4));
    return known << 32 | (u64)(to - out);
}

/* Reading entries goes on where it stopped; index.py knows the layout. */
struct reading {
    const u8 *entries;
    u64 size, at;
    u64 *sizes, *offsets;
    u32 count, number, hash, shard;
};

enum { DONE, GROW, DAMAGED };

static struct entry head_of(const u8 *at) {
    struct entry entry;
    __builtin_memcpy(&entry, at, ENTRY);
    return entry;
}

static u64 size_of(const struct entry *e) { return ENTRY + HASH * ((u64)e->names + e->keys); }

static u64 hash_in(const u8 *entry, u32 number) { return get_hash(entry + ENTRY + HASH * number); }

/* The shard that a hash of an entry belongs to. */
u32 index_shard(const u8 *entry, u32 number) { return shard_of(hash_in(entry, number)); }

/* Put a record under the hashes of a whole entry, as `add` does. */
u32 index_enter(struct table *table, const u8 *entry, u32 from, u32 number) {
    struct entry e = head_of(entry);
    u64 hashes[MOST_HASHES];
    for (u32 i = 0; i < (u32)(e.names + e.keys); i++) hashes[i] = hash_in(entry, i);
    return add(table, hashes, e.names + e.keys, e.names, from, number);
}

/* Put whole entries into a table; what is left of the buffer is the beginning of another one. */
u32 index_read(struct table *table, struct reading *r) {
    while (r->size - r->at >= ENTRY) {
        const u8 *entry = r->entries + r->at;
        struct entry e = head_of(entry);
        u64 size = size_of(&e);
        if ((u32)(e.names + e.keys) > MOST_HASHES) return DAMAGED;
        if (size > r->size - r->at) return DONE;
        if (!r->hash && check_of(entry + 4, size - 4) != e.check) return DAMAGED;
        r->hash = index_enter(table, entry, r->hash, r->number + 1);
        if (r->hash < (u32)(e.names + e.keys)) {
            r->shard = index_shard(entry, r->hash);
            return GROW;
        }
        r->sizes[r->count] = e.size;
        r->offsets[r->count] = e.offset;
        r->count++, r->number++;
        r->hash = 0;
        r->at += size;
    }
    return DONE;
}
