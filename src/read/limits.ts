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
  zipDirectoryBytes: 8 * 1024 * 1024, // bytes of the directory
  // zip archives of documents
  archiveEntries: 10_000, // files in an archive and in the archives in it
  archiveDepth: 4, // archives within archives
  archivePath: 1_024, // characters of the path of a file in it, that of the archive included
  archiveFolders: 32, // folders in such a path
  archiveBytes: 1024 * 1024 * 1024, // bytes that come out of an archive and of the archives in it, one file at a time
  archiveRatio: 50, // bytes out for each byte of the archive, counted once more than archiveRatioFrom came out
  archiveRatioFrom: 64 * 1024 * 1024, // bytes
  // Word XML in one file
  wordmlBytes: 16 * 1024 * 1024, // bytes of a Word XML document: pictures stand in it as text
  // XML inside a docx
  xmlDepth: 256, // elements within elements; Word writes less than 60
  xmlElements: 400_000, // elements of one part; a report has 20 thousand
  styleDepth: 32, // styles based on styles
  docxCharacters: 4 * 1024 * 1024, // characters of the body, a piece of text counted as 16 more, a paragraph or a cell as 32; a report has 20 thousand
  numberingText: 64, // characters of an automatic number put back in front of a paragraph
  // .doc
  docCharacters: 2 * 1024 * 1024, // characters of the main document; a report has 20 thousand
  formatRuns: 400_000, // runs of one format; a report has 2 thousand
  // .rtf
  rtfBytes: 64 * 1024 * 1024, // bytes of a file: pictures stand in it as text
  rtfTokens: 4_000_000, // control words, groups and pieces of text; a report has 20 to 200 thousand
  rtfDepth: 1_000, // groups within groups
  rtfCharacters: 4 * 1024 * 1024, // characters of the body, a piece of text counted as 32 more; a report has 20 thousand
  rtfLists: 4_096, // lists, and uses of lists
  // tables of .doc and .rtf
  tableDepth: 32, // tables within tables
  // MHTML
  mimeBytes: 64 * 1024 * 1024, // bytes of a web archive: its pictures are in it
  mimeParts: 2_000, // parts of a web archive; what follows is not read
  mimeDepth: 8, // multiparts within multiparts
  mimeHeaderBytes: 16 * 1024, // bytes of the headers of one part
  mimePaddings: 200_000, // ends of Base64 units in one part: some programs pad every line
  // HTML
  htmlElements: 400_000, // elements of a page; a report whose letters are one each has 40 thousand
  styleSheet: 1024 * 1024, // characters of the style sheets in a page; what follows is not read
  styleRules: 4_096, // selectors in them that may hide or show something
  styleRulesOfName: 16, // of these for one class, id or tag; and classes of one element
  htmlEmbedded: 500, // scripts, templates, text areas and frames of a page that are looked into
  htmlDepth: 300, // elements within elements that are kept
  htmlDepthGiveUp: 1_024, // elements within elements at which parsing ends: the parser searches its stack at each end tag
  tableColumns: 200, // grid columns of a table
  tableRows: 10_000, // rows of a table, and what a row span is cut down to
  documentCells: 200_000, // cells of all tables of a document
} as const;
