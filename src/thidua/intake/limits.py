"""How much of an incoming file we are willing to take, to unpack and to compute with.

Source: domain research on uploads (OWASP File Upload, ASVS 5.2.x), section 8.2 of the
security page: 20 MB a file, 200 MB a report, 2 GB an agency and year, 100 MB unpacked,
2,000 entries, ratio at most 100:1, pictures of at most 50 megapixels.
"""

MEGABYTE = 1024 * 1024
MAX_FILE = 20 * MEGABYTE
MAX_REPORT = 200 * MEGABYTE
MAX_AGENCY_YEAR = 2048 * MEGABYTE
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

# Sheets are read into a rectangle from the first to the last filled cell: two filled cells in
# the corners of a sheet would claim 17 thousand million. A list of 50,000 rows by 20 columns fits.
MAX_CELLS = 1_000_000
MAX_AREA = 2_000_000
MAX_SHEETS = 256
# Word parts are parsed into a tree of some ten times their size.
MAX_WORD_PART = 16 * MEGABYTE

MAX_PIXELS = 50_000_000
# A progressive picture holds all its coefficients beside its pixels while it is read.
MAX_PROGRESSIVE = 20_000_000
MAX_PDF_PAGES = 500
MAX_PDF_OBJECTS = 300_000

# The process that judges one upload: private memory, computing time, time on the wall.
JUDGE_MEMORY = 250 * MEGABYTE
JUDGE_SECONDS = 10
JUDGE_PATIENCE = 60
