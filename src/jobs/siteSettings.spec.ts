import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clusterSettings, submissionFor } from './siteSettings';

let root: string;
let environment: NodeJS.ProcessEnv;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'settings-'));
  environment = { XDG_CONFIG_DIRS: join(root, 'site'), XDG_CONFIG_HOME: join(root, 'user') };
});
afterEach(() => rmSync(root, { recursive: true }));

function set(whose: string, settings: unknown): void {
  const folder = join(root, whose, 'jupyterlab-4dstem');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'cluster.json'), JSON.stringify(settings));
}

it('are those of the site, over them those of the user, and over both what a job asks for', async () => {
  const partitions = [{ name: 'short' }];
  set('site', { partition: 'short', cpus: 8, coresHere: 4, partitions });
  set('user', { account: 'mg1', cpus: 2 });
  expect(await clusterSettings(environment)).toMatchObject({
    coresHere: 4,
    partitions: [{ name: 'short', gpu: false }]
  });
  // What the user does not name is left as the site has it
  expect(await submissionFor({ concurrent: 9 }, environment)).toMatchObject({
    partition: 'short',
    account: 'mg1',
    cpus: 2,
    concurrent: 9
  });
});

it('name the file and what is wrong in it', async () => {
  set('user', { memory: 'lots', colour: 1 });
  await expect(clusterSettings(environment)).rejects.toThrow(
    /user\/jupyterlab-4dstem\/cluster.json.*memory: Memory is/
  );
});
