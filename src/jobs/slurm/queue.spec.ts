import { SlurmQueue } from './queue';
import { slurmTrouble } from './trouble';

describe('SlurmQueue', () => {
  let asked: number;
  let now: number;
  let answer: () => Promise<string>;
  let queue: SlurmQueue;
  beforeEach(() => {
    [asked, now] = [0, 0];
    answer = async () => '12|0|RUNNING|n1|mine|None\n';
    const run = (): Promise<string> => {
      asked += 1;
      return answer();
    };
    queue = new SlurmQueue({ run }, () => now);
  });

  it('asks once for all who want to know at the same time, and again when the answer is old', async () => {
    const looks = await Promise.all([queue.look(), queue.look(), queue.look()]);
    expect(asked).toBe(1);
    expect(looks[2]).toEqual({ at: 0, tasks: [{ array: '12', index: 0, state: 'RUNNING', node: 'n1', name: 'mine' }] });
    now = 6000;
    await queue.look();
    expect(asked).toBe(2);
  });

  it('asks ever less often while nobody answers, and takes nothing for none', async () => {
    answer = () => Promise.reject(slurmTrouble('slurm_load_jobs error: Unable to contact slurm controller'));
    const times: number[] = [];
    for (now = 0; now < 20 * 60_000; now += 1000) {
      const before = asked;
      expect(await queue.look()).toEqual({
        at: expect.any(Number),
        trouble: expect.stringContaining('does not answer')
      });
      times.push(...(asked > before ? [now / 1000] : []));
    }
    expect(times).toEqual([0, 10, 30, 70, 150, 310, 610, 910]);
    answer = async () => '';
    expect(await queue.look()).toMatchObject({ trouble: expect.any(String) });
    now += 5 * 60_000;
    expect(await queue.look()).toMatchObject({ tasks: [] });
  });

  it('shows the former answer while a new one takes long', async () => {
    const former = await queue.look();
    now = 6000;
    answer = () => new Promise(() => undefined);
    expect(await queue.look()).toBe(former);
  });
});
