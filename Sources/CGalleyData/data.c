#include "CGalleyData.h"

// The lexicon stands in the binary's read-only segment: no load time, pages shared between processes.
// The trailing zeros let a reader take eight bytes at a time up to the end.
_Alignas(64) static const unsigned char lexicon[] = {
#embed "../../Rules/Words/english.lexicon"
    , 0, 0, 0, 0, 0, 0, 0, 0};

const unsigned char *galley_lexicon_bytes(void) { return lexicon; }
size_t galley_lexicon_length(void) { return sizeof lexicon - 8; }
