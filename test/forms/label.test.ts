import fc from 'fast-check';
import { normalise } from '../../src/forms/label.js';

describe('normalise', () => {
  test.each([
    // as it stands, core, full (where it is not the core)
    ['（一）予以公开', '予以公开', '一予以公开'],
    ['(一)予以公开', '予以公开', '一予以公开'],
    ['一）予以公开', '予以公开', '一予以公开'],
    ['三、本年度办理结果', '本年度办理结果', '三本年度办理结果'],
    ['十一、其他', '其他', '十一其他'],
    ['1.属于国家秘密', '属于国家秘密', '1属于国家秘密'],
    ['１．属于国家秘密', '属于国家秘密', '1属于国家秘密'],
    ['1属于国家秘密', '属于国家秘密', '1属于国家秘密'],
    ['①属于国家秘密', '属于国家秘密', '1属于国家秘密'],
    ['⑴属于国家秘密', '属于国家秘密', '1属于国家秘密'],
    ['自 然 人', '自然人'],
    ['总　计', '总计'],
    ['社会\n公益\r\n组织', '社会公益组织'],
    ['规\u200b章\ufeff', '规章'],
    ['3.危及“三安全一稳定”', '危及三安全一稳定', '3危及三安全一稳定'],
    ['危及「三安全一穩定」', '危及三安全一稳定'],
    ['規章(設區的市應提供)', '规章', '规章设区的市应提供'],
    ['规章【本级】', '规章', '规章本级'],
    // a bracket that is never closed: an explanation only if enough of a label stands before it
    ['行政许可（含涉外', '行政许可', '行政许可含涉外'],
    ['规章（设区的市', '规章设区的市'],
    ['其他（律行政法规禁止公开', '其他律行政法规禁止公开'],
    ['规章）', '规章'],
    ['規範性檔案', '规范性文件'],
    ['行政執法案卷', '行政执法案卷'],
    ['要求行政機關確認或重新出具已獲取資訊', '要求行政机关确认或重新出具已获取信息'],
    ['第二十条第（六）项-', '第二十条第六项'],
    // numerals that are no numbering
    ['三类内部事务信息', '三类内部事务信息'],
    ['四类过程性信息', '四类过程性信息'],
    ['2021年规范性文件', '2021年规范性文件'],
    ['（一）', '一'],
    ['((((规章', '规章'],
    ['', ''],
    ['…、。', ''],
  ])('%j is %s', (text, core, full = core) => {
    expect(normalise(text)).toMatchObject({ core, full });
  });

  test.each([
    ['（三）不予公开', '三'],
    ['3.其他', '3'],
    ['１0、其他', '10'],
    ['其他', ''],
    ['（区分处理）其他', ''],
    ['2021年规范性文件', ''],
  ])('the number in front of %s is "%s"', (text, number) => {
    expect(normalise(text).number).toBe(number);
  });

  test('is the same when asked again, and after thousands of others', () => {
    const first = normalise('（一）予以公开');
    for (let count = 0; count < 5000; count++) normalise(`标签${count}`);
    expect(normalise('（一）予以公开')).toEqual(first);
  });

  test('leaves nothing but letters and digits, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const { core, full } = normalise(text);
        expect(core + full).toMatch(/^[\p{L}\p{N}]*$/u);
      }),
    );
  });

  test('does not choke on lone surrogates, NUL and a hundred thousand brackets', () => {
    expect(normalise('规\ud800章\0')).toMatchObject({ core: '规章', full: '规章' });
    expect(normalise(`规章${'（'.repeat(100_000)}`).core).toBe('规章');
  });
});
