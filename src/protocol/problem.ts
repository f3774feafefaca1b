import { InputError } from '../core/errors';
import type { Problem } from './convert/convertResult';

/** An error as it is reported: the sentence of a mendable one, the plain message of any other. */
export function problemOf(error: unknown, input: string): Problem {
  if (error instanceof InputError) {
    return { input, code: error.code, message: error.message, ...detailsOf(error.cause) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    input,
    code: 'E_INTERNAL',
    message: `${input}: the program failed in a way nobody foresaw (${message}). Please report it.`,
    ...detailsOf(error)
  };
}

function detailsOf(cause: unknown): { details?: string } {
  if (cause === undefined) {
    return {};
  }
  return { details: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
}
