import type { SlurmCommands } from './commands';
import { SlurmCluster } from './cluster';
import { SlurmTrouble } from './trouble';

const CONFIG = 'MaxArraySize            = 2001\n';

/** A cluster at a clock of its own, and what it was asked. */
function clusterOf(sinfo: () => string) {
  const asked: string[] = [];
  const clock = { now: 0 };
  const run = async (program: string): Promise<string> => {
    asked.push(program);
    return program === 'sinfo' ? sinfo() : CONFIG;
  };
  const cluster = new SlurmCluster({ run } as unknown as SlurmCommands, () => clock.now);
  return { asked, clock, cluster };
}

describe('SlurmCluster', () => {
  it('asks for the times of partitions once for many submissions', async () => {
    const { asked, clock, cluster } = clusterOf(() => 'short|up|(null)|1:00:00\n');
    expect([await cluster.longest('short'), await cluster.longest('other')]).toEqual([60, undefined]);
    expect(asked).toEqual(['sinfo']);
    clock.now = 11 * 60_000;
    await cluster.longest('short');
    expect(asked).toEqual(['sinfo', 'sinfo']);
  });

  it('does not wait twice for a host that is not reached, and asks again later', async () => {
    const { asked, clock, cluster } = clusterOf(() => {
      throw new SlurmTrouble('E_SSH', 'The login host was not reached.');
    });
    expect(await cluster.longest('short')).toBeUndefined();
    await expect(cluster.arraySize()).rejects.toMatchObject({ code: 'E_SSH' });
    expect(asked).toEqual(['sinfo']);
    clock.now = 5000;
    expect(await cluster.arraySize()).toBe(2001);
  });

  it('submits where only sinfo is missing', async () => {
    const { cluster } = clusterOf(() => {
      throw new SlurmTrouble('E_NO_SLURM', 'There is no sinfo.');
    });
    expect(await cluster.longest('short')).toBeUndefined();
    expect(await cluster.arraySize()).toBe(2001);
  });
});
