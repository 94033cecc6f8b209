#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { convert } from '../index.js';
import { main } from './main.js';

const packaged = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const { version } = packaged('package.json');
const formSchema = packaged('schema/form.schema.json');
const { stdin, stdout, stderr, env } = process;
// Not process.exit: what is on its way to a pipe must arrive.
process.exitCode = await main(process.argv.slice(2), { stdin, stdout, stderr, env, version, convert, formSchema });
