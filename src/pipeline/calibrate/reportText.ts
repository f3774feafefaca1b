import { stat } from 'node:fs/promises';

import { naming } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { readText } from '../../storage/regularFile';

/** A report has some pictures in it. */
const MOST_BYTES = 64 << 20;

/** Where the report of a record is: beside it. */
export function reportOf(record: string): string {
  return `${record.replace(/\.json$/i, '')}.html`;
}

/** The report of a record, where there is one that may be read. */
export async function reportBeside(record: string, guard: PathGuard): Promise<string | undefined> {
  const report = reportOf(record);
  return guard(report, 'read')
    .then(() => stat(report))
    .then(
      () => report,
      () => undefined
    );
}

/** @throws InputError where there is none, or it cannot be read */
export async function reportText(record: string, guard: PathGuard): Promise<{ path: string; text: string }> {
  const path = reportOf(record);
  await guard(path, 'read');
  return { path, text: await naming(path, 'read', () => readText(path, MOST_BYTES)) };
}
