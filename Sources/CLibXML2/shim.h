// Where libxml2 was built with ICU, its headers bring ICU's in, and their types clash with Foundation's own ICU as
// soon as one module imports both. Only pointers to the struct that differs are ever used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

// Newer releases mark the context's members as deprecated without a replacement that older ones have, so that
// all access to them is here.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

/// Makes a context read UTF-8 straight from its memory, keep the bounds of its own huge-input check away from
/// long text, and report to `handler` with `user`.
static inline void galley_html_prepare(htmlParserCtxtPtr context, const xmlSAXHandler *handler, void *user) {
  htmlCtxtUseOptions(
      context, HTML_PARSE_RECOVER | HTML_PARSE_NODEFDTD | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  context->options |= XML_PARSE_HUGE;
  *context->sax = *handler;
  context->userData = user;
  context->charset = XML_CHAR_ENCODING_UTF8;
  xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
}

/// The length of a C string.
static inline long galley_length(const unsigned char *string) { return (long)__builtin_strlen((const char *)string); }

/// The first byte of a kind in a stretch of memory, as an offset; -1 where there is none.
static inline long galley_find(const unsigned char *bytes, unsigned char byte, long count) {
  const unsigned char *found = (const unsigned char *)__builtin_memchr(bytes, byte, (size_t)count);
  return found == NULL ? -1 : (long)(found - bytes);
}

/// The offset of the parser in its memory.
static inline long galley_html_offset(htmlParserCtxtPtr context) {
  const xmlParserInput *input = context->input;
  return input == NULL ? 0 : (long)input->consumed + (long)(input->cur - input->base);
}

/// Whether the parser has given up or was stopped.
static inline int galley_html_stopped(htmlParserCtxtPtr context) { return context->disableSAX != 0; }

#pragma GCC diagnostic pop
