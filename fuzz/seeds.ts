/** The documents that are damaged: small ones, in which most bytes are structure, beside whole reports. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import CFB from 'cfb';
import fc from 'fast-check';
import { openZip } from '../src/read/zip.js';
import { buildDocx, buildZip } from '../test/build/docx.js';
import { renderDocx } from '../test/generate/render/docx.js';
import { renderText } from '../test/generate/render/flavour.js';
import { HTML_VARIANTS } from '../test/generate/render/html-variants.js';
import { FLAVOURS } from '../test/generate/render/index.js';
import { renderMhtml } from '../test/generate/render/mhtml.js';
import { renderWordml } from '../test/generate/render/wordml.js';
import { type GeneratedReport, reportArbitrary } from '../test/generate/report.js';

export interface Seed {
  name: string;
  /** What is damaged. */
  bytes: Uint8Array;
  /** Makes the document of it, where that is not the whole: the body of a .docx, whose container would only tell of a checksum. */
  whole?: (damaged: Uint8Array) => Promise<Uint8Array>;
}

const FIXTURES = path.join('test', 'fixtures');

const fixtures = (format: string): Seed[] =>
  readdirSync(path.join(FIXTURES, format))
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(FIXTURES, format, name))) }));

const reports = () => fc.sample(reportArbitrary(), { numRuns: 4, seed: 4 });

const rendered = (render: (report: GeneratedReport) => string | Uint8Array): Seed[] =>
  reports()
    .slice(0, 2)
    .map((report, index) => {
      const made = render(report);
      return { name: `report ${index}`, bytes: typeof made === 'string' ? new TextEncoder().encode(made) : made };
    });

async function docx(): Promise<Seed[]> {
  const whole = await Promise.all(reports().map(renderDocx));
  const body = (document: string): Seed => ({
    name: 'word/document.xml',
    bytes: new TextEncoder().encode(document),
    whole: (damaged) => buildDocx({ body: '', files: { 'word/document.xml': damaged } }),
  });
  return [...whole.map((bytes, index) => ({ name: `report ${index}`, bytes })), ...(await bodies()).map(body)];
}

async function bodies(): Promise<string[]> {
  const inner = reports().map(async (report) => {
    const archive = await openZip(await renderDocx(report));
    return new TextDecoder().decode(await archive.read('word/document.xml'));
  });
  return Promise.all(inner);
}

async function zip(): Promise<Seed[]> {
  const [first, second] = await Promise.all(reports().slice(0, 2).map(renderDocx));
  const inner = await buildZip({ '一.docx': first ?? '', 'folder/二.txt': '三、收到和处理' });
  const outer = await buildZip({ 'inner.zip': inner, 'b.docx': second ?? '' });
  return [inner, outer].map((bytes, index) => ({ name: `archive ${index}`, bytes }));
}

function text(): Seed[] {
  return reports().flatMap((report, at) =>
    FLAVOURS.filter((_, index) => index % 4 === at).map((flavour) => ({
      name: flavour.name,
      bytes: new TextEncoder().encode(renderText(report, () => flavour)),
    })),
  );
}

/** The streams of a .doc, damaged inside of a container that is whole. */
function docStreams(): Seed[] {
  return fixtures('doc').flatMap(({ name, bytes }) => {
    const streams = CFB.read(bytes, { type: 'buffer' }).FileIndex.filter((one) =>
      /^(?:WordDocument|[01]Table|Data)$/.test(one.name),
    );
    return streams.map(
      (stream): Seed => ({
        name: `${name}, ${stream.name}`,
        bytes: new Uint8Array(stream.content as unknown as ArrayLike<number>),
        whole: async (damaged) => {
          const container = CFB.utils.cfb_new();
          for (const { name: other, content } of streams) {
            CFB.utils.cfb_add(container, other, other === stream.name ? damaged : content);
          }
          return new Uint8Array(CFB.write(container, { type: 'buffer' }) as unknown as ArrayLike<number>);
        },
      }),
    );
  });
}

/** The seeds of each format. */
export const SEEDS: Readonly<Record<string, () => Promise<Seed[]> | Seed[]>> = {
  docx,
  doc: () => [...fixtures('doc'), ...docStreams()],
  rtf: () => fixtures('rtf'),
  html: () => [...fixtures('html'), ...HTML_VARIANTS.flatMap(({ render }) => rendered(render))],
  mhtml: () => [...fixtures('mhtml'), ...rendered(renderMhtml)],
  wordml: () => [...fixtures('wordml'), ...rendered(renderWordml)],
  zip,
  text,
};
