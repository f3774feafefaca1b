/** An input that the user can mend: `code` for programs, `message` a sentence for people, `cause` what was underneath. */
export class InputError extends Error {
  constructor(
    readonly code: `E_${string}`,
    message: string,
    options?: { cause: unknown }
  ) {
    super(message, options);
    this.name = 'InputError';
  }
}

/** Raised where work stops because the user asked for it: an outcome, not a failure. */
export class CancelledError extends Error {
  constructor(message = 'Cancelled.') {
    super(message);
    this.name = 'CancelledError';
  }
}

/** What an error says, without its class; of anything else that was thrown its text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
