/** What a reader mended or left out, counted by kind, with the first place: one finding a kind. */
import { type Finding, type FindingCode, finding } from '../../findings.js';
import { inWords, type Word } from '../words.js';

/** A cell on its way; the numbers in its location are known when its table is closed. */
export interface Place {
  table: TablePlace;
  row: number;
  cell: number;
}

/** A table, and whether it ends up as one: some are frames around others (html/nesting.ts, word/table.ts). */
export interface TablePlace {
  counted: boolean;
  /** The cell that the table stands in. */
  outer: Place | undefined;
}

/** Each kind has its words in words.ts. Mended: the text or the span is as Word shows it. Left out: text is gone. */
const KINDS = {
  grid_gap: 'restored',
  horizontal_merge: 'restored',
  broken_merge: 'restored',
  numbering: 'restored',
  number_format: 'restored',
  joined_paragraph: 'restored',
  text_box: 'restored',
  formula: 'restored',
  hidden_text: 'left_out',
  deleted_text: 'left_out',
  deleted_row: 'left_out',
  deleted_cell: 'left_out',
  struck_text: 'left_out',
  merged_text: 'left_out',
  placeholder: 'left_out',
  field_code: 'left_out',
  field_without_result: 'left_out',
  row_definition: 'columns_unknown',
  number_before_figure: 'left_out',
  number_damaged: 'left_out',
  bullet: 'left_out',
  ruby_reading: 'left_out',
  note_reference: 'left_out',
  comment: 'left_out',
  header_footer: 'left_out',
  picture: 'left_out',
  embedded_object: 'left_out',
  text_box_left_out: 'part_not_read',
  other_document: 'left_out',
  symbol: 'left_out',
} as const satisfies Partial<Record<Word, FindingCode>>;

export type Kind = keyof typeof KINDS;

/** Counts by kind. */
export class Notes {
  private readonly counts = new Map<Kind, { count: number; place: Place | undefined }>();

  add(kind: Kind, place?: Place): void {
    const noted = this.counts.get(kind);
    if (!noted) this.counts.set(kind, { count: 1, place });
    else {
      noted.count += 1;
      noted.place ??= place;
    }
  }

  /** Findings in the order of KINDS; `tables` are all tables of the document, in the order in which they begin. */
  findings(tables: readonly TablePlace[]): Finding[] {
    const locationOf = locations(tables);
    const found: Finding[] = [];
    for (const kind of Object.keys(KINDS) as Kind[]) {
      const noted = this.counts.get(kind);
      if (!noted) continue;
      found.push(finding(KINDS[kind], locationOf(noted.place), { ...inWords('what', kind), count: noted.count }));
    }
    return found;
  }
}

/** Gives the location of a place, once all `tables` of the document are closed. */
export function locations(tables: readonly TablePlace[]): (place: Place | undefined) => string {
  const ranks = new Map(tables.filter((table) => table.counted).map((table, index) => [table, index + 1]));
  return (place) => {
    const counted = countedPlace(place);
    return counted ? `T${ranks.get(counted.table)}R${counted.row}C${counted.cell}` : '';
  };
}

/** The innermost cell around a place that is a cell of the document in the end. */
function countedPlace(place: Place | undefined): Place | undefined {
  let at = place;
  while (at && !at.table.counted) at = at.table.outer;
  return at;
}
