import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import type * as Regular from '../storage/regularFile';
import { readText } from '../storage/regularFile';
import type { JobLook } from './jobLook';
import { lookAtJob } from './jobLook';
import { exampleJob, exampleOutput, exampleProgress, MADE } from './testing/jobExamples';

jest.mock('../storage/regularFile', () => {
  const real = jest.requireActual<typeof Regular>('../storage/regularFile');
  return { ...real, readText: jest.fn(real.readText) };
});

const { readText: reallyRead } = jest.requireActual<typeof Regular>('../storage/regularFile');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'look-'));
  write('job.json', exampleJob({ id: basename(folder) }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: unknown): void => writeFileSync(join(folder, name), JSON.stringify(content));
const ended = exampleProgress({ status: 'done', endedAt: MADE + 9000 });
const done = { ...ended, items: ended.items.map(item => ({ ...item, status: 'done' as const })) };
const outputs = done.items.map(({ input }) => exampleOutput(input));
const results = outputs.map(result => ({ input: result.input, result }));
const clock = () => MADE + 11_000;

const look = (isAlive: () => boolean, former: JobLook = {}) => lookAtJob(folder, former, clock, isAlive);

describe('lookAtJob', () => {
  it('takes the last words of a process that goes while it is looked at', async () => {
    write('progress-0.json', exampleProgress());
    const { found } = await look(() => {
      write('result-0.json', { results, errors: [] });
      write('progress-0.json', done);
      return false;
    });
    expect(found?.state).toMatchObject({ status: 'done', items: outputs.map(result => ({ status: 'done', result })) });
  });

  it('calls a job interrupted whose process has gone without last words', async () => {
    write('progress-0.json', exampleProgress());
    expect((await look(() => false)).found?.state.status).toBe('interrupted');
  });

  it('never shows a file as done without its result, be it written while the directory is read', async () => {
    write('progress-0.json', exampleProgress());
    // The same reading, but the writer is faster between the opening of the directory and that of the progress
    jest.mocked(readText).mockImplementation((path, ...rest) => {
      if (path.endsWith('progress-0.json')) {
        write('result-0.json', { results, errors: [] });
        write('progress-0.json', done);
      }
      return reallyRead(path, ...rest);
    });
    const looked = await look(() => true);
    jest.mocked(readText).mockImplementation(reallyRead);
    expect(looked.found?.state.items.map(({ result }) => result)).toEqual(outputs);
  });

  it('does not read again what has not changed', async () => {
    write('progress-0.json', done);
    const first = await look(() => true);
    expect((await look(() => true, first)).found?.files).toBe(first.found?.files);
  });
});
