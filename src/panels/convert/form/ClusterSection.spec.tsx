import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import React from 'react';

import { parseConversionInfo } from '../../../core/conversionInfo';
import { writeBatchFile } from '../../../pipeline/batch/batchFile';
import { writeInfoFile } from '../../../pipeline/batch/infoFile';
import type { BatchFileRequest } from '../../../protocol/convert/batchFiles';
import { infoFile } from '../../../protocol/convert/batchFiles';
import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import { FakeBackend } from '../../testing/fakeBackend';
import type { ClusterDefaults } from './clusterForm';
import { usualCluster } from './clusterForm';
import { ClusterModel } from './clusterModel';
import { ClusterSection } from './ClusterSection';

const options = convertOptionsSchema.parse({});
const defaults: ClusterDefaults = {
  ...usualCluster,
  partitions: [
    { name: 'cs05r', gpu: true },
    { name: 'cs04r', gpu: false }
  ],
  setup: ['module load epsic']
};
const guard = async (): Promise<void> => undefined;

let root: string;
let paths: string[];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cluster-model-'));
  const folder = join(root, '2026/mg1-1/Merlin/Au/T');
  await mkdir(folder, { recursive: true });
  paths = ['a', 'b'].map(name => join(folder, `${name}_data.mib`));
  await Promise.all(paths.map(path => writeFile(path, '')));
});
afterAll(() => rm(root, { recursive: true }));
afterEach(cleanup);

/** A model that writes real files. */
function opened() {
  const backend = new FakeBackend({
    'convert/infoFile': params => writeInfoFile(infoFile.params.parse(params), guard),
    'convert/batchFile': params => writeBatchFile(params as BatchFileRequest, guard, '')
  });
  const model = new ClusterModel(backend, nullTranslator.load(''));
  model.setDefaults(defaults);
  const place = { base: root, year: '2026', session: 'mg1-1', subfolder: '' };
  model.setInput({ paths, place, options });
  return { backend, model, place };
}

describe('ClusterModel', () => {
  it('writes the info file and the batch file that runs it', async () => {
    const { model } = opened();
    model.setBatchFile(true);
    expect(model.state.infoFile).toBe(true);
    await model.write();
    const { info, batch } = model.state.written ?? {};
    expect(info?.path.startsWith(join(root, '2026/mg1-1/processing/Merlin/scripts/'))).toBe(true);
    expect(await readFile(info?.path ?? '', 'utf8')).toBe(info?.text);
    expect(batch?.tasks).toBe(2);
    expect(batch?.text).toContain('#SBATCH --partition=cs04r');
    expect(batch?.text).toContain('module load epsic');
    expect(batch?.command).toBe(`sbatch ${batch?.path}`);
  });

  it('writes the info file alone when only that is ticked', async () => {
    const { backend, model } = opened();
    model.setInfoFile(true);
    await model.write();
    expect(model.state.written?.batch).toBeUndefined();
    expect(backend.askedFor('convert/batchFile')).toEqual([]);
  });

  it('drops the batch file with the info file it reads', () => {
    const { model } = opened();
    model.setBatchFile(true);
    model.setInfoFile(false);
    expect(model.state.batchFile).toBe(false);
  });

  it('knows when selection, options or limits are not those of the files any more', async () => {
    const { model, place } = opened();
    model.setBatchFile(true);
    await model.write();
    expect(model.state.stale).toBe(false);
    model.setInput({ paths: paths.slice(1), place, options });
    expect(model.state.stale).toBe(true);
    model.setInput({ paths, place, options: { ...options } });
    expect(model.state.stale).toBe(false);
    model.edit({ memory: '32G' });
    expect(model.state.stale).toBe(true);
    await model.write();
    expect(model.state.stale).toBe(false);
  });

  it('writes nothing without acquisitions, without options, or with limits the cluster does not understand', async () => {
    const { backend, model, place } = opened();
    model.setBatchFile(true);
    model.setInput({ paths: [], place, options });
    await model.write();
    model.setInput({ paths, place });
    await model.write();
    model.setInput({ paths, place, options });
    model.edit({ time: 'five hours', cpus: '0' });
    expect(model.state.problems.time).toMatch(/hours:minutes/);
    expect(model.state.problems.cpus).toMatch(/1 to 128/);
    await model.write();
    expect(backend.asked).toEqual([]);
  });

  it('asks about graphics cards before it writes, once', async () => {
    const { backend, model } = opened();
    model.setBatchFile(true);
    model.edit({ partition: 'cs05r' });
    await model.write();
    expect(backend.asked).toEqual([]);
    model.keepGpu();
    await model.write();
    expect(model.state.written?.batch?.text).toContain('--partition=cs05r');
    model.edit({ partition: 'cs04r' });
    model.edit({ partition: 'cs05r' });
    expect(model.state.gpuQuestion?.name).toBe('cs05r');
  });

  it('passes a folder outside a session on without a place', async () => {
    const { backend, model } = opened();
    model.setInfoFile(true);
    model.setInput({ paths, place: { folder: root }, options });
    await model.write();
    expect(backend.askedFor('convert/infoFile')[0]).not.toHaveProperty('place');
  });

  it('shows the sentence of the backend when it cannot write', async () => {
    const { backend, model } = opened();
    backend.answers['convert/infoFile'] = () => {
      throw new Error('No permission.');
    };
    model.setInfoFile(true);
    await model.write();
    expect(model.state).toMatchObject({ failure: { message: 'No permission.' }, writing: false });
  });

  it('remembers what was ticked and changed', () => {
    const first = opened().model;
    first.setBatchFile(true);
    first.edit({ memory: '128G' });
    const { model } = opened();
    model.restore(JSON.parse(JSON.stringify(first.saved)));
    expect(model.state).toMatchObject({ infoFile: true, batchFile: true, form: { memory: '128G', time: '05:00:00' } });
  });
});

describe('ClusterSection', () => {
  it('asks in words whether graphics cards are needed, and changes the partition', () => {
    const { model } = opened();
    model.setBatchFile(true);
    model.edit({ partition: 'cs05r' });
    render(<ClusterSection model={model} />);
    expect(screen.getByRole('alert').textContent).toMatch(
      /cs05r has graphics cards; conversion does not use them, and others wait for them. Use cs04r instead\?/
    );
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Write files for 2 acquisitions' });
    expect(button.disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Use cs04r' }));
    expect(button.disabled).toBe(false);
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Partition' }).value).toBe('cs04r');
  });

  it('shows both files with their text, and the command to type', async () => {
    const { model } = opened();
    model.setBatchFile(true);
    render(<ClusterSection model={model} />);
    await act(() => model.write());
    expect(screen.getByLabelText('Conversion info file').textContent).toContain('to_convert_paths');
    expect(screen.getByLabelText('Slurm batch file').textContent).toContain('#!/usr/bin/env bash');
    expect(screen.getByText(/^sbatch .*cluster_submit.sh$/)).toBeTruthy();
    act(() => model.edit({ memory: '32G' }));
    expect(screen.getByText(/have changed since these files were written/)).toBeTruthy();
  });

  it('writes shapes chosen by hand into the info file, and says who reads them', async () => {
    const { model, place } = opened();
    model.setInfoFile(true);
    const shapes = { [paths[1]]: { reshape: 'known', scanX: 4, scanY: 3, firstFrame: 2 } } as const;
    model.setInput({ paths, place, options, shapes });
    render(<ClusterSection model={model} />);
    expect(screen.getByText(/^One acquisition has a scan shape chosen by hand\. .* info file/)).toBeTruthy();
    await act(() => model.write());
    const text = await readFile(model.state.written?.info.path ?? '', 'utf8');
    expect(parseConversionInfo(text, 'info').shapes).toEqual(shapes);
    act(() => model.setInput({ paths, place, options, shapes: {} }));
    expect(model.state.stale).toBe(true);
    expect(screen.queryByText(/chosen by hand/)).toBeNull();
  });

  it('says why a job cannot be submitted here', () => {
    const { model } = opened();
    render(<ClusterSection model={model} />);
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /Submit a Slurm job .*later version/ });
    expect(box.disabled).toBe(true);
  });
});
