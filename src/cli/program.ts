/** The command line as commander sees it: commands, arguments, options, and their errors in the user's language. */
import { Command, type CommanderError, Option } from 'commander';
import { MEMORY_LIMIT, TIME_LIMIT } from './limits.js';
import type { Context } from './machine.js';
import type { Lang, MessageKey, Say } from './messages.js';

/** Why a command ends without having done its work, in the user's words. */
export class Failure extends Error {}

/** Wrong usage, in the user's words. */
export class UsageError extends Failure {}

/** Form files that are used besides the built-in forms. */
export interface FormFlags {
  form?: string[];
}

export interface ConvertFlags extends FormFlags {
  out?: string;
  encoding?: string;
  docx?: string;
  stdout?: string;
  name?: string;
  quiet?: boolean;
  units?: boolean;
  trace?: string;
  jobs?: string;
  json?: string;
  headers?: string;
  include?: string[];
  exclude?: string[];
  keep?: boolean;
  shard?: string;
  progress?: string;
  timeLimit?: string;
  memoryLimit?: string;
}

export interface MergeFlags extends FormFlags {
  out?: string;
  quiet?: boolean;
}

export interface ShowFlags extends FormFlags {
  encoding?: string;
  name?: string;
}

export interface DiffFlags {
  format?: string;
}

export interface FormShowFlags extends FormFlags {
  json?: boolean;
}

export interface DraftFlags extends FormFlags {
  out?: string;
  name?: string;
  encoding?: string;
  fromRun?: string;
  base?: string;
}

/** What the commands do. */
export interface Actions {
  convert: (paths: string[], flags: ConvertFlags) => Promise<void>;
  merge: (folders: string[], flags: MergeFlags) => Promise<void>;
  show: (file: string, flags: ShowFlags) => Promise<void>;
  accuracy: (folder: string, flags: FormFlags) => Promise<void>;
  dictionary: (flags: FormFlags) => Promise<void>;
  formsList: (flags: FormFlags) => Promise<void>;
  formsShow: (name: string, flags: FormShowFlags) => Promise<void>;
  formsCheck: (files: string[], flags: FormFlags) => Promise<void>;
  formsDraft: (sample: string | undefined, flags: DraftFlags) => Promise<void>;
  explain: (file: string, figure: string, flags: ShowFlags) => Promise<void>;
  diff: (before: string, after: string, flags: DiffFlags) => Promise<void>;
}

/** Encodings that help and errors name; their aliases are taken as well. */
export const ENCODINGS = 'utf-8, utf-16le, utf-16be, gb18030, big5';

/** The program; `print` takes help and version. */
export function programFor(
  { lang, say, version }: Pick<Context, 'lang' | 'say' | 'version'>,
  actions: Actions,
  print: (text: string) => void,
): Command {
  const encoding = () => new Option('-e, --encoding <E>', say('option_encoding', { encodings: ENCODINGS }));
  const name = () => new Option('--name <NAME>', say('option_name'));
  const several = (flag: string, about: string) =>
    new Option(flag, about).argParser((value: string, before: string[] = []) => [...before, value]);
  const form = () => several('--form <FILE>', say('option_form'));
  const language = () =>
    new Option('--lang <LANG>', say('option_lang')).argParser((value) => {
      if (value !== 'zh' && value !== 'en') throw new UsageError(say('unknown_lang', { lang: value }));
      return value;
    });
  const program = new Command('gouji')
    .description(say('about'))
    .version(version, '-V, --version', say('about_version'));
  program.configureOutput({ writeOut: print, writeErr: print, outputError: () => {} });
  program
    .addOption(language())
    .helpOption('-h, --help', say('about_help'))
    .addHelpText('after', `\n${say('exit_codes')}`);
  program.usage('[options] <command>').helpCommand(false).allowExcessArguments(false);
  program.argument('[command...]').action(([command]: string[]) => {
    throw new UsageError(command === undefined ? say('no_command') : say('unknown_command', { what: command }));
  });
  program
    .command('convert')
    .description(say('about_convert'))
    .argument('<path...>', say('argument_paths'))
    .addOption(new Option('-o, --out <DIR>', say('option_out')))
    .addOption(encoding())
    .addOption(new Option('--docx <READER>', say('option_docx')))
    .addOption(new Option('--stdout <FORMAT>', say('option_stdout')))
    .addOption(name())
    .addOption(new Option('-j, --jobs <N>', say('option_jobs')))
    .addOption(several('--include <GLOB>', say('option_include')))
    .addOption(several('--exclude <GLOB>', say('option_exclude')))
    .addOption(new Option('--json <MODE>', say('option_json')))
    .addOption(new Option('--headers <LANG>', say('option_headers')))
    .addOption(new Option('--keep', say('option_keep')))
    .addOption(new Option('--shard <N/M>', say('option_shard')))
    .addOption(new Option('--units', say('option_units')))
    .addOption(new Option('--time-limit <S>', say('option_time_limit', { seconds: TIME_LIMIT })))
    .addOption(new Option('--memory-limit <MB>', say('option_memory_limit', { megabytes: MEMORY_LIMIT })))
    .addOption(new Option('--trace <FILE>', say('option_trace')))
    .addOption(form())
    .addOption(new Option('--progress <KIND>', say('option_progress')))
    .addOption(new Option('-q, --quiet', say('option_quiet')))
    .action(actions.convert);
  program
    .command('merge')
    .description(say('about_merge'))
    .argument('<folder...>', say('argument_shards'))
    .addOption(new Option('-o, --out <DIR>', say('option_out')))
    .addOption(form())
    .addOption(new Option('-q, --quiet', say('option_quiet')))
    .action(actions.merge);
  program
    .command('show')
    .description(say('about_show'))
    .argument('<file>', say('argument_file'))
    .addOption(encoding())
    .addOption(name())
    .addOption(form())
    .action(actions.show);
  program
    .command('accuracy')
    .description(say('about_accuracy'))
    .argument('<folder>', say('argument_answers'))
    .addOption(form())
    .action(actions.accuracy);
  program
    .command('explain')
    .description(say('about_explain'))
    .argument('<file>', say('argument_document'))
    .argument('<figure>', say('argument_figure'))
    .addOption(encoding())
    .addOption(name())
    .addOption(form())
    .action(actions.explain);
  program
    .command('diff')
    .description(say('about_diff'))
    .argument('<run_a>', say('argument_run'))
    .argument('<run_b>', say('argument_run'))
    .addOption(new Option('--format <FORMAT>', say('option_format')))
    .addHelpText('after', `\n${say('diff_codes')}`)
    .action(actions.diff);
  program
    .command('dictionary', { hidden: true })
    .description(say('about_dictionary'))
    .addOption(form())
    .action(actions.dictionary);
  const forms = program.command('forms').description(say('about_forms'));
  addFormCommands(forms, say, actions, form);
  const commands = [...program.commands, ...forms.commands];
  for (const command of commands) {
    command.addOption(language()).helpOption('-h, --help', say('about_help')).allowExcessArguments(false);
  }
  for (const command of [program, ...commands]) {
    command.exitOverride().configureHelp({ styleTitle: (title) => TITLES[title]?.[lang] ?? title });
  }
  return program;
}

function addFormCommands(forms: Command, say: Say, actions: Actions, form: () => Option): void {
  forms.helpCommand(false).usage('[options] <command>');
  forms.argument('[command...]').action(([command]: string[]) => {
    throw new UsageError(
      command === undefined ? say('no_form_command') : say('unknown_command', { what: `forms ${command}` }),
    );
  });
  forms.command('list').description(say('about_forms_list')).addOption(form()).action(actions.formsList);
  forms
    .command('show')
    .description(say('about_forms_show'))
    .argument('<name>', say('argument_form_name'))
    .addOption(form())
    .addOption(new Option('--json', say('option_json')))
    .action(actions.formsShow);
  forms
    .command('check')
    .description(say('about_forms_check'))
    .argument('<file...>', say('argument_form_files'))
    .addOption(form())
    .action(actions.formsCheck);
  forms
    .command('draft')
    .description(say('about_forms_draft'))
    .argument('[sample]', say('argument_sample'))
    .addOption(new Option('-o, --out <FILE>', say('option_draft_out')))
    .addOption(new Option('--name <NAME>', say('option_draft_name')))
    .addOption(new Option('-e, --encoding <E>', say('option_encoding', { encodings: ENCODINGS })))
    .addOption(form())
    .addOption(new Option('--from-run <DIR>', say('option_from_run')))
    .addOption(new Option('--base <NAME>', say('option_base')))
    .action(actions.formsDraft);
}

/** commander writes these itself. */
const TITLES: Record<string, Record<Lang, string>> = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
};

/** The errors of commander that a user can bring about. */
const ERRORS: Record<string, MessageKey> = {
  'commander.unknownOption': 'unknown_option',
  'commander.unknownCommand': 'unknown_command',
  'commander.missingArgument': 'missing_argument',
  'commander.optionMissingArgument': 'missing_option_value',
  'commander.excessArguments': 'excess_arguments',
};

/**
 *     error: unknown option '--tsv'
 *                            ^^^^^
 * @returns a UsageError, or undefined when help or version was asked for
 */
export function usageErrorOf(error: CommanderError, say: Say): UsageError | undefined {
  if (error.exitCode === 0) return undefined;
  const key = ERRORS[error.code];
  const what = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  return new UsageError(key === undefined ? error.message : say(key, { what }));
}
