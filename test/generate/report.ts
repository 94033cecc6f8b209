/** Reports that nobody wrote: figures at random whose sums are true, some cells left empty, with the answer that is due. */
import fc from 'fast-check';
import { parseEquation } from '../../src/check/equation.js';
import { type FlatRow, type Form, flattenRows } from '../../src/forms/form.js';
import { formNamed, type Setting, setBy } from './grid.js';
import type { Part } from './outline.js';

export interface Expected {
  value: number | null;
  status: 'read' | 'blank' | 'not_applicable';
}

/** How the cells were filled in; `full`: every cell holds a number. */
export const FILLINGS = ['full', 'zeros_left_blank', 'zeros_marked', 'some_left_out', 'one_row_left_blank'] as const;
export type Filling = (typeof FILLINGS)[number];

/** Forms of which reports are generated, and their years. */
const YEARS = { 'foi-2019': [2019, 2020], 'foi-2021': [2021, 2025], 'statistics-2014': [2014, 2018] } as const;
export const GENERATED = ['foi-2019', 'foi-2021', 'statistics-2014'] as const;

/** A report as its authority knows it, before any program flattened it. */
export interface GeneratedReport {
  form: (typeof GENERATED)[number];
  agency: string;
  year: number;
  filling: Filling;
  /** A table that may stand alone has a report before it. */
  annex?: boolean;
  /** How its table is set, where that is not as the form has it. */
  setting?: Setting;
  /** Prose by key of the form's section, paragraph by paragraph. */
  prose: Record<string, string[]>;
  /** Text of each cell, by `table/row/column`. */
  cells: Map<string, string>;
  expected: Map<string, Expected>;
  /** What is rendered, where damage was done to it. */
  outline?: readonly Part[];
}

/** Zero in most cells, as in real reports; now and then a large number. */
const count = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 10, max: 999 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1000, max: 999_999 }) },
);

const change = fc.oneof(count, fc.integer({ min: -40, max: 40 }));

/** 万元, to the 分. */
const amount = fc.oneof(
  fc.constant('0'),
  fc.integer({ min: 1, max: 9999 }).map(String),
  fc.integer({ min: 1, max: 99_999_999 }).map((cents) => (cents / 100).toString()),
);

/** Figures of one form, `table/row/column`, as numbers in text. */
function figuresArbitrary(form: Form): fc.Arbitrary<Map<string, string>> {
  const parts = form.tables.map((table) => {
    const rows = flattenRows(form, table);
    if (table.key === 'applications') return applicationsArbitrary(rows);
    if (table.key === 'statistics') return statisticsArbitrary(rows, form.relations);
    if (table.key === 'review_litigation') return fc.tuple(...rows.map(outcomesArbitrary)).map((all) => all.flat());
    return fc.tuple(...rows.map(disclosureArbitrary)).map((all) => all.flat());
  });
  return fc.tuple(...parts).map((all) => new Map(all.flat()));
}

type Entries = [string, string][];

const key = (row: FlatRow, column: string): string => `${row.table}/${row.key}/${column}`;

function disclosureArbitrary(row: FlatRow): fc.Arbitrary<Entries> {
  const texts = row.columns.map(({ type }) =>
    type === 'amount' ? amount : type === 'change' ? change.map(String) : count.map(String),
  );
  return fc.tuple(...texts).map((all) => all.map((text, index) => [key(row, row.columns[index]?.key ?? ''), text]));
}

/** Columns but the last, which is their sum. */
function summed(row: FlatRow, counts: readonly number[]): Entries {
  const all = [...counts, counts.reduce((sum, one) => sum + one, 0)];
  return row.columns.map((column, index) => [key(row, column.key), String(all[index] ?? 0)]);
}

function outcomesArbitrary(row: FlatRow): fc.Arbitrary<Entries> {
  return fc.array(count, { minLength: 4, maxLength: 4 }).map((counts) => summed(row, counts));
}

/** results + carried over out = received + carried over in, column by column. */
function applicationsArbitrary(rows: readonly FlatRow[]): fc.Arbitrary<Entries> {
  const results = rows.filter(
    (row) => !['received', 'carried_over_in', 'total_processed', 'carried_over_out'].includes(row.key),
  );
  const line = fc.array(count, { minLength: 6, maxLength: 6 });
  return fc
    .tuple(fc.array(line, { minLength: results.length, maxLength: results.length }), line, line)
    .map(([matrix, out, wantedIn]) => {
      const processed = out.map((_, column) => matrix.reduce((sum, counts) => sum + (counts[column] ?? 0), 0));
      const due = processed.map((total, column) => total + (out[column] ?? 0));
      const carriedIn = wantedIn.map((wanted, column) => Math.min(wanted, due[column] ?? 0));
      const received = due.map((total, column) => total - (carriedIn[column] ?? 0));
      const byKey: Record<string, number[]> = {
        received,
        carried_over_in: carriedIn,
        total_processed: processed,
        carried_over_out: out,
      };
      return rows.flatMap((row) => summed(row, byKey[row.key] ?? matrix[results.indexOf(row)] ?? []));
    });
}

/** Each relation has its sum on the left; a sum that is a term of another comes behind it in the form. */
function statisticsArbitrary(rows: readonly FlatRow[], relations: Form['relations']): fc.Arbitrary<Entries> {
  const keys = rows.map((row) => row.key);
  const sums = relations.map(({ equation }) => parseEquation(equation, keys)).reverse();
  const texts = rows.map((row) => (row.columns[0]?.type === 'amount' ? amount : count.map(String)));
  const columns = rows[0]?.columns.map((column) => column.key) ?? [];
  return fc.tuple(...columns.map(() => fc.tuple(...texts))).map((all) => {
    const values = new Map<string, string>();
    columns.forEach((column, at) => {
      rows.forEach((row, index) => {
        values.set(`${row.key} ${column}`, all[at]?.[index] ?? '');
      });
      for (const { left, right } of sums) {
        const sum = right.reduce((total, term) => total + Number(values.get(`${term} ${column}`)), 0);
        values.set(`${left[0]} ${column}`, String(sum));
      }
    });
    return rows.flatMap(
      (row) =>
        row.columns.map((column) => [key(row, column.key), values.get(`${row.key} ${column.key}`) ?? '']) as Entries,
    );
  });
}

const MARKS = ['/', '-', '—', '无'];

/** What stands in each cell, given how the authority filled in the form. */
function fill(figures: Map<string, string>, filling: Filling, dice: readonly number[]): Map<string, string> {
  const rows = [...new Set([...figures.keys()].map(rowOf))];
  const chosen = rows[(dice[0] ?? 0) % rows.length];
  return new Map(
    [...figures].map(([figure, text], index) => {
      const die = dice[index % dice.length] ?? 0;
      if (filling !== 'one_row_left_blank') return [figure, fillCell(text, filling, die)];
      return [figure, rowOf(figure) === chosen ? fillCell(text, 'zeros_left_blank', die) : text];
    }),
  );
}

const rowOf = (figure: string): string => figure.slice(0, figure.lastIndexOf('/'));

function fillCell(text: string, filling: Filling, die: number): string {
  const mark = MARKS[die % MARKS.length] ?? '';
  if (filling === 'zeros_left_blank') return text === '0' ? '' : text;
  if (filling === 'zeros_marked') return text === '0' && die % 3 > 0 ? mark : text;
  if (filling === 'some_left_out' && die % 10 < 2) return die % 20 < 10 ? '' : mark;
  return text;
}

function expectedOf(text: string): Expected {
  if (text === '') return { value: null, status: 'blank' };
  return MARKS.includes(text) ? { value: null, status: 'not_applicable' } : { value: Number(text), status: 'read' };
}

const PLACES = ['云溪', '青石', '白沙', '东湾', '南桥', '松岭', '柳河', '金坪'];
const OFFICES = ['县人民政府', '镇人民政府', '区教育局', '市水务局', '街道办事处', '县档案馆'];
const SENTENCES = [
  '本年度按要求做好各项公开工作。',
  '全年通过网站发布信息120条，其中政策解读8条。',
  '公开渠道进一步拓宽，公开内容更加及时。',
  '工作人员较少，业务水平有待提高。',
  '下一步将加强培训，完善制度。',
];

const prose = fc.array(
  fc.subarray(SENTENCES, { minLength: 1 }).map((sentences) => sentences.join('')),
  {
    minLength: 1,
    maxLength: 3,
  },
);

/** A report of one of the forms, filled in one of the ways given. */
export function reportArbitrary(
  fillings: readonly Filling[] = FILLINGS,
  forms: readonly GeneratedReport['form'][] = GENERATED,
  setting?: Setting,
): fc.Arbitrary<GeneratedReport> {
  return fc.constantFrom(...forms).chain((form) =>
    fc
      .record({
        year: fc.integer({ min: YEARS[form][0], max: YEARS[form][1] }),
        annex: fc.boolean(),
        place: fc.constantFrom(...PLACES),
        office: fc.constantFrom(...OFFICES),
        filling: fc.constantFrom(...fillings),
        prose: fc.record({ overview: prose, problems: prose, other_matters: prose }),
        figures: figuresArbitrary(setBy(formNamed(form), setting)),
        dice: fc.array(fc.nat(999), { minLength: 31, maxLength: 31 }),
      })
      .map(({ year, annex, place, office, filling, prose: told, figures, dice }) => {
        const cells = fill(figures, filling, dice);
        const expected = new Map([...cells].map(([figure, text]) => [figure, expectedOf(text)]));
        const set = setting === undefined ? {} : { setting };
        const report = {
          form,
          agency: `${place}${office}`,
          year,
          filling,
          annex,
          ...set,
          prose: told,
          cells,
          expected,
        };
        // what a failed test prints: not all of its 200 cells
        return { ...report, [fc.toStringMethod]: () => `${report.agency} ${year} (${form}, ${filling})` };
      }),
  );
}
