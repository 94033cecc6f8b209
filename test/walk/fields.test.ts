/** Title, agency, year, period, signatory: what the text says, and nothing that it does not. */
import { labelled } from '../../src/walk/labelled.js';
import { codes, DISCLOSURE, reportOf, SECTION, textOf } from './documents.js';

/** The fields of a report that begins with these lines, as `key: value`. */
function fields(...lines: string[]): Record<string, string> {
  const report = reportOf(textOf(...lines, SECTION.disclosure, ...DISCLOSURE));
  return Object.fromEntries(Object.entries(report.fields).map(([key, field]) => [key, field?.value ?? '']));
}

test('a row of a table that is told as one line is no title', () => {
  const { title, agency } = fields('索引号\t某县-2022\t分类\t政府信息公开年报', '某局2022年政府信息公开工作年度报告');
  expect({ title, agency }).toEqual({ title: '某局2022年政府信息公开工作年度报告', agency: '某局' });
});

describe('title, agency and year', () => {
  test.each([
    // lines, title, year, agency
    ['某县2022年政府信息公开工作年度报告', '', '2022', '某县'],
    ['2022年某镇政府信息公开年报', '', '2022', '某镇'],
    ['某镇 2022 年政府信息公开工作年度报告', '某镇2022年政府信息公开工作年度报告', '2022', '某镇'],
    ['某局2021年度政府信息公开工作年度报告', '', '2021', '某局'],
    ['某局政府信息公开工作年度报告（2021年度）', '', '2021', '某局'],
    ['某局政府信息公开工作年度报告(2021年)', '', '2021', '某局'],
    ['二〇二一年某局政府信息公开工作年度报告', '', '2021', '某局'],
    ['某局二○二一年度政府信息公开年报', '', '2021', '某局'],
    ['某縣2020年政府信息公開工作年度報告', '', '2020', '某縣'],
    ['某镇2022年政府信息公开工作年度报告（共5页）', '', '2022', '某镇'],
    ['附件1\n某镇2022年政府信息公开工作年度报告', '某镇2022年政府信息公开工作年度报告', '2022', '某镇'],
    [
      '某县人民政府\n2022年政府信息公开工作年度报告',
      '某县人民政府2022年政府信息公开工作年度报告',
      '2022',
      '某县人民政府',
    ],
    [
      '2021年某镇人民政府\n政府信息公开工作\n年度报告',
      '2021年某镇人民政府政府信息公开工作年度报告',
      '2021',
      '某镇人民政府',
    ],
    ['2021年政府信息公开工作年度报告', '', '2021', undefined],
    ['政府信息公开工作年度报告', '', undefined, undefined],
    [
      '发布日期：2023年1月10日\n某镇2022年政府信息公开工作年度报告',
      '某镇2022年政府信息公开工作年度报告',
      '2022',
      '某镇',
    ],
  ])('%j', (text, title, year, agency) => {
    const found = fields(...text.split('\n'));
    expect([found.title, found.year, found.agency]).toEqual([title || text, year, agency]);
  });

  test('a title in three lines, the year in one of its own', () => {
    expect(fields('某县人民政府', '2022年', '政府信息公开工作年度报告')).toEqual({
      title: '某县人民政府2022年政府信息公开工作年度报告',
      year: '2022',
      agency: '某县人民政府',
    });
  });

  test('the year of the period, where the title has none', () => {
    const period = '统计期限为2023年1月1日至2023年12月31日。';
    expect(fields('政府信息公开工作年度报告', period)).toMatchObject({ year: '2023' });
  });

  test('the year of the prose, where nothing else says it: a finding', () => {
    const report = reportOf(textOf('一、总体情况', '2021年，本机关公开信息。', SECTION.disclosure, ...DISCLOSURE));
    expect(report.fields.year?.value).toBe('2021');
    expect(codes(report)).toContain('year_from_prose');
  });

  test('nothing where nothing is said', () => {
    expect(fields()).toEqual({});
    expect(fields('一、总体情况', '工作正常。')).toEqual({});
  });
});

describe('what only looks like a field', () => {
  test.each([
    ['关于 is no part of a name', ['关于某镇2021年政府信息公开工作的年度报告'], 'agency', [undefined, '某镇']],
    ['万元 is no agency', ['单位：万元', '2022年政府信息公开工作年度报告'], 'agency', [undefined]],
    [
      'a source note is no agency',
      ['发布时间：2023-01-10 来源：某局', '政府信息公开工作年度报告'],
      'agency',
      [undefined],
    ],
    ['a publication date is no year of report', ['2023年1月10日', '某镇政府信息公开工作年度报告'], 'year', [undefined]],
    ['a date of signature is no year of report', ['负责人签字： 日期：2023年1月'], 'year', [undefined]],
    [
      'another report named above is no title',
      ['某市2021年法治政府建设工作报告', '某市2022年政府信息公开工作年度报告'],
      'year',
      [undefined, '2022'],
    ],
    [
      'a navigation line is no title',
      ['首页>政务公开>年度报告', '某镇2022年政府信息公开工作年度报告'],
      'title',
      ['某镇2022年政府信息公开工作年度报告'],
    ],
    [
      'the second line of a title is no title',
      ['某镇2022年政府信息公开', '工作年度报告'],
      'title',
      [undefined, '某镇2022年政府信息公开工作年度报告'],
    ],
    ['a thirteenth month is no period', ['2022年13月45日至2022年12月31日'], 'period_from', [undefined]],
  ])('%s', (_, lines, key, allowed) => {
    expect(allowed).toContain(fields(...lines)[key]);
  });
});

test('a span of years is no part of a name', () => {
  expect([undefined, '某镇']).toContain(fields('2020-2021年某镇政府信息公开工作年度报告').agency);
});

describe('period', () => {
  test.each([
    '自2022年1月1日起至2022年12月31日止。',
    '统计期限为2022年1月1日至2022年12月31日',
    '时间：2022年1月1日—2022年12月31日',
    '2022年01月01日到2022年12月31日',
    '自 2022 年 1 月 1 日起，至 2022 年 12 月 31 日止',
  ])('%s', (text) => {
    expect(fields('某镇政府信息公开工作年度报告', text)).toMatchObject({
      period_from: '2022-01-01',
      period_to: '2022-12-31',
      year: '2022',
    });
  });

  test('in the prose of a section, with the line it stands in', () => {
    const lines = ['一、总体情况', '本报告的统计期限自2022年1月1日起至2022年12月31日止。'];
    const report = reportOf(textOf(...lines, SECTION.disclosure, ...DISCLOSURE));
    expect(report.fields.period_from).toMatchObject({ value: '2022-01-01', location: 'L2' });
  });

  test('one date alone is none', () => {
    expect(fields('截至2022年12月31日')).not.toHaveProperty('period_to');
  });
});

describe('named fields', () => {
  test.each([
    ['单位名称：某镇人民政府          主要负责人签字：', { agency: '某镇人民政府' }],
    ['单位名称：某镇人民政府  主要负责人签字：甲乙', { agency: '某镇人民政府', signatory: '甲乙' }],
    ['填报单位（盖章）：某镇人民政府', { agency: '某镇人民政府' }],
    ['机关名称:某局', { agency: '某局' }],
    ['签发人：甲乙 审核人：丙丁', { signatory: '甲乙' }],
    ['主要负责人：  联系人：丙丁', {}],
    ['主要负责人签字：审核人：丙丁', {}],
    ['负责人签字：', {}],
  ])('%s', (text, expected) => {
    expect(fields(text)).toEqual(expected);
  });

  test('a blank signatory is not filled from the next line', () => {
    expect(fields('主要负责人签字：', '填表人：丙丁')).toEqual({});
  });

  test('the name that is given wins over the one in the title', () => {
    expect(fields('某县2022年政府信息公开工作年度报告', '单位名称：某县教育局').agency).toBe('某县教育局');
  });
});

describe('fields behind a label', () => {
  const TITLE = '某县水务局2022年政府信息公开工作年度报告';
  test.each<[string, Record<string, string>]>([
    [
      '如有疑问，请与某县水务局联系（地址：某县人民路 1 号（县政府大院），邮编：310000，联系电话：0571-88880000、88880001，电子邮箱：sw＠example.gov.cn）。',
      {
        address: '某县人民路 1 号（县政府大院）',
        telephone: '0571-88880000、88880001',
        email: 'sw@example.gov.cn',
      },
    ],
    [
      '发文字号：某政办发[2023] 3 号    发布时间：2023-01-20',
      { document_number: '某政办发〔2023〕3号', published: '2023-01-20' },
    ],
    [
      '发文字号\t某政办〔2023〕3号\t成文日期\t2023年1月20日',
      { document_number: '某政办〔2023〕3号', published: '2023-01-20' },
    ],
    ['联 系 电 话：（0571）88880000转802', { telephone: '(0571)88880000转802' }],
    ['通讯地址：某县人民路1号 邮编：310000', { address: '某县人民路1号' }],
  ])('%s', (line, expected) => {
    const { title, agency, year, ...rest } = fields(TITLE, line);
    expect(rest).toEqual(expected);
    expect([title, agency, year]).toEqual([TITLE, '某县水务局', '2022']);
  });

  test.each([
    ['a number of something else', '举报电话：12345'],
    ['a number that is masked', '联系电话：0571-8888****'],
    ['a blank', '联系电话：    联系地址：    电子邮箱：'],
    ['a day that no calendar has', '发布日期：2023年2月30日'],
    ['labels side by side', '联系地址\t联系电话\t电子邮箱'],
    ['an address that runs into the next label', '地址：某县人民路1号电话号：1'],
    ['an address without end', `地址：${'某'.repeat(150)}`],
    ['where to sign', '主要负责人：签字'],
  ])('%s is none', (_, line) => {
    const { title, agency, year, ...rest } = fields(TITLE, line);
    expect(rest).toEqual({});
  });

  test('the name of the agency: narrow, without the spaces of the layout and the mark of a stamp', () => {
    expect(fields('单位名称：某县 水务局  填报日期：').agency).toBe('某县水务局');
    expect(fields('单位名称：水 务 局').agency).toBe('水务局');
    expect(fields('单位名称：某县水务局 王某').agency).toBe('某县水务局');
    expect(fields('填报单位：某县人民政府办公室（盖章）').agency).toBe('某县人民政府办公室');
    expect(fields('填报单位：某县(新区)第２中学').agency).toBe('某县（新区）第2中学');
    expect(fields('填报单位：（盖章）').agency).toBeUndefined();
  });

  test('a form may add a field', () => {
    const field = { key: 'clerk', kind: 'text', label: '经办', en: 'clerk', aliases: ['经办科室'] } as const;
    const found = labelled({ ...field, aliases: [...field.aliases] }, [
      { text: '（经办科室：办公室；审核：', location: 'L1' },
    ]);
    expect(found).toEqual({ value: '办公室', raw: '经办科室：办公室', location: 'L1' });
  });

  test.each([
    '电'.repeat(2_000),
    '电话：'.repeat(600),
    `地址：${'(某'.repeat(900)}`,
    ' '.repeat(2_000),
    `E-mail:${'a.'.repeat(900)}`,
  ])('hostile lines take no time (%#)', (line) => {
    for (let count = 0; count < 50; count++) fields(TITLE, line);
  });
});

describe('a year that is contradicted', () => {
  const said = (...lines: string[]) =>
    reportOf(textOf(...lines, SECTION.disclosure, ...DISCLOSURE)).findings.filter(
      ({ code }) => code === 'year_contradicted',
    );

  test('by the period: a finding with both places', () => {
    const [found, ...more] = said('某镇2022年政府信息公开工作年度报告', '统计期限自2021年1月1日起至2021年12月31日止。');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ location: 'L2', params: { year: '2022', place: 'L1', against: '统计期限' } });
  });

  test.each([
    ['its heading', ['某县2016年政府信息公开情况统计表', '统计指标\t单位\t统计数'], '附表'],
    ['a heading that begins with the year', ['2016年政府信息公开情况统计表', '统计指标\t单位\t统计数'], '附表'],
    ['a label above it', ['政府信息公开情况统计表', '统计年度：2016', '统计指标\t单位\t统计数'], '附表'],
    ['a line under its title', ['政府信息公开情况统计表', '（2016年度）', '统计指标\t单位\t统计数'], '附表'],
    [
      'a line under its title, plain',
      ['政府信息公开情况统计表', '填报单位：某县', '2016年', '统计指标\t单位\t统计数'],
      '附表',
    ],
    ['a line above its title', ['附件', '某县2016年度', '政府信息公开情况统计表', '统计指标\t单位\t统计数'], '附表'],
  ])('by a table annexed: %s', (_, annex, against) => {
    const rows = ['（一）收到申请数\t件\t3', '1.当面申请数\t件\t1', '2.传真申请数\t件\t2', '3.网络申请数\t件\t0'];
    const found = said('某县2017年政府信息公开工作年度报告', '一、概述', '全县推进公开。', ...annex, ...rows);
    expect(found.map(({ params }) => [params.year, params.against])).toEqual([['2017', against]]);
    const line = annex.findIndex((text) => text.includes('2016')) + 4;
    expect(found).toMatchObject([{ location: `L${line}`, params: { place: 'L1' } }]);
  });

  test.each([
    ['the year of the report', ['政府信息公开情况统计表', '（2017年度）']],
    ['the day on which it was filled in', ['政府信息公开情况统计表', '2018年1月22日']],
    ['a line that says more', ['政府信息公开情况统计表', '（2016年度起填报）']],
  ])('not by a table annexed with %s', (_, annex) => {
    const rows = ['统计指标\t单位\t统计数', '（一）收到申请数\t件\t3', '1.当面申请数\t件\t1', '2.传真申请数\t件\t2'];
    expect(said('某县2017年政府信息公开工作年度报告', '一、概述', '全县推进公开。', ...annex, ...rows)).toEqual([]);
  });
});
