import * as z from 'zod';

import { InputError, isOfUpdate, messageOf, UPDATED } from '../core/errors';
import { panelWords } from './panelWords';

/** What is wrong with one input. */
export const problemSchema = z.object({
  input: z.string(),
  code: z.string(),
  message: z.string(),
  /** What was underneath, for the details button */
  details: z.string().optional()
});

export type Problem = z.infer<typeof problemSchema>;

/** An error as it is reported: the sentence of a mendable one, the plain message of any other. */
export function problemOf(error: unknown, input: string): Problem {
  if (error instanceof InputError) {
    return { input, code: error.code, message: error.message, ...detailsOf(error.cause) };
  }
  if (isOfUpdate(error)) {
    return { input, code: 'E_REPLACED', message: `${input}: ${UPDATED}`, ...detailsOf(error) };
  }
  const message = messageOf(error);
  return {
    input,
    code: 'E_INTERNAL',
    message: `${input}: the program failed in a way nobody foresaw (${message}). Please report it.`,
    ...detailsOf(error)
  };
}

/** A problem as results tell it: with what was underneath only where that is all there is to tell. */
export function toldProblem({ details, ...problem }: Problem): Problem {
  return problem.code === 'E_INTERNAL' ? { ...problem, details } : problem;
}

/** A problem as panels show it. */
export function panelProblem(problem: Problem): Problem {
  return { ...problem, message: panelWords(problem.message) };
}

function detailsOf(cause: unknown): { details?: string } {
  if (cause === undefined) {
    return {};
  }
  return { details: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
}
