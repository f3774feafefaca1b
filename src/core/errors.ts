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

export const UPDATED =
  '4D-STEM was updated while it ran, so that a part of the program was not there any more. Try again.';

/** Whether a part of the program could not be loaded since it is not there any more, as after an update while it ran (Node). */
export function isOfUpdate(error: unknown): boolean {
  return error instanceof Error && (error as Error & { readonly code?: unknown }).code === 'ERR_MODULE_NOT_FOUND';
}

/** What an error says, without its class; of anything else that was thrown its text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
