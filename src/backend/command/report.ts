import type { Kind } from '../../protocol/capabilities';
import { capabilities, entriesOf } from '../../protocol/capabilities';
import type { Outcome } from '../../pipeline/eachInput';
import type { Order, Telling } from '../../pipeline/work';
import type { Problem } from '../../protocol/problem';
import { toldProblem } from '../../protocol/problem';
import { jsonLine } from './terminal';

/** The JSON object of a run, one line: what was underneath an error only where that is all there is to tell. */
export function reportJson(report: { errors: readonly Problem[] }): string {
  return jsonLine({ ...report, errors: report.errors.map(toldProblem) });
}

/** Errors in words, one line each, for standard error. */
export function errorLines(errors: readonly Problem[]): string {
  return errors.map(({ code, message }) => `${code}: ${message}\n`).join('');
}

/**
 * Results on standard output, in words or as one JSON object that has the errors too; errors, and where something was written,
 * in words on standard error.
 */
export function printOutcome<K extends Kind>(
  { kind, options }: Pick<Order<K>, 'kind' | 'options'>,
  told: Telling<K>,
  { results, errors }: Outcome<K>,
  { json, several, more = {} }: Printing
): void {
  const entries = entriesOf(kind, results);
  if (!json) {
    const summary = several && told.summary ? `\n${told.summary(results, errors)}` : '';
    process.stdout.write(results.map(result => told.text(result)).join(told.summary ? '\n' : '') + summary);
  } else if (told.alone && !several && entries.length === 1) {
    process.stdout.write(jsonLine(entries[0]));
  } else {
    process.stdout.write(reportJson({ [capabilities[kind].report]: entries, errors, ...more }));
  }
  process.stderr.write(results.map(result => told.note?.(result, options) ?? '').join('') + errorLines(errors));
}

export interface Printing {
  readonly json: boolean;
  /** Whether more than one file was asked for */
  readonly several: boolean;
  /** More of the JSON object, such as how a job has ended */
  readonly more?: object;
}

/** Errors alone: nothing could be begun. @param report what the JSON object calls the results there are none of */
export function printErrors(report: string, errors: readonly Problem[], json: boolean): void {
  process.stdout.write(json ? reportJson({ [report]: [], errors }) : '');
  process.stderr.write(errorLines(errors));
}
