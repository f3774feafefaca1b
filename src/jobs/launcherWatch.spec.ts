import { submissionSchema } from '../protocol/cluster';
import { exampleJob } from './testing/jobExamples';
import type { LaunchedJob, Launchers, Looks } from './launcher';
import type { KnownJob } from './launcherLooks';
import { LauncherWatch } from './launcherWatch';

const state = { status: 'running', items: [], isHeld: false, tasks: [] } as const;
const JOB: KnownJob = {
  folder: '/job',
  files: { order: exampleJob({ launcher: 'slurm' }), tasks: [], cancelAsked: [] },
  state
};
const looksLike = (word: string): Looks => new Map([['/job', [{ state: 'running', word }]]]);

it('gives the former answer while the cluster hangs, asks no second time meanwhile, and takes what comes late', async () => {
  let answer: (looks: Looks) => void = () => undefined;
  let asked = 0;
  const look = (): Promise<Looks> => {
    asked += 1;
    return new Promise(resolve => (answer = resolve));
  };
  const watch = new LauncherWatch({ slurm: { look } } as unknown as Launchers, jest.fn());
  expect(await watch.looks([JOB], 1)).toEqual(new Map());
  expect(await watch.looks([JOB], 1)).toEqual(new Map());
  expect(asked).toBe(1);
  answer(looksLike('RUNNING'));
  await new Promise(resolve => setTimeout(resolve, 0));
  const waited = watch.looks([JOB], Infinity);
  answer(looksLike('COMPLETING'));
  expect((await waited).get('/job')).toMatchObject([{ word: 'COMPLETING' }]);
  // The answer that came late is there before the next one
  answer = () => undefined;
  expect((await watch.looks([JOB], 1)).get('/job')).toMatchObject([{ word: 'COMPLETING' }]);
});

it('tells once of a launcher that cannot be asked, and keeps what it knew', async () => {
  const onTrouble = jest.fn();
  const look = (): Promise<Looks> => Promise.reject(new Error('no'));
  const watch = new LauncherWatch({ slurm: { look } } as unknown as Launchers, onTrouble);
  expect(await watch.looks([JOB], Infinity)).toEqual(new Map());
  expect(await watch.looks([JOB], Infinity)).toEqual(new Map());
  expect(onTrouble).toHaveBeenCalledTimes(1);
});

it('asks through no login host that the orders of somebody else name, with their options of ssh', async () => {
  const look = (jobs: readonly LaunchedJob[]): Promise<Looks> =>
    Promise.resolve(new Map(jobs.map(({ folder }) => [folder, []])));
  const watch = new LauncherWatch({ slurm: { look } } as unknown as Launchers, jest.fn());
  const cluster = submissionSchema.parse({ login: 'wilson', ssh: ['-o', 'ProxyCommand=touch /tmp/theirs'] });
  const order = exampleJob({ launcher: 'slurm', cluster });
  const jobs = [
    { ...JOB, folder: '/own', files: { ...JOB.files, order } },
    { ...JOB, folder: '/theirs', files: { ...JOB.files, order, foreign: true } },
    // The queue of the user on this machine may be asked
    { ...JOB, folder: '/theirs-here', files: { ...JOB.files, foreign: true } }
  ];
  expect([...(await watch.looks(jobs, Infinity)).keys()]).toEqual(['/own', '/theirs-here']);
});
