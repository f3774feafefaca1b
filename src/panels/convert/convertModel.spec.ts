import { waitFor } from '@testing-library/react';

import type { AcquisitionRow } from '../../protocol/acquisitions';
import { BackendError } from '../../protocol/backendError';
import type { StartRequest } from '../../protocol/jobs';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { convertExample } from '../testing/convertExample';
import type { Answer } from '../testing/fakeBackend';
import { conversion, settled } from '../testing/fakeBackend';
import { SAVED_SESSION, SESSION, SessionBackend } from '../testing/sessionBackend';
import { exampleItem, exampleRow } from '../testing/tableExamples';
import type { ConvertDefaults } from './convertDefaults';
import type { ConvertModel } from './convertModel';

const ROWS = [0, 1, 2].map(second => exampleRow(second));
const [FIRST, SECOND, THIRD] = ROWS.map(({ path }) => path);
const BY_HAND = { reshape: 'known', scanX: 16, scanY: 16 } as const;

const DEFAULTS: ConvertDefaults = {
  form: {},
  thumbnails: false,
  pollSeconds: 7
};

/** A conversion as it was asked for, before anything of it has begun. */
const started: Answer = params => {
  const { inputs, options, choices } = params as StartRequest<'convert'>;
  const items = ROWS.filter(({ path }) => inputs.includes(path)).map(row => exampleItem(row, 'waiting'));
  return conversion({ status: 'waiting', options, choices, items });
};

const made: ConvertModel[] = [];
afterEach(() => made.splice(0).forEach(model => model.dispose()));

function opened(answers: Record<string, Answer> = {}) {
  const backend = new SessionBackend({ 'job/start': started, ...answers });
  const model = convertExample(backend);
  made.push(model);
  model.session.setDefaults({ bases: ['/data'], defaultBase: '', defaultFolder: '' });
  model.setDefaults(DEFAULTS);
  backend.become('ready');
  return { backend, model };
}

/** The session is chosen and its rows are in the table. */
async function inSession(rows: readonly AcquisitionRow[] = ROWS, answers: Record<string, Answer> = {}) {
  const both = opened(answers);
  both.model.session.restore(SAVED_SESSION);
  await waitFor(() => expect(both.backend.watched).toBeDefined());
  await told(both, rows);
  return both;
}

async function told({ backend, model }: ReturnType<typeof opened>, rows: readonly AcquisitionRow[]): Promise<void> {
  backend.show(rows);
  await waitFor(() => rows.forEach(row => expect(model.table.row(row.path)).toEqual(row)));
  await waitFor(() => expect(model.table.rows.state.all).toHaveLength(rows.length));
}

const statusOf = (model: ConvertModel, path: string) =>
  model.table.rows.state.all.find(row => row.path === path)?.status;

/** A conversion of a row runs, and ends well. */
async function runs({ backend, model }: ReturnType<typeof opened>, row: AcquisitionRow, id = 'a'): Promise<void> {
  backend.notify(conversion({ id, items: [exampleItem(row, 'running')] }));
  await waitFor(() => expect(statusOf(model, row.path)).toBe('converting'));
  backend.notify(conversion({ id, items: [exampleItem(row, 'done')] }));
  await waitFor(() => expect(statusOf(model, row.path)).toBe('complete'));
}

describe('ConvertModel', () => {
  it('follows the acquisitions of the place chosen, with the options and as often as the settings say', async () => {
    const { backend, model } = await inSession();
    expect(backend.watched).toMatchObject({ place: SESSION, pollSeconds: 7, options: { reshape: 'auto', binSig: 1 } });
    model.form.edit({ binSig: '4' });
    await settled();
    expect(backend.watched).toMatchObject({ options: { binSig: 4 } });
    model.choices.choose(SECOND, BY_HAND);
    await settled();
    expect(backend.watched).toMatchObject({ options: { binSig: 4 }, shapes: { [SECOND]: BY_HAND } });
    expect(model.table.rows.state.all).toHaveLength(3);
  });

  it('follows no text that is still being typed', async () => {
    const { backend, model } = await inSession();
    const before = backend.askedFor('acquisitions/watch').length;
    ['3', '32'].forEach(binSig => model.form.type({ binSig }));
    expect(backend.askedFor('acquisitions/watch')).toHaveLength(before);
    model.form.settle();
    await settled();
    expect(backend.askedFor('acquisitions/watch')).toHaveLength(before + 1);
    expect(backend.watched).toMatchObject({ options: { binSig: 32 } });
  });

  it('selects the file that was asked for by name as soon as it is in the table, and again when asked again', async () => {
    const both = opened();
    const { model } = both;
    await model.open(SECOND);
    expect(model.session.state.place).toEqual(SESSION);
    await told(both, ROWS);
    expect([...model.table.rows.state.selected]).toEqual([SECOND]);
    expect(model.inspector.state.row?.path).toBe(SECOND);
    model.table.rows.pick(FIRST, 'only');
    await settled();
    expect(model.inspector.state.row?.path).toBe(FIRST);
    await model.open(SECOND);
    expect([...model.table.rows.state.selected]).toEqual([SECOND]);
    expect(model.inspector.state.row?.path).toBe(SECOND);
  });

  it('shows a user who looks at nothing the first result of a conversion started here, and no other', async () => {
    const { backend, model } = await inSession();
    expect(model.inspector.state.row).toBeUndefined();
    await model.run();
    const items = (...statuses: ('running' | 'done')[]) =>
      ROWS.map((row, at) => exampleItem(row, statuses[at] ?? 'waiting'));
    backend.notify(conversion({ items: items('running') }));
    await waitFor(() => expect(statusOf(model, FIRST)).toBe('converting'));
    backend.notify(conversion({ items: items('done', 'running') }));
    await waitFor(() => expect(model.inspector.state.row?.path).toBe(FIRST));
    expect(model.inspector.state.shown).toBe('result');
    expect(model.viewer.state.output).toBe(ROWS[0].output);
    await waitFor(() => expect(statusOf(model, SECOND)).toBe('converting'));
    backend.notify(conversion({ items: items('done', 'done', 'running') }));
    await waitFor(() => expect(statusOf(model, SECOND)).toBe('complete'));
    expect(model.inspector.state.row?.path).toBe(FIRST);
  });

  it('leaves a user alone who looks at an acquisition, and one who has started nothing', async () => {
    const { backend, model } = await inSession();
    await runs({ backend, model }, ROWS[0]);
    expect(model.inspector.state.row).toBeUndefined();
    model.look(THIRD);
    await model.run([SECOND]);
    await runs({ backend, model }, ROWS[1], 'b');
    expect(model.inspector.state.row?.path).toBe(THIRD);
  });

  it('looks at the only acquisition there is by itself', async () => {
    const { model } = await inSession([ROWS[0]]);
    expect(model.inspector.state.row?.path).toBe(FIRST);
    expect(model.resolver.state.row?.path).toBe(FIRST);
    expect(model.table.rows.state.selected.size).toBe(0);
  });

  it('converts everything in one conversion, with the shapes chosen by hand of what is converted', async () => {
    const { backend, model } = await inSession();
    model.choices.choose(SECOND, BY_HAND);
    model.choices.choose('/elsewhere/T9_data.mib', BY_HAND);
    await model.run();
    const options = convertOptionsSchema.parse({});
    expect(backend.askedFor('job/start')).toEqual([
      { kind: 'convert', launcher: 'local', inputs: [FIRST, SECOND, THIRD], options, choices: { [SECOND]: BY_HAND } }
    ]);
    expect(model.jobs.state.jobs).toHaveLength(1);
    await waitFor(() => expect(statusOf(model, FIRST)).toBe('waiting'));
  });

  it('writes results again for one conversion only', async () => {
    const complete = ROWS.map(row => ({ ...row, state: 'complete' as const }));
    const { backend, model } = await inSession(complete);
    await model.run();
    expect(backend.askedFor('job/start')).toEqual([]);
    model.form.edit({ overwrite: true });
    await model.run();
    expect(backend.askedFor('job/start')).toMatchObject([{ options: { overwrite: true } }]);
    expect(model.form.state.form.overwrite).toBe(false);
  });

  it('keeps why a conversion did not start, and the wish to overwrite, until the next try', async () => {
    const answers: Record<string, Answer> = {
      'job/start': () => {
        throw new BackendError('E_WRITE', '/data is read-only.');
      }
    };
    const { backend, model } = await inSession(ROWS, answers);
    model.form.edit({ overwrite: true });
    await model.run();
    expect(model.state).toMatchObject({ starting: false, failure: { message: '/data is read-only.' } });
    expect(model.form.state.form.overwrite).toBe(true);
    backend.answers['job/start'] = started;
    await model.run();
    expect(model.state.failure).toBeUndefined();
  });

  it('starts one conversion however often the button is pressed, and none while the form has a problem', async () => {
    const { backend, model } = await inSession();
    await Promise.all([model.run(), model.run()]);
    expect(backend.askedFor('job/start')).toHaveLength(1);
    model.form.edit({ reshape: 'known' });
    await model.run([FIRST]);
    expect(backend.askedFor('job/start')).toHaveLength(1);
    expect(model.form.state.problems.scanX).toMatch(/Known shape needs Scan_X/);
  });

  it('is the same after it was saved and restored', async () => {
    const { model } = await inSession();
    model.form.edit({ binSig: '4', overwrite: true });
    model.cluster.setBatchFile(true);
    model.cluster.setSubmits(false);
    model.choices.choose(SECOND, BY_HAND);
    model.table.rows.sortBy('sample');
    model.viewer.showPattern('maximum');
    const saved = JSON.parse(JSON.stringify(model.saved)) as unknown;
    const other = opened();
    other.model.restore(saved);
    other.model.session.restore(SAVED_SESSION);
    await waitFor(() => expect(other.model.session.state.place).toEqual(SESSION));
    expect(JSON.parse(JSON.stringify(other.model.saved))).toEqual(saved);
    expect(other.backend.watched).toMatchObject({ options: { binSig: 4 }, shapes: { [SECOND]: BY_HAND } });
    // To write results again is for one time.
    expect(other.model.form.state.form.overwrite).toBe(false);
  });

  it.each([undefined, null, 'text', 7, [], { session: 1, form: [], cluster: 'x', shapes: {}, table: null, viewer: 3 }])(
    'begins as new with %j in place of what was saved',
    saved => {
      const { model } = opened();
      const before = JSON.stringify(model.saved);
      expect(() => model.restore(saved)).not.toThrow();
      expect(JSON.stringify(model.saved)).toBe(before);
    }
  );

  it('needs a folder for results outside a session, also once it was given', async () => {
    const both = opened();
    const { backend, model } = both;
    await model.open('/home/me/scans');
    const outside = ROWS.map(row => ({ ...row, output: undefined }));
    await told(both, outside);
    expect(model.form.state.demands.needsOut).toBe(true);
    await model.run();
    expect(model.form.state.problems.out).toMatch(/Choose an output folder/);
    model.form.edit({ out: '/home/me/results' });
    await settled();
    expect(backend.watched).toMatchObject({ options: { out: '/home/me/results' } });
    await told(both, ROWS);
    expect(model.form.state.demands.needsOut).toBe(true);
    await model.run();
    expect(backend.askedFor('job/start')).toMatchObject([{ options: { out: '/home/me/results' } }]);
    model.session.restore(SAVED_SESSION);
    await waitFor(() => expect(model.form.state.demands.needsOut).toBe(false));
  });

  it('tells the form of the frames and the shapes of the one acquisition to convert', async () => {
    const { model } = await inSession();
    expect(model.form.state.demands.frames).toBeUndefined();
    model.table.rows.pick(FIRST, 'only');
    await waitFor(() =>
      expect(model.form.state.demands).toMatchObject({ frames: 256, shapes: ['15 x 15', '16 x 16'] })
    );
    model.choices.choose(FIRST, BY_HAND);
    await settled();
    expect(model.form.state.demands.frames).toBeUndefined();
  });

  it('gives the files for the cluster the shapes chosen by hand of the acquisitions they list', async () => {
    const { model } = await inSession();
    model.choices.choose(SECOND, BY_HAND);
    await settled();
    expect(model.cluster.state.input).toMatchObject({ paths: [FIRST, SECOND, THIRD], place: SESSION });
    expect(model.cluster.state.input.shapes).toEqual({ [SECOND]: BY_HAND });
    model.table.rows.pick(FIRST, 'only');
    await settled();
    expect(model.cluster.state.input).toMatchObject({ paths: [FIRST], shapes: {} });
  });

  it('reports to the sidebar what its button does', async () => {
    const { backend, model } = await inSession();
    expect(model.step.state).toMatchObject({
      counts: [{ state: 'new', count: 3 }],
      action: { label: 'Convert all 3 new' }
    });
    model.step.state.action?.run();
    await settled();
    expect(backend.askedFor('job/start')).toHaveLength(1);
    expect(model.step.state.running).toBeDefined();
  });

  it('asks the backend for each thing once: no signal begins another round', async () => {
    const { backend, model } = await inSession();
    model.table.rows.pick(FIRST, 'only');
    await settled();
    model.choices.choose(FIRST, BY_HAND);
    await settled();
    await told({ backend, model }, ROWS);
    await settled();
    await model.run();
    await runs({ backend, model }, ROWS[0]);
    await waitFor(() => expect(model.viewer.state.data.state).toBe('ready'));
    await settled();
    const counts = new Map<string, number>();
    backend.asked.forEach(({ method }) => counts.set(method, (counts.get(method) ?? 0) + 1));
    // Followed for the session, and again with the shape chosen by hand.
    expect(Object.fromEntries(counts)).toMatchObject({
      'acquisitions/watch': 2,
      'convert/inspect': 1,
      'job/list': 1,
      'job/start': 1,
      'scan/frameSums': 1,
      'viewer/file': 1,
      'viewer/overview': 1
    });
  });
});
