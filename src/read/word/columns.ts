/**
 * The columns of a table whose rows say where each of their cells begins and ends, each row for itself (MS-DOC 2.9.320 TC80 and
 * 2.9.321 TDefTableOperand; RTF 1.9.1, table definitions): the edges of all rows together are the lines of the grid.
 *
 *     | 项目 |  申请人情况    |      edges of row 1:  0 1000      3000
 *     | 项目 | 自然人 | 法人  |      edges of row 2:  0 1000 2000 3000     three columns, the second cell of row 1 spans two
 */

/**
 * Rows dragged by hand miss each other by a hair. Edges of different rows that are closer than this are one line: in twentieths of
 * a point, half the width of a character of the smallest print. Two edges of one row never are, for a cell stands between them.
 */
const NEAR = 90;

/** For each edge of the rows, the number of its line, from 0. */
export function gridLines(rows: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const rowsOf = new Map<number, number[]>();
  rows.forEach((edges, row) => {
    // a row as the one above it adds nothing
    if (isSame(edges, rows[row - 1])) return;
    for (const edge of edges) {
      const known = rowsOf.get(edge);
      if (known) known.push(row);
      else rowsOf.set(edge, [row]);
    }
  });
  const lines = new Map<number, number>();
  let line = -1;
  let begin = Number.NEGATIVE_INFINITY;
  let met = new Set<number>();
  for (const edge of [...rowsOf.keys()].sort((one, other) => one - other)) {
    const own = rowsOf.get(edge) ?? [];
    if (edge - begin > NEAR || own.some((row) => met.has(row))) {
      line += 1;
      begin = edge;
      met = new Set();
    }
    for (const row of own) met.add(row);
    lines.set(edge, line);
  }
  return lines;
}

const isSame = (edges: readonly number[], others: readonly number[] | undefined): boolean =>
  edges.length === others?.length && edges.every((edge, index) => edge === others[index]);
