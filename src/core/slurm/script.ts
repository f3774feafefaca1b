import { InputError } from '../errors';

/** Line by which a script of this program is told from one of another. */
export const SCRIPT_MADE_BY = '# Made by jupyterlab-4dstem';

/** What a script asks of Slurm: long options of sbatch without the dashes; '' is an option without value. */
export type Directives = Readonly<Record<string, string>>;

/** Options that a site adds, replaces, or, with null, leaves out. */
export type DirectiveChanges = Readonly<Record<string, string | null>>;

/**
 * A batch script. The shell is named by its full path: `env` would take whatever bash a poisoned PATH has first.
 *
 * @param lines of bash, as they are
 */
export function slurmScript(directives: Directives, lines: readonly string[], shell = '/bin/bash'): string {
  const asked = Object.entries(directives).map(([name, value]) =>
    value === '' ? `#SBATCH --${name}` : `#SBATCH --${name}=${directiveValue(value)}`
  );
  return [`#!${shell}`, ...asked, '', ...lines, ''].join('\n');
}

/** Directives as a site wants them: those it replaces keep their place, those it adds come last. */
export function adjusted(directives: Directives, changes: DirectiveChanges): Directives {
  return Object.fromEntries(
    Object.entries({ ...directives, ...changes }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  );
}

/** One word for a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}

/**
 * A folder within the name of a log: sbatch replaces %-signs there, or, after any backslash, not even its own.
 *
 * @throws InputError `E_PATH` for a name that sbatch cannot take
 */
export function logPattern(folder: string): string {
  if (/[\\\r\n]/.test(folder)) {
    throw new InputError(
      'E_PATH',
      `${JSON.stringify(folder)} has a backslash or a line end in its name, which sbatch does not take for its logs. Rename the folder.`
    );
  }
  return folder.replace(/%/g, '%%');
}

/** A value behind `#SBATCH --option=`: sbatch understands double quotes, with a backslash before what would end them. */
function directiveValue(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
