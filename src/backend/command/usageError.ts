import type { ZodError } from 'zod';

/** The command line itself is wrong: told on standard error, exit status 2. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly code: `E_${string}` = 'E_USAGE'
  ) {
    super(message);
    this.name = 'UsageError';
  }

  /** What the form's schema says of options, by default in the words of the command line. */
  static fromZod(error: ZodError, nameOf: (path: string[]) => string = optionName): UsageError {
    return new UsageError(
      error.issues
        .map(({ path, message }) => (path.length > 0 ? `${nameOf(path.map(String))}: ${message}` : message))
        .join('\n')
    );
  }
}

function optionName([first, inner]: string[]): string {
  const key = first !== 'repair' ? first : inner === 'spikes' ? 'replaceSpikes' : inner;
  return `--${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
