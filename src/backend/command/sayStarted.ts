import { InputError } from '../../core/errors';
import { problemOf } from '../../protocol/problem';
import { ExitStatus } from './exitStatus';
import { printErrors } from './report';
import { jsonLine } from './terminal';

/** Says what a job that was started is called, or why it could not be started. @param input what an error is about. @param report what the JSON object calls the results there are none of */
export async function sayStarted(
  input: string,
  report: string,
  json: boolean,
  start: () => Promise<{ id: string; folder: string }>
): Promise<ExitStatus> {
  return orWhyNot(input, report, json, async () => {
    const { id, folder } = await start();
    process.stdout.write(json ? jsonLine({ id, folder }) : `${id}\n  ${folder}\n`);
  });
}

/** Starts something and says so, or why it could not be started. */
export async function orWhyNot(
  input: string,
  report: string,
  json: boolean,
  start: () => Promise<void>
): Promise<ExitStatus> {
  try {
    await start();
    return ExitStatus.Ok;
  } catch (cause) {
    if (!(cause instanceof InputError)) {
      throw cause;
    }
    printErrors(report, [problemOf(cause, input)], json);
    return ExitStatus.Failed;
  }
}
