/** Files that are no documents, in folders and in archives. */

/**
 * Word's lock file of an open document, what systems strew, and known answers (`gouji accuracy`): `~$report.docx`,
 * `.DS_Store`, `__MACOSX`, `Thumbs.db`, `report.expected.json`.
 */
const LEFT_OUT = /^(?:\.|~\$|(?:thumbs\.db|desktop\.ini|__macosx)$)|\.expected\.json$/i;

/** Whether a file or a folder of this name is left out, and all that is in it. */
export const isLeftOut = (name: string): boolean => LEFT_OUT.test(name);
