import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { SlurmCommands } from './commands';
import { submitArray } from './submit';

// Stand-ins for what the real programs do in ways that cannot be had from them at will
describe('SlurmCommands', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'commands-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const program = (name: string, ...lines: string[]): void =>
    writeFileSync(join(root, name), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  const environment = (): NodeJS.ProcessEnv => ({ PATH: `${root}${delimiter}${process.env.PATH}` });
  const here = (more: NodeJS.ProcessEnv = {}): SlurmCommands =>
    new SlurmCommands({}, { ...environment(), ...more }, 1000);
  const there = (): SlurmCommands => new SlurmCommands({ login: 'wilson', ssh: ['-F', '/a b'] }, environment(), 1000);

  it('keeps secrets and options of an outer job from them, and leaves where the configuration is', async () => {
    program('sbatch', 'env');
    const inherited = {
      SLURM_CONF: '/site/slurm.conf',
      SLURM_MEM_PER_NODE: '1',
      SBATCH_PARTITION: 'gpu',
      SQUEUE_FORMAT: '%i',
      JUPYTERHUB_API_TOKEN: 'secret',
      HOME: '/home/maria'
    };
    const lines = (await here(inherited).run('sbatch', [])).split('\n');
    expect(lines.filter(line => /^(S[A-Z]*_|JUPYTERHUB|HOME|LC_ALL)/.test(line)).sort()).toEqual([
      'HOME=/home/maria',
      'LC_ALL=C',
      'SLURM_CONF=/site/slurm.conf'
    ]);
  });

  it('runs them on a login host by ssh, with arguments that its shell takes as they are', async () => {
    program('ssh', 'printf "%s\\n" "$@"; cat');
    const said = await there().run('squeue', ['--format=%F|%K', '--me'], 'input');
    expect(said.split('\n')).toEqual([
      '-T',
      ...['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-F', '/a b', '--', 'wilson'],
      "squeue '--format=%F|%K' --me",
      'input'
    ]);
  });

  it('gives up what does not answer, and does not wait for what holds its output open', async () => {
    program('squeue', 'exec sleep 60');
    await expect(here().run('squeue', [])).rejects.toMatchObject({ code: 'E_SLURM_SILENT' });
    program('squeue', 'sleep 60 &', 'echo $! > "$0.pid"', 'echo done');
    expect(await here().run('squeue', [])).toBe('done\n');
    process.kill(Number(readFileSync(join(root, 'squeue.pid'), 'utf8')));
  });

  it.each([
    ['E_NO_SLURM', 'wilson has no squeue', 127, 'bash: squeue: command not found'],
    ['E_SSH', 'chmod 600', 255, 'Load key "/id": bad permissions'],
    ['E_SSH', 'ssh-keygen -R', 255, '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @'],
    ['E_SSH', 'cannot be reached', 255, 'ssh: connect to host wilson port 22: Connection refused'],
    ['E_SLURM_SILENT', 'broke before', 255, ''],
    ['E_SLURM', 'Slurm says: Invalid job id', 1, 'squeue: error: Invalid job id']
  ])('%s: %s', async (code, words, status, said) => {
    program('ssh', `echo '${said}' >&2`, `exit ${status}`);
    await expect(there().run('squeue', [])).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it('says where Slurm is to be looked for when it is not here', async () => {
    mkdirSync(join(root, 'empty'));
    const commands = new SlurmCommands({}, { PATH: join(root, 'empty') });
    await expect(commands.run('sbatch', [])).rejects.toMatchObject({ code: 'E_NO_SLURM' });
  });

  it('submits once more what was neither confirmed nor found, and not what may yet be found', async () => {
    program('sbatch', 'echo x >> "$0.log"', 'echo "sbatch: error: Socket timed out" >&2', 'exit 1');
    program('squeue', 'true');
    expect(await submitArray(here(), 'mark', '#!/bin/sh\n', 10)).toBeUndefined();
    expect(readFileSync(join(root, 'sbatch.log'), 'utf8')).toBe('x\nx\n');
    program('squeue', 'exit 1');
    rmSync(join(root, 'sbatch.log'));
    program('squeue', 'echo "Unable to contact slurm controller" >&2', 'exit 1');
    expect(await submitArray(here(), 'mark', '#!/bin/sh\n', 10)).toBeUndefined();
    expect(readFileSync(join(root, 'sbatch.log'), 'utf8')).toBe('x\n');
  });
});
