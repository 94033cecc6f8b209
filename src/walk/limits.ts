/** Bounds of the walk. No report comes near them; hostile input does. */
export const LIMITS = {
  /** Characters of a cell beyond which it is prose, whatever it says. */
  labelCharacters: 400,
  /** Rows of a document; what follows is left out with a finding. The longest form has 31. */
  rows: 2_000,
  /** Titles of reports in a document, each counted once; further ones begin no report, and a finding says so. */
  titles: 1_000,
  /** Cells of one row. */
  cells: 500,
  /** Pieces of one label without a figure between; more are prose. */
  labelPieces: 64,
  /** Characters of the pieces that are tried as one label. */
  labelJoined: 200,
  /** Cells of one column head. */
  headCells: 400,
  /** Columns of a place's own in one head; below a head with more, figures are unplaced and a finding says so. */
  localColumns: 50,
  /** Characters of a head that are compared. */
  headCharacters: 2_000,
  /** Rows of a document for which placements are tried. */
  looseRows: 100,
} as const;
