/** All ways in which a report is written: the flavours of text, then the formats. */
import iconv from 'iconv-lite';
import type { GeneratedReport } from '../report.js';
import { renderDoc } from './doc.js';
import { renderDocx } from './docx.js';
import { type Flavour, renderText } from './flavour.js';
import { renderHtml } from './html.js';
import { GB2312, HTML_VARIANTS } from './html-variants.js';
import { FLAVOURS } from './index.js';
import { renderMhtml, renderMhtmlBase64 } from './mhtml.js';
import { renderRtf } from './rtf.js';
import { renderWordml } from './wordml.js';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface Way {
  name: string;
  /** Text tells cells from each other by their signs alone. */
  text?: true;
  blanks: Flavour['blanks'];
  torn?: Flavour['torn'];
  pads?: Flavour['pads'];
  cuts?: Flavour['cuts'];
  render(report: GeneratedReport): Promise<Uint8Array> | Uint8Array;
}

export const WAYS: readonly Way[] = [
  ...FLAVOURS.map((flavour): Way => {
    return { ...flavour, text: true, render: (report) => bytesOf(renderText(report, () => flavour)) };
  }),
  { name: 'html', blanks: 'kept', render: (report) => bytesOf(renderHtml(report)) },
  ...HTML_VARIANTS.map(
    ({ name, render }): Way => ({ name, blanks: 'kept', render: (report) => bytesOf(render(report)) }),
  ),
  { name: 'html_gb2312', blanks: 'kept', render: (report) => iconv.encode(renderHtml(report, GB2312), 'gbk') },
  { name: 'mhtml', blanks: 'kept', render: renderMhtml },
  { name: 'mhtml_base64', blanks: 'kept', render: renderMhtmlBase64 },
  { name: 'docx', blanks: 'kept', render: renderDocx },
  { name: 'doc', blanks: 'kept', render: renderDoc },
  { name: 'rtf', blanks: 'kept', render: renderRtf },
  { name: 'wordml', blanks: 'kept', render: (report) => bytesOf(renderWordml(report)) },
];
