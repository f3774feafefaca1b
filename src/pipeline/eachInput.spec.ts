import { CancelledError, InputError } from '../core/errors';
import { capabilities } from '../protocol/capabilities';
import type { JobItem } from '../protocol/jobs';
import type { Problem } from '../protocol/problem';
import { exampleRecord } from '../storage/calibration/spec/exampleRecord';
import { unguarded } from '../storage/pathGuard';
import { calibrateWork } from './calibrate/calibrateWork';
import { eachInput } from './eachInput';
import type { RunInput } from './work';

const options = capabilities.calibrate.options.parse({});

/** A calibration that gives each file the verdict of its name, and none to bad.h5. */
const byName: RunInput<'calibrate'> = async ([input], _, { onProgress, signal }) => {
  onProgress(1, 4);
  if (input === '/bad.h5') {
    throw new InputError('E_FORMAT', '/bad.h5 is no HDF5 file.');
  }
  if (signal.aborted) {
    throw new CancelledError();
  }
  const verdict = input === '/fail.h5' ? 'fail' : 'pass';
  return { record: exampleRecord({ verdict, reason: `It is a ${verdict}.` }) };
};

async function run(
  files: readonly string[],
  { problems = [], stopped = [] }: { problems?: readonly Problem[]; stopped?: readonly string[] } = {}
) {
  const seen: JobItem<'calibrate'>[] = [];
  const order = { kind: 'calibrate', inputs: files, options } as const;
  const outcome = await eachInput<'calibrate'>(
    order,
    calibrateWork,
    byName,
    {
      signal: new AbortController().signal,
      guard: unguarded,
      itemSignal: input => (stopped.includes(input) ? AbortSignal.abort() : new AbortController().signal),
      onItem: item => void seen.push(item)
    },
    { files, problems }
  );
  return { outcome, last: [...new Map(seen.map(item => [item.input, item])).values()], seen };
}

describe('eachInput', () => {
  it('makes every file an item, whose result may be a verdict of fail', async () => {
    const { outcome, last, seen } = await run(['/pass.h5', '/fail.h5']);
    expect(seen.slice(0, 2).map(({ input, status }) => `${input} ${status}`)).toEqual([
      '/pass.h5 waiting',
      '/fail.h5 waiting'
    ]);
    expect(last).toMatchObject([
      { status: 'done', framesDone: 4, frames: 4, bytes: 0, result: { record: { verdict: 'pass' } } },
      { status: 'done', result: { record: { verdict: 'fail', reason: 'It is a fail.' } } }
    ]);
    expect(outcome.results).toHaveLength(2);
    expect(outcome.errors).toEqual([]);
  });

  it('reports what fails, or could not be used from the start, and goes on with the rest', async () => {
    const problem = { input: '/gone.h5', code: 'E_MISSING', message: '/gone.h5 does not exist.' };
    const { outcome, last } = await run(['/bad.h5', '/pass.h5'], { problems: [problem] });
    expect(last).toMatchObject([
      { input: '/gone.h5', status: 'failed', problem },
      { input: '/bad.h5', status: 'failed', problem: { code: 'E_FORMAT' } },
      { input: '/pass.h5', status: 'done' }
    ]);
    expect(outcome.errors.map(({ code }) => code)).toEqual(['E_MISSING', 'E_FORMAT']);
  });

  it('leaves out a file that is given up, which is no error', async () => {
    const { outcome, last } = await run(['/a.h5', '/b.h5'], { stopped: ['/a.h5'] });
    expect(last.map(({ status }) => status)).toEqual(['cancelled', 'done']);
    expect(outcome.errors).toEqual([]);
  });
});
