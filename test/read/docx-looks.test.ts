/** What styles, position, fields without a result and tables within tables do to a cell. */
import { readDocx } from '../../src/read/docx/index.js';
import { readWordml } from '../../src/read/wordml/index.js';
import { buildDocx, type DocxParts, p, r, tbl, tc, tr } from '../build/docx.js';
import { noted, outline } from '../build/outline.js';
import { wordml } from '../build/wordml.js';

const OBJECT = '\ufffc';

async function read(parts: DocxParts | string) {
  const { blocks, findings } = await readDocx(await buildDocx(parts));
  return { lines: outline(blocks), notes: noted(findings) };
}

async function cell(content: string, styles = '') {
  const { lines, notes } = await read({ styles, body: tbl(tr([tc('总计'), tc(content)])) });
  return { text: lines[0]?.replace('0:总计 | 1:', ''), notes };
}

describe('tables within tables', () => {
  const small = tbl(tr([tc('其中'), tc('3')]), tr([tc('另'), tc(p(r('4') + r('9', '<w:vanish/>')))]));

  test('a report with a small table in a cell keeps its columns, blanks and locations', async () => {
    const { lines, notes } = await read(
      tbl(
        tr([tc('项目'), tc('本年'), tc('上年'), tc('备注')]),
        tr([tc('许可'), tc('12'), tc(''), tc(`${p('见')}${small}${p('')}`)]),
        tr([tc('处罚'), tc(''), tc('7'), tc('')]),
      ) + tbl(tr([tc('a'), tc(p(r('b') + r('x', '<w:strike/>')))])),
    );
    expect(lines).toEqual([
      '0:项目 | 1:本年 | 2:上年 | 3:备注',
      '0:许可 | 1:12 | 2: | 3:见\n其中\n3\n另\n4',
      '0:处罚 | 1: | 2:7 | 3:',
      '0:a | 1:b',
    ]);
    expect(notes).toEqual(['left_out T1R2C4 hidden text 1', 'left_out T2R1C2 struck-through text 1']);
  });

  test('a table with fewer numbers than those it holds is a frame', async () => {
    const { lines, notes } = await read(tbl(tr([tc('第1页'), tc('1')]), tr([tc(small), tc('')])));
    expect(lines).toEqual(['P1:第1页', 'P2:1', '0:其中 | 1:3', '0:另 | 1:4']);
    expect(notes).toEqual(['left_out T1R2C2 hidden text 1']);
  });

  test('what a frame holds counts for the table around the frame', async () => {
    const framed = tbl(tr([tc(small)]));
    const { lines } = await read(tbl(tr([tc('甲'), tc('1')]), tr([tc('乙'), tc('2')]), tr([tc('丙'), tc(framed)])));
    expect(lines).toEqual(['0:甲 | 1:1', '0:乙 | 1:2', '0:丙 | 1:其中\n3\n另\n4']);
  });

  test('a table in a deleted row is not counted', async () => {
    const gone = tr([tc('a'), tc(small)], '<w:del w:id="1"/>');
    const { lines, notes } = await read(
      tbl(gone, tr([tc('甲'), tc('1')])) + tbl(tr([tc('b'), tc(p(r('c') + r('x', '<w:strike/>')))])),
    );
    expect(lines).toEqual(['0:甲 | 1:1', '0:b | 1:c']);
    expect(notes).toContain('left_out T2R1C2 struck-through text 1');
  });
});

describe('struck through by a style', () => {
  const styles = ['strike', 'dstrike']
    .flatMap((name) => [
      `<w:style w:type="character" w:styleId="C${name}"><w:rPr><w:${name}/></w:rPr></w:style>`,
      `<w:style w:type="paragraph" w:styleId="P${name}"><w:rPr><w:${name}/></w:rPr></w:style>`,
    ])
    .join('');
  const NOTE = 'left_out T1R1C2 struck-through text 1';

  test.each(['strike', 'dstrike'])('%s of a character or paragraph style leaves text out', async (name) => {
    const inStyle = p(r('4', `<w:rStyle w:val="C${name}"/>`) + r('12'));
    expect(await cell(inStyle, styles)).toEqual({ text: '12', notes: [NOTE] });
    expect(await cell(p(r('4'), `<w:pStyle w:val="P${name}"/>`) + p('12'), styles)).toEqual({
      text: '12',
      notes: [NOTE],
    });
    const inWordml = wordml({ styles, body: tbl(tr([tc('总计'), tc(inStyle)])) });
    const { blocks, findings } = await readWordml(new TextEncoder().encode(inWordml));
    expect(outline(blocks)).toEqual(['0:总计 | 1:12']);
    expect(noted(findings)).toEqual([NOTE]);
  });

  test('twice is not at all, and the run itself has the last word', async () => {
    const style = '<w:pStyle w:val="Pstrike"/>';
    expect((await cell(p(r('4', '<w:rStyle w:val="Cstrike"/>'), style), styles)).text).toBe('4');
    expect((await cell(p(r('4', '<w:strike w:val="0"/>'), style), styles)).text).toBe('4');
    expect((await cell(p(r('4', '<w:strike/><w:dstrike w:val="0"/>') + r('5')))).text).toBe('5');
  });
});

describe('above and below the line', () => {
  test.each(['<w:position w:val="6"/>', '<w:vertAlign w:val="superscript"/>'])(
    '%s behind a figure is the mark of a note',
    async (raised) => {
      expect(await cell(p(r('12') + r('1', raised)))).toEqual({ text: '12', notes: ['note_mark_left_out T1R1C2 1'] });
    },
  );

  test.each([
    ['raised before a figure', r('1', '<w:vertAlign w:val="superscript"/>') + r('416'), '^1^416'],
    ['raised by position before a figure', r('1', '<w:position w:val="6"/>') + r('416'), '^1^416'],
    ['raised, and no mark', r('416') + r('2024', '<w:vertAlign w:val="superscript"/>'), '416^2024^'],
    ['lowered', r('62') + r('3', '<w:vertAlign w:val="subscript"/>'), '62_3_'],
    ['lowered by position', r('62') + r('3', '<w:position w:val="-6"/>'), '62_3_'],
  ])('a digit %s does not join it', async (_, runs, text) => {
    expect((await cell(p(runs))).text).toBe(text);
  });

  test('position by a style counts, a position of its own overrules it', async () => {
    const styles = '<w:style w:type="character" w:styleId="K"><w:rPr><w:position w:val="6"/></w:rPr></w:style>';
    expect((await cell(p(r('12') + r('1', '<w:rStyle w:val="K"/>')), styles)).text).toBe('12');
    expect((await cell(p(r('12') + r('1', '<w:rStyle w:val="K"/><w:position w:val="0"/>')), styles)).text).toBe('121');
  });

  test('a cell that is lowered as a whole is its text', async () => {
    expect((await cell(p(r('12', '<w:position w:val="-2"/>')))).text).toBe('12');
  });
});

test.each(['EQ \\o(56,a)', ' =SUM(ABOVE)', 'MACROBUTTON x 53', 'SYMBOL 50', 'AUTONUM', 'LISTNUM', 'FORMDROPDOWN'])(
  'a cell with nothing but a field %s without a result is not empty',
  async (code) => {
    const char = (type: string) => r(`<w:fldChar w:fldCharType="${type}"/>`);
    const fields = [
      char('begin') + r(`<w:instrText>${code}</w:instrText>`) + char('end'),
      `<w:fldSimple w:instr="${code}"/>`,
    ];
    for (const field of fields) {
      const { text, notes } = await cell(p(field));
      expect(text).toBe(OBJECT);
      expect(notes).toEqual([expect.stringMatching(/^left_out T1R1C2 fields without a result/)]);
      expect((await cell(p(r('12') + field))).text).toBe('12');
    }
  },
);

test('a cell with nothing but ink is not empty', async () => {
  expect((await cell(p(r('<w:contentPart r:id="rId9"/>')))).text).toBe(OBJECT);
});

test('a soft hyphen is not shown', async () => {
  expect((await cell(p('1\u00ad2'))).text).toBe('12');
});
