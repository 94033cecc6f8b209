/** Node, run as a process of its own. */
import { spawnSync } from 'node:child_process';

/** Runs Node with these arguments in the folder of the project. */
export function node(args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}
