/**
 * Reports at random, in every flavour: no figure may be wrong in silence, and where every cell is filled each must be
 * exact. `GOUJI_RUNS` sets the number of reports for each flavour and filling.
 */
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { convert, convertAll } from '../src/index.js';
import type { Conversion, Figure, Report } from '../src/report.js';
import { buildZip } from './build/docx.js';
import type { Setting } from './generate/grid.js';
import { renderDocx } from './generate/render/docx.js';
import { type Flavour, renderText } from './generate/render/flavour.js';
import { FLAVOURS } from './generate/render/index.js';
import { tabCells } from './generate/render/tab-cells.js';
import { bytesOf, WAYS } from './generate/render/ways.js';
import { type Expected, type Filling, GENERATED, type GeneratedReport, reportArbitrary } from './generate/report.js';

const RUNS = Number(process.env.GOUJI_RUNS ?? 4);
jest.setTimeout(5_000 + RUNS * 1_000);
/** A failure names what differs; making the report smaller would say no more. */
const settings = { numRuns: RUNS, seed: 20_211, endOnFailure: true };

const WITH_BLANKS: readonly Filling[] = ['zeros_left_blank', 'some_left_out', 'one_row_left_blank'];

/** All ways, and one more: a .docx in a .zip. */
const ALL_WAYS: typeof WAYS = [
  ...WAYS,
  { name: 'zip', blanks: 'kept', render: async (report) => buildZip({ '2021/年报.docx': await renderDocx(report) }) },
];

/** A document converted; of an archive, the file in it. */
async function converted(bytes: Uint8Array): Promise<Conversion> {
  const conversions: Conversion[] = [];
  for await (const conversion of convertAll(bytes)) if (conversion.outcome !== 'archive') conversions.push(conversion);
  const [first, ...more] = conversions;
  if (first === undefined || more.length > 0) throw new Error(`${conversions.length} documents`);
  return first;
}

/** The one report in a document; anything else fails the test. */
function only(conversion: Conversion): Report {
  const [report, ...more] = conversion.reports;
  if (report === undefined || more.length > 0) throw new Error(`${conversion.outcome}, ${more.length + 1} reports`);
  return report;
}

const key = (figure: Figure): string => `${figure.table}/${figure.row}/${figure.column}`;

/** Figures by key as one line each, so that a failure shows them. */
const shown = (value: number | null, status: string): string => `${value ?? ''} ${status}`;

/** What a report says otherwise than it should; `allowed` tells which differences are honest. */
function differences(
  report: Report,
  wanted: GeneratedReport,
  allowed: (figure: Figure, expected: Expected) => boolean = () => false,
): string[] {
  const figures = new Map(report.figures.map((figure) => [key(figure), figure]));
  return [...wanted.expected].flatMap(([name, expected]) => {
    const figure = figures.get(name);
    if (figure === undefined) return [`${name}: absent`];
    if (figure.value === expected.value && figure.status === expected.status) return [];
    if (allowed(figure, expected)) return [];
    return [
      `${name}: ${shown(figure.value, figure.status)} ("${figure.raw}"), not ${shown(expected.value, expected.status)}`,
    ];
  });
}

/** Flagged, or put where it belongs by the arithmetic. */
const honest = (figure: Figure, expected: Expected): boolean =>
  ['unplaced', 'unreadable', 'missing'].includes(figure.status) ||
  (['placed', 'repaired'].includes(figure.status) && figure.value === expected.value);

/** Table one is a block after the other, table three a single row: edges everywhere. */
const honestAtEdge = (figure: Figure, expected: Expected): boolean =>
  (figure.table !== 'applications' || figure.row === 'carried_over_out') && honest(figure, expected);

const ALLOWED = { kept: undefined, kept_inside: honestAtEdge, lost: honest } as const;

const failed = (report: Report): string[] =>
  report.relations.filter(({ result }) => result === 'failed').map(({ relation, scope }) => `${relation} ${scope}`);

describe.each(ALL_WAYS.filter(({ torn }) => torn === undefined))('$name', ({ blanks, render }) => {
  test.each(GENERATED)('%s: a report with every cell filled is exact, its sums hold', async (form) => {
    await fc.assert(
      fc.asyncProperty(reportArbitrary(['full', 'zeros_marked'], [form]), async (wanted) => {
        const report = only(await converted(await render(wanted)));
        expect(differences(report, wanted)).toEqual([]);
        expect(failed(report)).toEqual([]);
        expect(report.form).toBe(wanted.form);
        expect(report.fields.year?.value).toBe(String(wanted.year));
        expect(report.fields.agency?.value).toBe(wanted.agency);
      }),
      settings,
    );
  });

  const how = blanks === 'lost' ? 'flagged or placed' : 'exact';
  test.each(GENERATED)(`%s: a report with empty cells is ${how}, never wrong`, async (form) => {
    await fc.assert(
      fc.asyncProperty(reportArbitrary(WITH_BLANKS, [form]), async (wanted) => {
        const report = only(await converted(await render(wanted)));
        expect(differences(report, wanted, ALLOWED[blanks])).toEqual([]);
        expect(failed(report)).toEqual([]);
      }),
      settings,
    );
  });
});

describe.each(ALL_WAYS.filter(({ torn }) => torn !== undefined))('$name', ({ torn, render }) => {
  test.each(GENERATED)(`%s: ${torn} that go on in the next line: never wrong in silence`, async (form) => {
    await fc.assert(
      fc.asyncProperty(reportArbitrary(undefined, [form]), async (wanted) => {
        const report = only(await converted(await render(wanted)));
        // pieces of a figure, each on a line, may look like cells: then the sum of the row gives them away
        const doubted = new Set(report.relations.flatMap((one) => (one.result === 'failed' ? one.figures : [])));
        const flagged: typeof honest = (figure, expected) =>
          honest(figure, expected) || (torn === 'figures' && doubted.has(key(figure)));
        expect(differences(report, wanted, flagged)).toEqual([]);
      }),
      { ...settings, numRuns: 4 * RUNS },
    );
  });
});

/** Layouts of the statistics table that places use. */
const SETTINGS: Readonly<Record<string, Setting>> = {
  'serial numbers': { serial: true, columns: [] },
  'three columns of its own': { serial: false, columns: ['区政府统计数', '区直单位统计数', '乡镇街道统计数'] },
  'serial numbers and two columns of its own': { serial: true, columns: ['本期实际', '本年累计'] },
};

describe.each(Object.entries(SETTINGS))('statistics-2014 with %s', (_, setting) => {
  test.each(WAYS.map((way) => [way.name, way] as const))(
    '%s: never wrong in silence',
    async (_name, { render, torn }) => {
      await fc.assert(
        fc.asyncProperty(reportArbitrary(undefined, ['statistics-2014'], setting), async (wanted) => {
          const { reports } = await converted(await render(wanted));
          const [report] = reports;
          if (report === undefined) return;
          expect(reports).toHaveLength(1);
          const doubted = new Set(report.relations.flatMap((one) => (one.result === 'failed' ? one.figures : [])));
          const figures = new Set(report.figures.map(key));
          const flagged: typeof honest = (figure, expected) =>
            honest(figure, expected) || (torn === 'figures' && doubted.has(key(figure)));
          // a head that is not known has the columns of the form
          const asked = new Map([...wanted.expected].filter(([name]) => figures.has(name)));
          expect(differences(report, { ...wanted, expected: asked }, flagged)).toEqual([]);
          if (asked.size === 0) expect(report.figures.filter(({ status }) => status === 'read')).toEqual([]);
        }),
        settings,
      );
    },
  );

  const WHOLE = WAYS.filter(({ torn }) => torn === undefined);
  test.each(WHOLE.map((way) => [way.name, way] as const))(
    '%s: every cell filled is exact',
    async (_name, { render }) => {
      await fc.assert(
        fc.asyncProperty(reportArbitrary(['full', 'zeros_marked'], ['statistics-2014'], setting), async (wanted) => {
          const report = only(await converted(await render(wanted)));
          expect(differences(report, wanted)).toEqual([]);
          expect(failed(report)).toEqual([]);
        }),
        settings,
      );
    },
  );
});

describe('flavours mixed in one file', () => {
  const flavour = fc.constantFrom(...FLAVOURS.filter(({ torn }) => torn === undefined));
  const mix = fc.record({ disclosure: flavour, applications: flavour, review_litigation: flavour });
  const mixed = (report: GeneratedReport, flavours: Record<string, Flavour>): Uint8Array =>
    bytesOf(renderText(report, (table) => flavours[table] ?? tabCells));

  test('every cell filled: each table is exact', async () => {
    await fc.assert(
      fc.asyncProperty(reportArbitrary(['full', 'zeros_marked']), mix, async (wanted, flavours) => {
        const report = only(await convert(mixed(wanted, flavours)));
        expect(differences(report, wanted)).toEqual([]);
      }),
      { ...settings, numRuns: 4 * RUNS },
    );
  });

  test('empty cells: never wrong in silence', async () => {
    await fc.assert(
      fc.asyncProperty(reportArbitrary(WITH_BLANKS), mix, async (wanted, flavours) => {
        const report = only(await convert(mixed(wanted, flavours)));
        expect(differences(report, wanted, honest)).toEqual([]);
      }),
      { ...settings, numRuns: 4 * RUNS },
    );
  });
});

test.each(['gb18030', 'utf-16le', 'utf-16be'])('%s gives the same figures as UTF-8', async (encoding) => {
  await fc.assert(
    fc.asyncProperty(reportArbitrary(), fc.constantFrom(...FLAVOURS), async (wanted, flavour) => {
      const text = renderText(wanted, () => flavour);
      const [one, other] = [await convert(bytesOf(text)), await convert(iconv.encode(text, encoding))];
      expect(other.source.encoding?.name).toBe(encoding);
      expect(only(other).figures).toEqual(only(one).figures);
    }),
    { ...settings, numRuns: 2 * RUNS },
  );
});

/** What editors and mail do to a text without changing what it says. */
const HARMLESS: Readonly<Record<string, (text: string) => string>> = {
  'CRLF line ends': (text) => text.replaceAll('\n', '\r\n'),
  'CR line ends': (text) => text.replaceAll('\n', '\r'),
  'a byte-order mark': (text) => `\ufeff${text}`,
  'no line end at the end': (text) => text.trimEnd(),
  'blank lines at the beginning': (text) => `\n\n${text}`,
  'spaces at the ends of lines': (text) => text.replaceAll(/([^\n])\n/g, '$1  \n'),
  'ideographic spaces at the ends of lines': (text) => text.replaceAll(/([^\n])\n/g, '$1\u3000\n'),
  'no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'zero-width spaces behind figures': (text) => text.replaceAll(/(\d+)/g, '$1\u200b'),
};

test.each(Object.entries(HARMLESS))('%s: the same figures', async (_, change) => {
  await fc.assert(
    fc.asyncProperty(reportArbitrary(), fc.constantFrom(...FLAVOURS), async (wanted, flavour) => {
      const text = renderText(wanted, () => flavour);
      const [one, other] = [await convert(bytesOf(text)), await convert(bytesOf(change(text)))];
      // locations differ where lines were added
      const figures = (report: Report): string[] =>
        report.figures.map((it) => `${key(it)} ${shown(it.value, it.status)}`);
      expect(figures(only(other))).toEqual(figures(only(one)));
    }),
    { ...settings, numRuns: RUNS },
  );
});
