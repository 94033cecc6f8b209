/** What the tests of figures that were wrong in silence have in common. */
import type { Report } from '../../../src/report.js';
import { type Drawn, documentOf, grid, reportOf, row, SECTION } from '../documents.js';

export const HEAD = ['指标', '单位', '统计数'];
export const TITLE = '政府信息公开情况统计表';
/** Title and head of the statistics as spaces lay them out, */
export const STATISTICS = [TITLE, '指标                                     单位    统计数'];
/** and those of table three. */
export const SPACED = [
  SECTION.applications,
  '                                          申请人情况',
  '                                          法人或其他组织',
  '                                自然人    商业企业  科研机构  社会公益组织  法律服务机构  其他  总计',
];
export const UNPLACED = Array(7).fill('unplaced');

export const inGrid = (...rows: Drawn[][]): Report => reportOf(documentOf(grid(HEAD, ...rows)));

/** A row of the statistics, see `row`. */
export const counts = (report: Report, key: string): string[] => row(report, 'statistics', key);

export const statuses = (report: Report, key: string): string[] =>
  report.figures.filter(({ row: own }) => own === key).map(({ status }) => status);
