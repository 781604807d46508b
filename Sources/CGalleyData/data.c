#include "CGalleyData.h"

// Word data stands in the binary's read-only segment: no load time, pages shared between processes.
// The trailing zeros let a reader take eight bytes at a time up to the end.
_Alignas(64) static const unsigned char lexicon[] = {
#embed "../../Rules/Words/english.lexicon"
    , 0, 0, 0, 0, 0, 0, 0, 0};

_Alignas(64) static const unsigned char spelling[] = {
#embed "../../Rules/Words/english.spelling"
};

const unsigned char *galley_lexicon_bytes(void) { return lexicon; }
size_t galley_lexicon_length(void) { return sizeof lexicon - 8; }

const unsigned char *galley_spelling_bytes(void) { return spelling; }
size_t galley_spelling_length(void) { return sizeof spelling; }

_Alignas(64) static const unsigned char pairs[] = {
#embed "../../Rules/Words/english.pairs"
};

const unsigned char *galley_pairs_bytes(void) { return pairs; }
size_t galley_pairs_length(void) { return sizeof pairs; }

_Alignas(64) static const unsigned char regional[] = {
#embed "../../Rules/Words/english.regional"
};

const unsigned char *galley_regional_bytes(void) { return regional; }
size_t galley_regional_length(void) { return sizeof regional; }

_Alignas(64) static const unsigned char classes[] = {
#embed "../../Rules/Words/english.classes"
};

const unsigned char *galley_classes_bytes(void) { return classes; }
size_t galley_classes_length(void) { return sizeof classes; }
