/** datapackage.json: the tables described after the Tabular Data Package profile, version 1 (specs.frictionlessdata.io). */
import type { Field, Table } from './table.js';
import { csvTables } from './tables.js';

/** The data package as JSON text; it depends on the tables alone. */
export function dataPackage(tables: readonly Table[] = csvTables()): string {
  const value = {
    profile: 'tabular-data-package',
    name: 'gouji',
    title: '政府信息公开工作年度报告',
    title_en: 'Annual reports on government information disclosure',
    resources: tables.map(resource),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function resource(table: Table) {
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
      fields: table.fields.map(fieldDescriptor),
      missingValues: [''],
      primaryKey: table.primaryKey,
      foreignKeys: table.ofReports
        ? [{ fields: 'document', reference: { resource: 'reports', fields: 'document' } }]
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
