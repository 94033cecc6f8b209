/** Bounds of drafting. No form comes near them. */
export const LIMITS = {
  /** Tables of a sample. */
  tables: 50,
  /** Rows of a table. */
  rows: 500,
  /** Columns of a table. */
  columns: 60,
} as const;
