import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CancelledError } from '../core/errors';
import { ownProcess } from '../storage/processIdentity';
import { CoreQueue, ticketFolder } from './coreQueue';

let folder: string;
let tickets: string;
const queues: CoreQueue[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-'));
  tickets = join(ticketFolder(folder), ownProcess().place);
});
afterEach(async () => {
  await Promise.all(queues.splice(0).map(queue => queue.leave()));
  rmSync(folder, { recursive: true });
});

const signal = new AbortController().signal;

/** @param made the later, the further back */
function queueOf(name: string, wants = 8, cores = 8, made = queues.length): CoreQueue {
  const queue = new CoreQueue(folder, { name, made, wants }, cores);
  queues.push(queue);
  return queue;
}

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

describe('CoreQueue', () => {
  it('gives all cores to one job, half of them to each of two, and all again to the one that stays', async () => {
    const [first, second] = [queueOf('first'), queueOf('second')];
    await first.join(signal, () => undefined);
    expect(first.share).toBe(8);
    await second.join(signal, () => undefined);
    expect(second.share).toBe(4);
    await eventually(() => first.share === 4);
    await first.leave();
    await eventually(() => second.share === 8);
    await second.leave();
    expect(readdirSync(tickets)).toEqual([]);
  });

  it('has a job wait until there is a core, and says how many are before it', async () => {
    const first = queueOf('first', 1, 1);
    await first.join(signal, () => undefined);
    const told: number[] = [];
    const second = queueOf('second', 1, 1);
    const joined = second.join(signal, before => told.push(before));
    await eventually(() => told.length > 0);
    expect([told, second.share]).toEqual([[1], 0]);
    await first.leave();
    await joined;
    expect(second.share).toBe(1);
  });

  it('serves who was made first, but stops nobody who is at work', async () => {
    const working = queueOf('working', 1, 1, 500);
    await working.join(signal, () => undefined);
    const served: string[] = [];
    const told: number[] = [];
    const join = (name: string, made: number) => {
      const queue = queueOf(name, 1, 1, made);
      return queue
        .join(signal, before => told.push(before))
        .then(() => {
          served.push(name);
          return queue.leave();
        });
    };
    const joined = [join('late', 400), join('early', 300)];
    await eventually(() => told.length > 1);
    expect([working.share, served]).toEqual([1, []]);
    await working.leave();
    await Promise.all(joined);
    expect(served).toEqual(['early', 'late']);
  });

  it('lets a waiting job go that was cancelled', async () => {
    await queueOf('first', 1, 1).join(signal, () => undefined);
    const cancel = new AbortController();
    const second = queueOf('second', 1, 1);
    const joined = second.join(cancel.signal, () => cancel.abort());
    await expect(joined).rejects.toThrow(CancelledError);
    await second.leave();
    expect(readdirSync(tickets).filter(name => name.includes('second'))).toEqual([]);
  });

  it('clears away the tickets of the dead, and what is none', async () => {
    mkdirSync(tickets, { recursive: true });
    const dead = { process: { ...ownProcess(), started: 'earlier' }, wants: 8 };
    writeFileSync(join(tickets, '0-00000000000001-dead.json'), JSON.stringify(dead));
    writeFileSync(join(tickets, '1-00000000000002-torn.json'), '{"process"');
    const queue = queueOf('living');
    await queue.join(signal, () => undefined);
    expect(queue.share).toBe(8);
    expect(readdirSync(tickets)).toEqual([expect.stringMatching(/living/)]);
  });

  it('forgets machines that are no more, but not at once', async () => {
    const [old, recent] = ['00000000', '11111111'].map(place => join(ticketFolder(folder), place));
    [old, recent].forEach(path => mkdirSync(path, { recursive: true }));
    const longAgo = Date.now() / 1000 - 30 * 24 * 3600;
    utimesSync(old, longAgo, longAgo);
    await queueOf('living').join(signal, () => undefined);
    expect([old, recent].map(existsSync)).toEqual([false, true]);
  });

  it('fails where no ticket can be put down', async () => {
    writeFileSync(join(folder, 'cores'), '');
    await expect(queueOf('any').join(signal, () => undefined)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});
