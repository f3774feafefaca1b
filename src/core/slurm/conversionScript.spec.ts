import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ConversionScript } from './conversionScript';
import { conversionScript } from './conversionScript';
import { readDirectives } from './testing/readDirectives';

const PLAIN: ConversionScript = {
  infoFile: '/dls/e02/data/2026/mg1-1/processing/Merlin/Au/scripts/20260101_120000/convert_info.txt',
  tasks: 12,
  logFolder: '/dls/e02/data/2026/mg1-1/processing/Merlin/Au/scripts/20260101_120000',
  partition: 'cs04r',
  concurrent: 3,
  time: '05:00:00',
  memory: '64G',
  cpus: 4,
  setup: ['module load python/epsic3.10'],
  jupyter: '/dls_sw/env/bin/jupyter'
};

const ODD = '/data/a b/it\'s "50 %"/$HOME `id` #x ; rm -rf * & é';

describe('conversionScript', () => {
  it('asks for an array with one task per file, and logs that no two tasks share', () => {
    const script = conversionScript(PLAIN);
    expect(script.split('\n')[0]).toBe('#!/usr/bin/env bash');
    expect(readDirectives(script)).toEqual([
      '--partition=cs04r',
      '--job-name=mib_convert',
      '--nodes=1',
      '--ntasks-per-node=1',
      '--cpus-per-task=4',
      '--time=05:00:00',
      '--mem=64G',
      '--array=0-11%3',
      `--output=${PLAIN.logFolder}/%A_%a.out`,
      `--error=${PLAIN.logFolder}/%A_%a.err`
    ]);
    expect(script).not.toContain('\r');
  });

  it('refuses an empty list with a sentence', () => {
    expect(() => conversionScript({ ...PLAIN, tasks: 0 })).toThrow(/lists no file/);
  });

  it('hands odd paths to sbatch as they are, with its %-signs doubled', () => {
    const [output] = readDirectives(conversionScript({ ...PLAIN, logFolder: ODD })).slice(-2);
    expect(output).toBe(`--output=${ODD.replace('%', '%%')}/%A_%a.out`);
  });

  it.each(['/back\\slash', '/line\nend'])('refuses %j for logs, which sbatch cannot take', logFolder => {
    expect(() => conversionScript({ ...PLAIN, logFolder })).toThrow(/sbatch does not take/);
  });

  it('runs the command with the very paths, whatever is in them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'batch-'));
    try {
      const bin = join(folder, 'b i\'n "$x"');
      mkdirSync(bin);
      writeFileSync(join(bin, 'jupyter'), '#!/bin/sh\nprintf "%s\\0" "$@"\nexit 3\n', { mode: 0o755 });
      const infoFile = `${ODD}\n\\/convert_info.txt`;
      const script = conversionScript({ ...PLAIN, infoFile, setup: ['export A=1'], jupyter: join(bin, 'jupyter') });
      const file = join(folder, 'cluster_submit.sh');
      writeFileSync(file, script);
      expect(execFileSync('bash', ['-n', file]).toString()).toBe('');
      const run = spawnSync('bash', [file], {
        env: { PATH: process.env.PATH, SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_JOB_ID: '42', SLURM_CPUS_PER_TASK: '4' }
      });
      expect(run.stderr.toString()).toMatch(/^Task 7 of job 42 on /);
      // The output is the report and nothing else
      const args = run.stdout.toString().split('\0');
      expect(args).toEqual(['4dstem', 'convert', infoFile, '--task', '7', '--workers', '4', '--json', '']);
      // The task fails when the conversion fails
      expect(run.status).toBe(3);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
