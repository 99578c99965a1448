"""How much of an incoming office file we are willing to unpack.

Source: domain research on uploads (OWASP File Upload, ASVS 5.2.x), section 8.2 of the
security page: 20 MB a file, 100 MB unpacked, 2,000 entries, ratio at most 100:1.
"""

MEGABYTE = 1024 * 1024
MAX_FILE = 20 * MEGABYTE
MAX_UNPACKED = 100 * MEGABYTE
MAX_ENTRIES = 2_000
MAX_RATIO = 100
# Measured: sheets of 20,000 equal rows reach 18:1, but a Word document of 3,000 equal paragraphs
# or of 4,000 empty table cells reaches 130 to 165:1. So what unpacks to less than this is never
# refused for its ratio; a parser of XML needs some 80 MB for it at most.
RATIO_FLOOR = 8 * MEGABYTE
# 2,000 entries of long names; a directory beyond it is not even parsed.
MAX_DIRECTORY = MEGABYTE
MAX_NAME = 255
# Parts that are parsed whole to judge a package: content types and relationships.
MAX_PARSED_PART = 4 * MEGABYTE
CHUNK = 64 * 1024
