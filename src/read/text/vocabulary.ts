/** Words that every report of this kind contains: what tells the right decoding of a text from the wrong ones. */

/** Sorted by theme; a longer word that holds a shorter one counts twice, which is meant: it is the better evidence. */
const SIMPLIFIED = [
  ...['政府', '信息', '公开', '政府信息', '年度报告', '主动公开', '予以公开', '不予公开', '部分公开', '依申请'],
  ...['规章', '规范性文件', '行政许可', '行政处罚', '行政强制', '行政事业性收费', '处理决定', '现行有效', '第二十条'],
  ...[
    '申请人',
    '自然人',
    '商业企业',
    '科研机构',
    '法人',
    '其他组织',
    '国家秘密',
    '无法提供',
    '不予处理',
    '本年',
    '总计',
  ],
  ...['行政复议', '行政诉讼', '结果维持', '结果纠正', '尚未审结', '人民政府', '机关', '工作', '数量', '单位', '办理'],
];

const TRADITIONAL = [
  ...['資訊', '信息', '公開', '政府資訊', '年度報告', '主動公開', '予以公開', '不予公開', '部分公開', '依申請'],
  ...['規章', '規範性', '行政許可', '行政處罰', '行政強制', '行政事業性收費', '處理決定', '現行有效', '第二十條'],
  ...['申請人', '商業企業', '科研機構', '其他組織', '國家秘密', '無法提供', '不予處理', '總計'],
  ...['行政複議', '行政復議', '行政訴訟', '結果維持', '結果糾正', '尚未審結', '機關', '數量', '單位', '辦理'],
];

/** All of them, in either script. */
export const WORDS: readonly string[] = [...new Set([...SIMPLIFIED, ...TRADITIONAL])];

/** Short words so frequent that a garbled report contains one of them in garbled shape within its first lines. */
export const FREQUENT: readonly string[] = ['政府', '信息', '公开', '行政', '年度', '申请', '规章', '公開', '資訊'];

/** How often words of the forms occur in a text. */
export function countWords(text: string): number {
  let count = 0;
  for (const word of WORDS) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count += 1;
  }
  return count;
}
