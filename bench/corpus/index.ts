/**
 * The reports that are measured: random ones whose sums are true, of all three forms, in the formats and flavours that archives
 * hold, the same ones for the same seed. Where it is said how a way is, see test/generate.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { Random } from '../../fuzz/random.js';
import { FLAVOURS } from '../../test/generate/render/index.js';
import { WAYS, type Way } from '../../test/generate/render/ways.js';
import { type GeneratedReport, reportArbitrary } from '../../test/generate/report.js';
import { officeDocx } from './office-docx.js';
import { paragraphs } from './prose.js';

export const FORMATS = ['docx', 'doc', 'rtf', 'html', 'txt'] as const;
export type Format = (typeof FORMATS)[number];

export interface Item {
  format: Format;
  path: string;
}

/** Formats of every twenty documents. */
const MIX: readonly Format[] = [
  ...['docx', 'html', 'txt', 'doc', 'docx', 'txt', 'html', 'docx', 'rtf', 'txt'],
  ...['docx', 'html', 'txt', 'doc', 'docx', 'txt', 'html', 'docx', 'rtf', 'doc'],
] as Format[];

type Render = Way['render'];

const flavours = new Set(FLAVOURS.map(({ name }) => name));
const rendersOf = (test: (way: Way) => boolean): Render[] => WAYS.filter(test).map(({ render }) => render);

/** Every fourth text is of the time before Unicode. */
const inGb18030 = async (render: Render, report: GeneratedReport): Promise<Uint8Array> =>
  iconv.encode(new TextDecoder().decode(await render(report)), 'gb18030');

const RENDERS: Readonly<Record<Format, readonly Render[]>> = {
  docx: [officeDocx],
  doc: rendersOf(({ name }) => name === 'doc'),
  rtf: rendersOf(({ name }) => name === 'rtf'),
  html: rendersOf(({ name }) => name.startsWith('html')),
  txt: rendersOf(({ name }) => flavours.has(name)).map(
    (render, at): Render => (at % 4 === 3 ? (report) => inGb18030(render, report) : render),
  ),
};

/** Reports that are made at a time: all of them would be as large as the archive. */
const BATCH = 200;

/** Writes the reports into a folder, some hundred to a subfolder, and tells where each is. */
export async function writeCorpus(folder: string, count: number, seed: number): Promise<Item[]> {
  const items: Item[] = [];
  const made: Record<Format, number> = { docx: 0, doc: 0, rtf: 0, html: 0, txt: 0 };
  for (let from = 0; from < count; from += BATCH) {
    const reports = fc.sample(reportArbitrary(), { numRuns: Math.min(BATCH, count - from), seed: seed + from });
    const below = path.join(folder, String(from / BATCH).padStart(4, '0'));
    mkdirSync(below, { recursive: true });
    for (const [index, report] of reports.entries()) {
      const format = MIX[(from + index) % MIX.length] as Format;
      const renders = RENDERS[format];
      const render = renders[made[format]++ % renders.length] as Render;
      const file = path.join(below, `${String(from + index).padStart(6, '0')}.${format}`);
      writeFileSync(file, await render(told(report, new Random(seed + from + index))));
      items.push({ format, path: file });
    }
  }
  return items;
}

/** With prose as long as real reports have. */
function told(report: GeneratedReport, random: Random): GeneratedReport {
  const more = (section: string, count: number) => [
    ...(report.prose[section] ?? []),
    ...paragraphs(random, count + random.below(count)),
  ];
  return { ...report, prose: { ...report.prose, overview: more('overview', 8), problems: more('problems', 4) } };
}
