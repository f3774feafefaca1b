import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { scrubbed } from './environment';
import { launchSchema } from './jobSchema';
import { LocalLauncher } from './localLauncher';
import { exampleJob } from './testing/jobExamples';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Stands for the bundle: tells how it was started, then waits to be ended. */
const STAND_IN = `
import { readFileSync, writeFileSync } from 'node:fs';
console.log('to the log'); console.error('as well');
const stat = readFileSync('/proc/self/stat', 'latin1').split(') ')[1]?.split(' ');
writeFileSync(process.argv[4] + '/told.json', JSON.stringify({
  arguments: process.argv.slice(2), session: Number(stat?.[3]), pid: process.pid, environment: process.env
}));
setInterval(() => undefined, 1000);
`;

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

describe('LocalLauncher', () => {
  it('starts the command in a session of its own, with a log and without secrets, and says which process it is', async () => {
    const script = join(folder, 'main.mjs');
    writeFileSync(script, STAND_IN);
    process.env.JUPYTERHUB_API_TOKEN = 'secret';
    try {
      await new LocalLauncher(pathToFileURL(script)).launch(folder, exampleJob());
    } finally {
      delete process.env.JUPYTERHUB_API_TOKEN;
    }
    const launch = launchSchema.parse(JSON.parse(readFileSync(join(folder, 'launch.json'), 'utf8')));
    if (launch.launcher !== 'local') {
      throw new Error('It was launched elsewhere.');
    }
    const { pid } = launch.process;
    try {
      await eventually(
        () => existsSync(join(folder, 'told.json')) && readFileSync(join(folder, 'told.json')).length > 0
      );
      const told = JSON.parse(readFileSync(join(folder, 'told.json'), 'utf8'));
      expect(told.arguments).toEqual(['job', 'run', folder]);
      expect(told.pid).toBe(pid);
      expect(told.environment.PATH).toBe(process.env.PATH);
      expect(told.environment.JUPYTERHUB_API_TOKEN).toBeUndefined();
      if (process.platform === 'linux') {
        expect(told.session).toBe(pid);
      }
      expect(readFileSync(join(folder, 'log-0.txt'), 'utf8')).toBe('to the log\nas well\n');
    } finally {
      process.kill(pid, 'SIGKILL');
      await eventually(() => isGone(pid));
    }
  });

  it('says what it can of a process that ends at once', async () => {
    const script = join(folder, 'main.mjs');
    writeFileSync(script, "throw new Error('no such luck');");
    await new LocalLauncher(pathToFileURL(script)).launch(folder, exampleJob());
    await eventually(() => readFileSync(join(folder, 'log-0.txt'), 'utf8').includes('no such luck'));
    expect(existsSync(join(folder, 'launch.json'))).toBe(true);
  });
});

test('scrubbed keeps an environment but what lets its bearer act as server or hub', () => {
  const kept = { PATH: '/bin', HOME: '/home/me', BLOSC_NTHREADS: '2' };
  const secret = { JUPYTERHUB_USER: 'x', JPY_API_TOKEN: 'x', CONFIGPROXY_AUTH_TOKEN: 'x', Site_Password: 'x' };
  expect(scrubbed({ ...kept, ...secret, MY_COOKIE_SECRET_FILE: 'x', GITHUB_TOKEN: 'x' })).toEqual(kept);
});
