/**
 * Every bound of reading, in one table. Hostile input is normal input: whatever a file can make large has its line here.
 * The real forms stay far below (a report: 20 parts, 300 kB of XML, 4 tables of 30 rows and 10 columns).
 */
export const LIMITS = {
  // text
  textBytes: 4 * 1024 * 1024, // bytes of a text; a report has 20 to 40 thousand
  htmlBytes: 16 * 1024 * 1024, // bytes of a web page: pictures may stand in it as text
  textLines: 100_000, // lines of a text; what follows is not read
  // zip containers
  zipEntries: 4_096, // entries in the directory
  zipNameBytes: 1_024, // bytes of one entry's name
  zipEntryBytes: 64 * 1024 * 1024, // bytes that come out of one entry
  zipTotalBytes: 128 * 1024 * 1024, // bytes that come out of all entries read
  zipRatio: 200, // bytes out for each byte in, counted once more than zipRatioFrom came out
  zipRatioFrom: 1024 * 1024, // bytes
  // XML inside a docx
  xmlDepth: 256, // elements within elements; Word writes less than 60
  styleDepth: 32, // styles based on styles
  slimLength: 4 * 1024 * 1024, // characters of the slimmed body that mammoth is given; a report has 20 thousand
  numberingText: 64, // characters of an automatic number put back in front of a paragraph
  // HTML, and the HTML that mammoth gives
  htmlDepth: 300, // elements within elements that are kept
  htmlDepthGiveUp: 1_024, // elements within elements at which parsing ends: the parser searches its stack at each end tag
  tableColumns: 200, // grid columns of a table
  tableRows: 10_000, // rows of a table, and what a row span is cut down to
  documentCells: 200_000, // cells of all tables of a document
} as const;
