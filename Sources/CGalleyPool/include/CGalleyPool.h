#pragma once

#include <stddef.h>

// Memory for a library's smallest blocks, with the meaning of the C functions of the same names. Any thread may give
// back what another one took; what the system's functions gave may be given back here, too.

/// Reserves the region; 0 when there is none to be had. To be called once, before the functions below.
int galley_pool_open(void);

void *galley_pool_malloc(size_t size);
void galley_pool_free(void *block);
void *galley_pool_realloc(void *block, size_t size);
char *galley_pool_strdup(const char *string);
