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

  /** What the schema of options says, by the names that the user has given them. */
  static fromZod(error: ZodError, nameOf: (place: string[]) => string): UsageError {
    const lines = error.issues.map(({ path, message }) =>
      path.length > 0 ? `${nameOf(path.map(String))}: ${message}` : message
    );
    return new UsageError([...new Set(lines)].join('\n'));
  }
}
