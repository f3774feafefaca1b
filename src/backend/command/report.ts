import type { Kind } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import type { Outcome } from '../../pipeline/eachInput';
import type { Work } from '../../pipeline/work';
import type { Problem } from '../../protocol/problem';
import { jsonLine } from './terminal';

/** The JSON object of a run, one line: what was underneath an error only where that is all there is to tell. */
export function reportJson(report: { errors: readonly Problem[] }): string {
  const errors = report.errors.map(({ details, ...problem }) =>
    problem.code === 'E_INTERNAL' ? { ...problem, details } : problem
  );
  return jsonLine({ ...report, errors });
}

/** Errors in words, one line each, for standard error. */
export function errorLines(errors: readonly Problem[]): string {
  return errors.map(({ code, message }) => `${code}: ${message}\n`).join('');
}

/**
 * Results on standard output, in words or as one JSON object that has the errors too; errors in words on standard error.
 *
 * @param more for the JSON object, such as how a job has ended
 */
export function printOutcome<K extends Kind>(
  kind: K,
  work: Work<K>,
  { results, errors }: Outcome<K>,
  json: boolean,
  more: object = {}
): void {
  const report = { [capabilities[kind].report]: results.map(work.entry), errors, ...more };
  process.stdout.write(json ? reportJson(report) : results.map(work.text).join(''));
  process.stderr.write(errorLines(errors));
}

/** Errors alone: nothing could be begun. @param report what the JSON object calls the results there are none of */
export function printErrors(report: string, errors: readonly Problem[], json: boolean): void {
  process.stdout.write(json ? reportJson({ [report]: [], errors }) : '');
  process.stderr.write(errorLines(errors));
}
