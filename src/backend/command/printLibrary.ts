import { ExitStatus } from './exitStatus';

/** Prints what there is already, in words or as one JSON object. @throws UsageError */
export async function printLibrary(
  library: Promise<{ readonly text: string; readonly report: object }>,
  json = false
): Promise<ExitStatus> {
  const { text, report } = await library;
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : text);
  return ExitStatus.Ok;
}
