import { BackendError } from '../../protocol/backendError';
import { panelWords } from '../../protocol/panelWords';

/** An error as a panel shows it: a sentence, and what was underneath behind a button. */
export interface Failure {
  readonly message: string;
  readonly details?: string;
  /** What kind of failure it is, for a panel that can help; undefined for one of the panel's own */
  readonly code?: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof BackendError) {
    return { message: panelWords(error.message), details: error.details, code: error.code };
  }
  return error instanceof Error ? { message: error.message, details: error.stack } : { message: String(error) };
}
