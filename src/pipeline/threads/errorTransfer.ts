import { InputError } from '../../core/errors';

/** An error on its way between threads, where it would lose its class. */
export interface SentError {
  readonly message: string;
  readonly code?: string;
  readonly details?: string;
}

export function sentError(error: unknown): SentError {
  if (error instanceof InputError) {
    const { cause } = error;
    return { message: error.message, code: error.code, details: cause instanceof Error ? cause.stack : undefined };
  }
  return error instanceof Error ? { message: error.message, details: error.stack } : { message: String(error) };
}

export function receivedError({ message, code, details }: SentError): Error {
  const cause = details === undefined ? undefined : { cause: details };
  return code?.startsWith('E_') ? new InputError(code as `E_${string}`, message, cause) : new Error(message, cause);
}
