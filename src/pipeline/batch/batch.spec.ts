import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { parseConversionInfo } from '../../core/conversionInfo';
import { InputError } from '../../core/errors';
import { batchFile, infoFile } from '../../protocol/convert/batchFiles';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import type { PathGuard } from '../../storage/pathGuard';
import { unguarded } from '../../storage/pathGuard';
import type { BatchLimits } from './batchFile';
import { writeBatchFile } from './batchFile';
import { writeInfoFile } from './infoFile';
import { plannedFiles } from './plannedFiles';
import { scriptsFolder } from './scriptsFolder';

const NOW = new Date(2026, 0, 2, 3, 4, 5);

let root: string;
let session: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'batch-')));
  session = join(root, "it's 50 %", '2026/mg1-1');
});
afterEach(() => rmSync(root, { recursive: true }));

function mib(name: string): string {
  return join(session, 'Merlin', name);
}

function info(request: Record<string, unknown>, guard = unguarded): ReturnType<typeof writeInfoFile> {
  return writeInfoFile(infoFile.params.parse(request), guard, NOW);
}

const LIMITS = { partition: 'cs04r', concurrent: 3, time: '15', memory: '3G', cpus: 4, setup: [] };

function batch(request: Record<string, unknown>, programs = '', jupyter?: string): ReturnType<typeof writeBatchFile> {
  const { infoFile: path, cluster } = batchFile.params.parse(request);
  const limitsFor = async (): Promise<BatchLimits> => ({ ...LIMITS, ...cluster, jupyter });
  return writeBatchFile(path, { guard: unguarded, limitsFor, programs });
}

describe('writeInfoFile', () => {
  it('writes the list into a folder of its own, and a copy under the usual name', async () => {
    const paths = [mib('Au/a b/20260101_120000/1_data.mib'), mib('Au/20260101_130000/2_data.mib')];
    const options = { reshape: 'known', scanX: 16, scanY: 15, binSig: 4, cross: false, out: undefined };
    const result = await info({ paths, options });
    const scripts = join(session, 'processing/Merlin/Au/scripts');
    expect(result).toMatchObject({
      folder: join(scripts, '20260102_030405'),
      path: join(scripts, '20260102_030405/convert_info.txt'),
      copy: join(scripts, 'convert_info.txt'),
      warnings: []
    });
    expect(readFileSync(result.path, 'utf8')).toBe(result.text);
    expect(readFileSync(join(scripts, 'convert_info.txt'), 'utf8')).toBe(result.text);
    expect(parseConversionInfo(result.text, 'info')).toEqual({
      paths,
      reshape: 'known',
      scanX: 16,
      scanY: 15,
      binNav: 1,
      binSig: 4,
      cross: false
    });
  });

  it('carries every option that decides the result', async () => {
    const options = convertOptionsSchema.parse({
      reshape: 'known',
      scanX: 9,
      scanY: 8,
      lineSkip: 1,
      firstFrame: 2,
      binNav: 3,
      binSig: 4,
      cross: false,
      compression: 'gzip',
      repair: { roll: 5, cropLastColumn: true, spikes: true },
      out: join(root, 'an = out'),
      overwrite: true,
      workers: 3
    });
    // An option that is added some day has to be carried, too
    expect(Object.keys(options).sort()).toEqual(Object.keys(convertOptionsSchema.shape).sort());
    const { text } = await info({ paths: [mib('a.mib')], options });
    const { paths, ...carried } = parseConversionInfo(text, 'info');
    expect(paths).toEqual([mib('a.mib')]);
    expect(convertOptionsSchema.parse(carried)).toEqual({ ...options, workers: undefined });
  });

  it('carries the scan shapes chosen by hand, of the files in the list', async () => {
    const shapes = { [mib('b.mib')]: { reshape: 'known', scanX: 4, scanY: 3, firstFrame: 2 } };
    const { text } = await info({
      paths: [mib('a.mib'), mib('b.mib')],
      shapes: { ...shapes, [mib('elsewhere.mib')]: { reshape: 'none' } }
    });
    expect(parseConversionInfo(text, 'info').shapes).toEqual(shapes);
    expect((await info({ paths: [mib('a.mib')] })).text).not.toContain('scan_shape');
  });

  it('never changes a list that was written before', async () => {
    const [first, second] = [await info({ paths: [mib('a.mib')] }), await info({ paths: [mib('b.mib')] })];
    expect(second.folder).toBe(`${first.folder}_2`);
    expect(readFileSync(first.path, 'utf8')).toBe(first.text);
    expect(readFileSync(second.copy!, 'utf8')).toBe(second.text);
    expect(readdirSync(first.folder)).toEqual(['convert_info.txt']);
  });

  it('leaves the usual files alone where the existing pipeline has written them', async () => {
    const scripts = join(session, 'processing/Merlin/scripts');
    mkdirSync(scripts, { recursive: true });
    writeFileSync(join(scripts, 'convert_info.txt'), "to_convert_paths = ['/x.mib']\n");
    writeFileSync(join(scripts, 'cluster_submit.sh'), '#!/usr/bin/env bash\n');
    const result = await info({ paths: [mib('a.mib')] });
    expect(result.copy).toBeUndefined();
    expect(result.warnings).toEqual([expect.stringContaining('another program')]);
    expect(readFileSync(join(scripts, 'convert_info.txt'), 'utf8')).toBe("to_convert_paths = ['/x.mib']\n");
    expect(await batch({ infoFile: result.path })).not.toHaveProperty('copy');
    expect(readFileSync(join(scripts, 'cluster_submit.sh'), 'utf8')).toBe('#!/usr/bin/env bash\n');
  });

  it('asks whether it may read each file, and write', async () => {
    const asked: string[] = [];
    const guard: PathGuard = async (path, purpose) => void asked.push(`${purpose} ${path}`);
    const { path, copy } = await info({ paths: [mib('a.mib')] }, guard);
    expect(asked).toEqual([`read ${mib('a.mib')}`, `write ${dirname(copy!)}`, `write ${copy}`]);
    expect(path.startsWith(dirname(copy!))).toBe(true);
    rmSync(session, { recursive: true });
    const refuse: PathGuard = async (_, purpose) => {
      if (purpose === 'write') {
        throw new InputError('E_OUTSIDE_ROOTS', 'No.');
      }
    };
    await expect(info({ paths: [mib('a.mib')] }, refuse)).rejects.toMatchObject({ code: 'E_OUTSIDE_ROOTS' });
    expect(existsSync(session)).toBe(false);
  });

  it('refuses an empty list, and warns of one that is too long for an array', async () => {
    expect(() => infoFile.params.parse({ paths: [] })).toThrow(/at least one file/);
    const paths = Array.from({ length: 1001 }, (_, index) => mib(`${index}.mib`));
    expect((await info({ paths })).warnings).toEqual([expect.stringContaining('1001 files')]);
  });
});

describe('plannedFiles', () => {
  it('are those that would be written, and nothing is', async () => {
    const request = infoFile.params.parse({ paths: [mib('a.mib'), mib('b.mib')], options: { binSig: 4 } });
    const around = { guard: unguarded, limitsFor: async (): Promise<BatchLimits> => LIMITS, programs: '' };
    const [list, script] = await plannedFiles({ info: request, hasBatch: true }, around, NOW);
    expect(existsSync(session)).toBe(false);
    const written = await info(request);
    expect(list).toEqual({ name: 'convert_info.txt', text: written.text });
    expect(script).toEqual({ name: 'cluster_submit.sh', text: (await batch({ infoFile: written.path })).text });
    expect(await plannedFiles({ info: request, hasBatch: false }, around, NOW)).toEqual([list]);
  });
});

describe('scriptsFolder', () => {
  const place = { base: '/b', year: '2026', session: 'mg1-1', subfolder: 'x/y' };
  it('is that of the place asked for, of the session of the files, or of the output folder', () => {
    expect(scriptsFolder(['/elsewhere/a.mib'], place)).toBe('/b/2026/mg1-1/processing/Merlin/x/y/scripts');
    const [a, b] = ['/b/2026/mg1-1/Merlin/x/y/a.mib', '/b/2026/mg1-1/Merlin/x/z/20260101_120000/b.mib'];
    expect(scriptsFolder([a], undefined)).toBe('/b/2026/mg1-1/processing/Merlin/x/y/scripts');
    expect(scriptsFolder([a, b], undefined)).toBe('/b/2026/mg1-1/processing/Merlin/x/scripts');
    expect(scriptsFolder([a, '/b/2026/mg1-1/Merlin/c.mib'], undefined)).toBe('/b/2026/mg1-1/processing/Merlin/scripts');
    expect(scriptsFolder(['/elsewhere/a.mib'], undefined, '/out')).toBe('/out/scripts');
  });

  it('is refused where it cannot be told', () => {
    expect(() => scriptsFolder(['/elsewhere/a.mib'], undefined)).toThrow(/output folder/);
    const two = ['/b/2026/mg1-1/Merlin/a.mib', '/b/2026/mg1-2/Merlin/a.mib'];
    expect(() => scriptsFolder(two, undefined)).toThrow(/different sessions/);
  });
});

describe('writeBatchFile', () => {
  it('writes a script for exactly the files of the list, which bash understands', async () => {
    const { path, folder } = await info({ paths: [mib('a b.mib'), mib("c'd.mib"), mib('e.mib')] });
    const result = await batch({ infoFile: path, cluster: { partition: 'cs05r', concurrent: 2, memory: '96G' } });
    expect(result).toMatchObject({ folder, path: join(folder, 'cluster_submit.sh'), tasks: 3 });
    expect(result.text).toContain('#SBATCH --array=0-2%2\n');
    expect(result.text).toContain('#SBATCH --partition=cs05r\n');
    expect(result.command).toBe(`sbatch '${result.path.replace("'", "'\\''")}'`);
    execFileSync('bash', ['-n', result.path]);
    expect(statSync(result.path).mode & 0o777).toBe(0o755);
    expect(readFileSync(result.copy!, 'utf8')).toBe(result.text);
    expect(result.warnings).toEqual([expect.stringContaining('No program "jupyter"')]);
  });

  it('names the program by its full path', async () => {
    writeFileSync(join(root, 'jupyter'), '', { mode: 0o755 });
    const { path } = await info({ paths: [mib('a.mib')] });
    const found = await batch({ infoFile: path }, `relative:/nowhere:${root}`);
    expect(found.text).toContain(`exec ${root}/jupyter 4dstem convert `);
    expect(found.warnings).toEqual([]);
    const given = await batch({ infoFile: path }, '', '/opt/my env/jupyter');
    expect(given.text).toContain("exec '/opt/my env/jupyter' 4dstem");
  });

  it('stays beside an info file that lies elsewhere, and leaves the script of another program there', async () => {
    mkdirSync(join(root, 'mine'));
    const path = join(root, 'mine/convert_info.txt');
    writeFileSync(path, "to_convert_paths = ['/a.mib']\n");
    expect(await batch({ infoFile: path })).not.toHaveProperty('copy');
    expect(readdirSync(root)).toEqual(['mine']);
    writeFileSync(join(root, 'mine/cluster_submit.sh'), '#!/usr/bin/env bash\n');
    await expect(batch({ infoFile: path })).rejects.toMatchObject({ code: 'E_EXISTS' });
  });

  it('refuses what is no info file', async () => {
    await expect(batch({ infoFile: join(root, 'gone/convert_info.txt') })).rejects.toMatchObject({
      code: 'E_INFO_FILE'
    });
    writeFileSync(join(root, 'convert_info.txt'), 'to_convert_paths = []\n');
    await expect(batch({ infoFile: join(root, 'convert_info.txt') })).rejects.toMatchObject({ code: 'E_INFO_FILE' });
    writeFileSync(join(root, 'other.txt'), "to_convert_paths = ['/a.mib']\n");
    await expect(batch({ infoFile: join(root, 'other.txt') })).rejects.toMatchObject({ code: 'E_INFO_FILE' });
  });

  it.each([
    { partition: 'a b' },
    { partition: '$(id)' },
    { time: '5h' },
    { memory: '64' },
    { concurrent: 0 },
    { cpus: 0 }
  ])('does not take %j', cluster =>
    expect(batchFile.params.safeParse({ infoFile: '/x', cluster }).success).toBe(false)
  );
});
