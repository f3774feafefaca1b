import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { submissionSchema } from '../../protocol/cluster';
import { estimated, limitsOf } from './estimate';

describe('what tasks ask for', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'estimate-'));
    file = join(folder, 'a.mib');
    writeFileSync(file, '');
    // 400 GB that take no room
    truncateSync(file, 400 * 2 ** 30);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('follows from the part where a file is done in parts, and from all of it for what joins them', async () => {
    const whole = await estimated(submissionSchema.parse({}), [file]);
    // 1 GB, 4 threads of 512 MB and 2 %; 10 minutes and 50 MB/s, in quarters of an hour
    expect([whole.memory, whole.time, whole.joining]).toEqual(['11G', '150', undefined]);
    const parted = await estimated(submissionSchema.parse({}), [file], [{ of: 25 }]);
    expect([parted.memory, parted.time]).toEqual(['4G', '30']);
    expect(limitsOf(parted, false)).toEqual({ memoryMB: 4096, minutes: 30 });
    expect(limitsOf(parted, true)).toEqual({ memoryMB: 11 * 1024, minutes: 150 });
    const readers = await estimated(submissionSchema.parse({}), [file], [{ of: 25, readsAll: true }]);
    expect([readers.memory, readers.time]).toEqual(['4G', '150']);
  });

  it('is no longer than the partition gives', async () => {
    const short = await estimated(submissionSchema.parse({ longest: 60 }), [file]);
    expect(short.time).toBe('60');
    const parted = await estimated(submissionSchema.parse({ longest: 60 }), [file], [{ of: 25 }]);
    expect([parted.time, parted.joining?.time]).toEqual(['30', '60']);
    // What somebody has named is for Slurm to refuse
    expect((await estimated(submissionSchema.parse({ longest: 60, time: '90' }), [file])).time).toBe('90');
  });

  it('is what somebody names, for all', async () => {
    const named = await estimated(submissionSchema.parse({ memory: '6G', time: '00:20:00' }), [file], [{ of: 25 }]);
    expect([limitsOf(named, false), limitsOf(named, true)]).toEqual([
      { memoryMB: 6144, minutes: 20 },
      { memoryMB: 6144, minutes: 20 }
    ]);
    const half = await estimated(submissionSchema.parse({ memory: '6G' }), [file], [{ of: 25 }]);
    expect(limitsOf(half, true)).toEqual({ memoryMB: 6144, minutes: 150 });
  });
});
