#ifndef CGALLEYDATA_H
#define CGALLEYDATA_H

#include <stddef.h>
#include <stdlib.h>

/// The first byte of the English lexicon (format: Rules/Words/README.md).
const unsigned char *galley_lexicon_bytes(void);
/// Its length in bytes.
size_t galley_lexicon_length(void);

/// The first byte of the index from misspellings to English words (format: Rules/Words/README.md).
const unsigned char *galley_spelling_bytes(void);
/// Its length in bytes.
size_t galley_spelling_length(void);

/// The first byte of the English word pairs (format: Rules/Words/README.md).
const unsigned char *galley_pairs_bytes(void);
/// Their length in bytes.
size_t galley_pairs_length(void);

/// The first byte of the English regional spellings (format: Rules/Words/README.md).
const unsigned char *galley_regional_bytes(void);
/// Their length in bytes.
size_t galley_regional_length(void);

/// The first byte of the English word classes (format: Rules/Words/README.md).
const unsigned char *galley_classes_bytes(void);
/// Their length in bytes.
size_t galley_classes_length(void);

/// Asks for the memory at an address, which may be any, so that it is there when it is read soon.
static inline void galley_prefetch(size_t address) { __builtin_prefetch((const void *)address); }

/// Memory of zeros, of which pages that are never touched cost nothing; null if there is none. `free` lets go of it.
static inline void *galley_zeros(size_t count, size_t size) { return calloc(count, size); }

#endif
