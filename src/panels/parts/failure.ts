import { BackendError } from '../../protocol/backendError';
import { panelWords } from '../../protocol/panelWords';

/** An error as a panel shows it: a sentence, and what was underneath behind a button. */
export interface Failure {
  readonly message: string;
  readonly details?: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof BackendError) {
    return { message: panelWords(error.message), details: error.details };
  }
  return error instanceof Error ? { message: error.message, details: error.stack } : { message: String(error) };
}
