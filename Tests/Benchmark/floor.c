// The floor of the benchmark: parses the files named on standard input with libxml2's SAX interface, with
// handlers that do nothing but count, and prints the bytes read. It answers what no HTML linter can be faster than.
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long events;

static void start(void *context, const xmlChar *name, const xmlChar **attributes) {
  (void)context, (void)name, (void)attributes;
  events++;
}
static void end(void *context, const xmlChar *name) {
  (void)context, (void)name;
  events++;
}
static void text(void *context, const xmlChar *bytes, int length) {
  (void)context, (void)bytes, (void)length;
  events++;
}
static void comment(void *context, const xmlChar *bytes) {
  (void)context, (void)bytes;
  events++;
}

int main(void) {
  htmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.startElement = start;
  handler.endElement = end;
  handler.characters = text;
  handler.ignorableWhitespace = text;
  handler.cdataBlock = text;
  handler.comment = comment;
  char path[8192];
  unsigned long bytes = 0;
  while (fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = 0;
    FILE *file = fopen(path, "rb");
    if (!file) continue;
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    rewind(file);
    char *buffer = malloc((size_t)length + 1);
    if (buffer && fread(buffer, 1, (size_t)length, file) == (size_t)length) {
      htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(buffer, (int)length);
      if (parser) {
        htmlCtxtUseOptions(parser, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
        htmlSAXHandler *own = parser->sax;
        parser->sax = &handler;
        parser->charset = XML_CHAR_ENCODING_UTF8;
        htmlParseDocument(parser);
        parser->sax = own;
        htmlFreeParserCtxt(parser);
      }
      bytes += (unsigned long)length;
    }
    free(buffer);
    fclose(file);
  }
  printf("%lu %lu\n", bytes, events);
  return 0;
}
