import type { JobFiles } from './jobFiles';
import type { ListedJob } from './jobEntries';
import type { JobOrder } from './jobSchema';
import { jobState } from './jobState';
import { retrySteps } from './retryPipeline';
import { exampleJob, exampleProgress } from './testing/jobExamples';

const place = { id: 'p', step: 0, steps: 2 };
const items = exampleProgress().items.map(item => ({ ...item, status: 'failed' as const }));

/** A step whose files have failed, or one that has not ended. */
function job(order: Partial<JobOrder<'convert'>>, { foreign, open }: { foreign?: true; open?: true } = {}): ListedJob {
  const progress = exampleProgress(open ? { heartbeat: Date.now() } : { status: 'failed', endedAt: 1, items });
  const files = { order: exampleJob(order), tasks: [{ progress }], cancelAsked: [false], foreign } as JobFiles;
  return { folder: `/scripts/${order.id}`, files, state: jobState(files, Date.now(), () => open) };
}

const convert = job({ id: 'convert', pipeline: place });
const after = { '/data/a.mib': [{ folder: '/scripts/convert', input: '/data/a.mib' }] };
const second = job({ id: 'second', pipeline: { ...place, step: 1 }, after });
const theirs = job({ id: 'theirs', pipeline: place }, { foreign: true });

describe('retrySteps', () => {
  it("starts one's own steps again, each after the new one before it, whatever others call theirs", () => {
    const steps = retrySteps('p', [theirs, second, convert]);
    const [one, two] = steps.map(step => step({ ...place, id: 'q' }, ['/scripts/new']));
    expect(one).toMatchObject({ retryOf: 'convert', pipeline: { id: 'q' } });
    expect(two).toMatchObject({ retryOf: 'second' });
    expect(two.after).toEqual({
      '/data/a.mib': [{ folder: '/scripts/new', input: '/data/a.mib' }],
      '/data/b.mib': []
    });
  });

  it('refuses what is not known, of somebody else, still open, or done again already', () => {
    const again = job({ id: 'again', retryOf: 'convert' }, { open: true });
    const open = job({ id: 'second', pipeline: { ...place, step: 1 } }, { open: true });
    for (const [known, code, words] of [
      [[], 'E_JOB', 'no submission "p"'],
      [[theirs], 'E_FOREIGN_JOB', 'somebody else'],
      [[convert, open], 'E_JOB', 'has not ended'],
      [[convert, second, again], 'E_JOB', 'by the job again']
    ] as const) {
      const refused = expect.objectContaining({ code, message: expect.stringContaining(words) as string }) as Error;
      expect(() => retrySteps('p', known)).toThrow(refused);
    }
  });
});
