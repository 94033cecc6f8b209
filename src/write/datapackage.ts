/** datapackage.json: the tables described after the Tabular Data Package profile, version 1 (specs.frictionlessdata.io). */
import type { Field, Table } from './table.js';
import { csvTables } from './tables.js';

/** In which language the header lines of the CSV files are: names of the fields, or their Chinese titles. */
export type Headers = 'en' | 'zh';

/** What stands in the header line of a table. */
export const titlesOf = ({ fields }: Table, headers: Headers): string[] =>
  fields.map(({ name, title }) => (headers === 'zh' ? title.zh : name));

/** The data package as JSON text; it depends on the tables and the header lines alone. */
export function dataPackage(tables: readonly Table[] = csvTables(), headers: Headers = 'en'): string {
  const value = {
    profile: 'tabular-data-package',
    name: 'gouji',
    title: '政府信息公开工作年度报告',
    title_en: 'Annual reports on government information disclosure',
    resources: tables.map((table) => resource(table, headers)),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function resource(table: Table, headers: Headers) {
  const titles = new Map(table.fields.map(({ name }, index) => [name, titlesOf(table, headers)[index] ?? name]));
  const shown = (name: string): string => titles.get(name) ?? name;
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    path: `${table.name}.csv`,
    title: table.title.zh,
    title_en: table.title.en,
    description: table.about.zh,
    description_en: table.about.en,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: table.fields.map((field) => ({
        ...fieldDescriptor(field),
        name: shown(field.name),
        ...(headers === 'zh' && { key: field.name }),
      })),
      missingValues: [''],
      primaryKey: table.primaryKey?.map(shown),
      foreignKeys: table.ofReports
        ? [{ fields: shown('document'), reference: { resource: 'reports', fields: shown('document') } }]
        : undefined,
    },
  };
}

function fieldDescriptor({ name, type, title, about, unit, values, required }: Field) {
  const constraints = { required, enum: values };
  return {
    name,
    type,
    title: title.zh,
    title_en: title.en,
    description: about.zh,
    description_en: about.en,
    unit,
    constraints: required || values ? constraints : undefined,
  };
}
