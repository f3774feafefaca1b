import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import React from 'react';

import { parseConversionInfo } from '../../../core/conversionInfo';
import { writeBatchFile } from '../../../pipeline/batch/batchFile';
import { writeInfoFile } from '../../../pipeline/batch/infoFile';
import { plannedFiles } from '../../../pipeline/batch/plannedFiles';
import type { ClusterSite } from '../../../protocol/clusterRequests';
import { batchFile, filesPlan, infoFile } from '../../../protocol/convert/batchFiles';
import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import { JobsModel } from '../../jobs/jobsModel';
import { SubmitModel } from '../../jobs/submit/submitModel';
import { conversion, FakeBackend, settled } from '../../testing/fakeBackend';
import { ClusterButton, ClusterChoices } from './ClusterChoices';
import { ClusterFilesModel } from './clusterFilesModel';

const options = convertOptionsSchema.parse({});
const SITE: ClusterSite = {
  partitions: [
    { name: 'cs05r', gpu: true },
    { name: 'cs04r', gpu: false }
  ],
  usual: { partition: 'cs04r', concurrent: 3, cpus: 4 },
  here: { host: 'hub', cores: 8 }
};
const JOB_FILE = { name: 'job.json', text: '{}' };
const LIMITS = { concurrent: 3, time: '15', memory: '3G', cpus: 4, setup: [] };
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
async function opened() {
  const backend = new FakeBackend({
    'convert/infoFile': params => writeInfoFile(infoFile.params.parse(params), guard),
    'convert/batchFile': params => {
      const { infoFile: path, cluster } = batchFile.params.parse(params);
      const limitsFor = async () => ({ ...LIMITS, partition: 'unset', ...cluster });
      return writeBatchFile(path, { guard, limitsFor, programs: '' });
    },
    'convert/filesPlan': params => {
      const { cluster, ...files } = filesPlan.params.parse(params);
      const limitsFor = async () => ({ ...LIMITS, partition: 'unset', ...cluster });
      return plannedFiles(files, { guard, limitsFor, programs: '' });
    },
    'cluster/site': () => SITE,
    'cluster/plan': () => ({ tasks: 2, time: '15', memory: '3G', refused: [], whole: [], files: [JOB_FILE] }),
    'job/start': () => conversion()
  });
  const trans = nullTranslator.load('');
  const work = () => ({ kind: 'convert', inputs: paths, options }) as const;
  const submit = new SubmitModel({ backend, jobs: new JobsModel(backend) }, trans, work);
  const model = new ClusterFilesModel(backend, submit);
  await submit.cluster.look();
  const place = { base: root, year: '2026', session: 'mg1-1', subfolder: '' };
  model.setInput({ paths, place, options });
  model.setSubmits(false);
  return { backend, model, submit, place };
}

describe('ClusterFilesModel', () => {
  it('writes the info file and the batch file that runs it', async () => {
    const { model } = await opened();
    model.setBatchFile(true);
    expect(model.state.infoFile).toBe(true);
    await model.run();
    const { info, batch } = model.state.written ?? {};
    expect(info?.path.startsWith(join(root, '2026/mg1-1/processing/Merlin/scripts/'))).toBe(true);
    expect(await readFile(info?.path ?? '', 'utf8')).toBe(info?.text);
    expect(batch?.tasks).toBe(2);
    expect(batch?.text).toContain('#SBATCH --partition=cs04r');
    expect(batch?.command).toBe(`sbatch ${batch?.path}`);
  });

  it('writes what is ticked, then submits if that is', async () => {
    const { backend, model } = await opened();
    model.setBatchFile(true);
    model.setInfoFile(false);
    expect(model.state.batchFile).toBe(false);
    expect(await model.run()).toBe(false);
    expect(backend.asked.map(({ method }) => method)).toEqual(['cluster/site']);
    model.setInfoFile(true);
    model.setSubmits(true);
    expect(await model.run()).toBe(true);
    const asked = backend.asked.map(({ method }) => method).slice(0, 3);
    expect(asked).toEqual(['cluster/site', 'convert/infoFile', 'job/start']);
    expect(backend.askedFor('job/start')[0]).toMatchObject({ launcher: 'slurm', cluster: { partition: 'cs04r' } });
  });

  it('knows the files that are ticked before they are written, as selection and limits are', async () => {
    const { backend, model, submit, place } = await opened();
    const names = async (): Promise<string[]> => {
      await settled();
      return model.files.map(({ name }) => name);
    };
    model.setSubmits(true);
    model.setBatchFile(true);
    // Nobody looks
    expect(await names()).toEqual([]);
    submit.open();
    expect(await names()).toEqual(['convert_info.txt', 'cluster_submit.sh', 'job.json']);
    submit.edit({ partition: 'cs05r' });
    await settled();
    expect(model.files[1].text).toContain('#SBATCH --partition=cs05r');
    model.setInput({ paths: paths.slice(1), place, options });
    await settled();
    expect(model.files[0].text).not.toContain(paths[0]);
    model.setBatchFile(false);
    model.setSubmits(false);
    expect(await names()).toEqual(['convert_info.txt']);
    model.setInfoFile(false);
    expect(await names()).toEqual([]);
    expect(backend.askedFor('convert/infoFile')).toEqual([]);
  });

  it('submits nothing when the files cannot be written, and says why', async () => {
    const { backend, model } = await opened();
    backend.answers['convert/infoFile'] = () => {
      throw new Error('No permission.');
    };
    model.setInfoFile(true);
    model.setSubmits(true);
    expect(await model.run()).toBe(false);
    expect(model.state).toMatchObject({ failure: { message: 'No permission.' }, writing: false });
    expect(backend.askedFor('job/start')).toEqual([]);
  });

  it('knows when selection, options or limits are not those of the files any more', async () => {
    const { model, submit, place } = await opened();
    model.setBatchFile(true);
    await model.run();
    expect(model.state.stale).toBe(false);
    model.setInput({ paths: paths.slice(1), place, options });
    expect(model.state.stale).toBe(true);
    model.setInput({ paths, place, options: { ...options } });
    expect(model.state.stale).toBe(false);
    submit.edit({ memory: '32G' });
    expect(model.state.stale).toBe(true);
    await model.run();
    expect(model.state.stale).toBe(false);
  });

  it('does nothing without acquisitions, without options, or with limits the cluster does not understand', async () => {
    const { backend, model, submit, place } = await opened();
    model.setBatchFile(true);
    model.setInput({ paths: [], place, options });
    await model.run();
    model.setInput({ paths, place });
    await model.run();
    model.setInput({ paths, place, options });
    submit.edit({ time: 'five hours' });
    await model.run();
    expect(backend.askedFor('convert/infoFile')).toEqual([]);
  });

  it('passes a folder outside a session on without a place', async () => {
    const { backend, model } = await opened();
    model.setInfoFile(true);
    model.setInput({ paths, place: { folder: root }, options });
    await model.run();
    expect(backend.askedFor('convert/infoFile')[0]).not.toHaveProperty('place');
  });

  it('remembers what was ticked', async () => {
    const { model: first } = await opened();
    first.setBatchFile(true);
    const { model } = await opened();
    model.restore(JSON.parse(JSON.stringify(first.saved)));
    expect(model.saved).toEqual({ infoFile: true, batchFile: true, submits: false });
  });
});

describe('ClusterChoices', () => {
  const draw = (model: ClusterFilesModel): void =>
    void render(
      <>
        <ClusterChoices model={model} />
        <ClusterButton model={model} />
      </>
    );

  it('shows both files with their text, and the command to type', async () => {
    const { model, submit } = await opened();
    model.setBatchFile(true);
    draw(model);
    fireEvent.click(screen.getByRole('button', { name: 'Write files for 2 acquisitions' }));
    expect((await screen.findByLabelText('Conversion info file')).textContent).toContain('to_convert_paths');
    expect(screen.getByLabelText('Slurm batch file').textContent).toContain('#!/usr/bin/env bash');
    expect(screen.getByText(/^sbatch .*cluster_submit.sh$/)).toBeTruthy();
    act(() => submit.edit({ memory: '32G' }));
    expect(screen.getByText(/have changed since these files were written/)).toBeTruthy();
  });

  it('says on the button what will be done, and beside it why that cannot be', async () => {
    const { model, submit } = await opened();
    draw(model);
    expect(screen.getByText('Tick what is to be done.')).toBeTruthy();
    act(() => model.setSubmits(true));
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Submit 2 acquisitions' });
    expect(button.disabled).toBe(false);
    act(() => submit.edit({ partition: 'cs05r' }));
    expect(screen.getByText('Answer the question about cs05r first.')).toBeTruthy();
    expect(button.disabled).toBe(true);
  });

  it('writes shapes chosen by hand into the info file, and says who reads them', async () => {
    const { model, place } = await opened();
    model.setInfoFile(true);
    const shapes = { [paths[1]]: { reshape: 'known', scanX: 4, scanY: 3, firstFrame: 2 } } as const;
    model.setInput({ paths, place, options, shapes });
    draw(model);
    expect(screen.getByText(/^One acquisition has a scan shape chosen by hand\. .* info file/)).toBeTruthy();
    await act(async () => void (await model.run()));
    const text = await readFile(model.state.written?.info.path ?? '', 'utf8');
    expect(parseConversionInfo(text, 'info').shapes).toEqual(shapes);
    act(() => model.setInput({ paths, place, options, shapes: {} }));
    expect(model.state.stale).toBe(true);
    expect(screen.queryByText(/chosen by hand/)).toBeNull();
  });
});
