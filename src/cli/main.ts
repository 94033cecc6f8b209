/** The command line: `main` takes arguments and streams and gives the exit code, so that tests can run it as users do. */
import { CommanderError } from 'commander';
import { write } from '../batch/output/stdout.js';
import { codeOf, isOfSystem, reasonOf } from '../batch/reasons.js';
import { dataDictionary } from '../write/dictionary.js';
import { accuracyCommand } from './accuracy.js';
import { convertCommand } from './convert.js';
import { diffCommand } from './diff.js';
import { explainCommand } from './explain.js';
import { formsOf } from './form-files.js';
import { formsCheckCommand, formsListCommand, formsShowCommand } from './forms-command.js';
import { formsDraftCommand } from './forms-draft.js';
import { type Context, DONE, debug, type Machine, WRONG_USAGE } from './machine.js';
import { mergeCommand } from './merge.js';
import { type Lang, langOf, sayIn } from './messages.js';
import { type Actions, Failure, programFor, UsageError, usageErrorOf } from './program.js';
import { showCommand } from './show-command.js';
import { withTrace } from './trace.js';

/** Runs a command line (without node and script) and gives its exit code. Never throws. */
export async function main(argv: readonly string[], machine: Machine): Promise<number> {
  // Whoever reads our output may stop (`| head`); the write that fails then says so.
  for (const stream of [machine.stdout, machine.stderr]) stream.on('error', () => {});
  const lang = langIn(argv) ?? langOf(machine.env);
  const context = { ...machine, lang, say: sayIn(lang) };
  try {
    return await commandOf(argv, context);
  } catch (error) {
    return failure(error, context);
  }
}

/** `--lang` decides in which language all else is said, so it is looked for before commander reads the arguments. */
function langIn(argv: readonly string[]): Lang | undefined {
  const index = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const value = argv[index] === '--lang' ? argv[index + 1] : argv[index]?.slice('--lang='.length);
  return value === 'zh' || value === 'en' ? value : undefined;
}

async function commandOf(argv: readonly string[], context: Context): Promise<number> {
  const { say, stdout } = context;
  let code = DONE;
  let help = '';
  const actions: Actions = {
    convert: async (paths, flags) => {
      const command = (traced: Context) => convertCommand(paths, flags, traced);
      code = await (flags.trace === undefined
        ? command(context)
        : withTrace(
            flags.trace,
            { paths, out: flags.stdout === undefined ? (flags.out ?? 'out') : '-' },
            await formsOf(flags, context),
            context,
            command,
          ));
    },
    merge: async (folders, flags) => {
      code = await mergeCommand(folders, flags, context);
    },
    show: async (file, flags) => {
      code = await showCommand(file, flags, context);
    },
    accuracy: async (folder, flags) => {
      code = await accuracyCommand(folder, flags, context);
    },
    dictionary: async (flags) => write(stdout, dataDictionary(await formsOf(flags, context))),
    formsList: async (flags) => {
      code = await formsListCommand(flags, context);
    },
    formsShow: async (name, flags) => {
      code = await formsShowCommand(name, flags, context);
    },
    formsCheck: async (files, flags) => {
      code = await formsCheckCommand(files, flags, context);
    },
    formsDraft: async (sample, flags) => {
      code = await formsDraftCommand(sample, flags, context);
    },
    explain: async (file, figure, flags) => {
      code = await explainCommand(file, figure, flags, context);
    },
    diff: async (before, after, flags) => {
      code = await diffCommand(before, after, flags, context);
    },
  };
  const program = programFor(context, actions, (text) => {
    help += text;
  });
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : [...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const usage = usageErrorOf(error, say);
    if (usage !== undefined) throw usage;
    await write(stdout, help);
  }
  return code;
}

function failure(error: unknown, context: Context): number {
  const { stderr, say, lang } = context;
  if (codeOf(error) === 'EPIPE') return DONE;
  if (error instanceof UsageError) {
    stderr.write(`${say('usage_error', { what: error.message })}\n${say('usage_hint')}\n`);
  } else if (error instanceof Failure) {
    stderr.write(`${error.message}\n`);
  } else if (isOfSystem(error)) {
    // A disk that is full under `> reports.json`.
    const { reason, reason_en } = reasonOf(error);
    stderr.write(`${say('stdout_unwritable', { reason: lang === 'zh' ? reason : reason_en })}\n`);
  } else {
    stderr.write(`${say('defect')}\n`);
    debug(context, 'gouji', error);
  }
  return WRONG_USAGE;
}
