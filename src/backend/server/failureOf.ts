import { CancelledError, InputError, isOfUpdate, messageOf } from '../../core/errors';
import { CANCELLED } from '../../protocol/failure';
import { panelWords } from '../../protocol/panelWords';

/** An error as people and programs get to see it. */
export interface DescribedError {
  code: string;
  message: string;
  details?: string;
}

/** Describes any error: the user's sentence where there is one, and what was underneath as details. */
export function failureOf(error: unknown): DescribedError {
  if (error instanceof InputError) {
    return { code: error.code, message: panelWords(error.message), details: causes(error) };
  }
  if (error instanceof CancelledError) {
    return { code: CANCELLED, message: error.message };
  }
  if (isOfUpdate(error)) {
    const message =
      'A part of 4D-STEM is not where it was: it was updated after this Jupyter server was started. Restart the server ' +
      '(Hub Control Panel, Stop My Server; jobs go on meanwhile), then reload this page.';
    return { code: 'E_REPLACED', message, details: stack(error) };
  }
  const message = messageOf(error);
  return { code: 'E_INTERNAL', message: `The backend failed: ${message}`, details: stack(error) };
}

function causes(error: Error): string | undefined {
  return error.cause === undefined ? undefined : stack(error.cause);
}

function stack(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by ${stack(error.cause)}`;
}
