// Memory for libxml2's smallest blocks. It asks for several for each tag, attribute and element, gives nearly all of
// them back at once, and trims what it asked too much for, which costs a general allocator a tenth of a parse.
//
// Blocks of one size lie together in stretches of one reserved region, so that a block's size follows from its address.
// What is larger, or comes when the region is used up, is the system's, and goes back to it. A thread keeps what it was
// given back for its own next block.
#include "CGalleyPool.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
  UNIT = 16,
  CLASSES = 17,
  STRETCH_BITS = 16,
  STRETCHES = 2048,
};

static unsigned char *base;
static unsigned char classes[STRETCHES];
static atomic_size_t used;

static _Thread_local struct {
  void *free[CLASSES];
  unsigned char *next[CLASSES];
  unsigned char *end[CLASSES];
} pool;

/// The size class of a block, in units; 0 for what the system gave.
static inline size_t class_of(const void *block) {
  size_t stretch = (size_t)((const unsigned char *)block - base) >> STRETCH_BITS;
  return stretch < STRETCHES ? classes[stretch] : 0;
}

/// The first block of a new stretch; the system's when the region is used up.
static void *grow(size_t class) {
  // The count stops behind the last one, so that it never comes round.
  if (atomic_load(&used) >= STRETCHES) return malloc(class * UNIT);
  size_t stretch = atomic_fetch_add(&used, 1);
  if (stretch >= STRETCHES) return malloc(class * UNIT);
  classes[stretch] = (unsigned char)class;
  unsigned char *start = base + (stretch << STRETCH_BITS);
  pool.next[class] = start + class * UNIT;
  pool.end[class] = start + ((size_t)1 << STRETCH_BITS);
  return start;
}

void *galley_pool_malloc(size_t size) {
  if (size > (CLASSES - 1) * UNIT) return malloc(size);
  size_t class = size == 0 ? 1 : (size + UNIT - 1) / UNIT;
  void *block = pool.free[class];
  if (block != NULL) {
    memcpy(&pool.free[class], block, sizeof(void *));
    return block;
  }
  unsigned char *next = pool.next[class];
  if ((size_t)(pool.end[class] - next) < class * UNIT) return grow(class);
  pool.next[class] = next + class * UNIT;
  return next;
}

void galley_pool_free(void *block) {
  if (block == NULL) return;
  size_t class = class_of(block);
  if (class == 0) return free(block);
  memcpy(block, &pool.free[class], sizeof(void *));
  pool.free[class] = block;
}

void *galley_pool_realloc(void *block, size_t size) {
  if (block == NULL) return galley_pool_malloc(size);
  size_t class = class_of(block);
  if (class == 0) return realloc(block, size);
  size_t old = class * UNIT;
  if (size <= old) return block;
  void *larger = galley_pool_malloc(size);
  if (larger == NULL) return NULL;
  memcpy(larger, block, old);
  galley_pool_free(block);
  return larger;
}

char *galley_pool_strdup(const char *string) {
  size_t size = strlen(string) + 1;
  char *copy = (char *)galley_pool_malloc(size);
  return copy == NULL ? NULL : (char *)memcpy(copy, string, size);
}

int galley_pool_open(void) {
  int flags = MAP_PRIVATE | MAP_ANON;
#ifdef MAP_NORESERVE
  flags |= MAP_NORESERVE;
#endif
  void *region = mmap(NULL, (size_t)STRETCHES << STRETCH_BITS, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (region == MAP_FAILED) return 0;
  base = (unsigned char *)region;
  return 1;
}
