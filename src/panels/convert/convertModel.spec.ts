import { nullTranslator } from '@jupyterlab/translation';

import { BackendError } from '../../protocol/backendError';
import type { Answer } from '../testing/fakeBackend';
import { conversion, converted, FakeBackend, inspection, settled } from '../testing/fakeBackend';
import { ConvertModel } from './convertModel';

const FILE = inspection().input;
const image = { shape: [1, 1], float32: 'AAAAAA==' };

function made(answers: Record<string, Answer> = {}) {
  const backend = new FakeBackend({
    'convert/inspect': () => ({ acquisitions: [inspection()], errors: [] }),
    'convert/start': () => conversion(),
    'convert/overview': params => ({ ...(params as object), meanPattern: image, maximumPattern: image }),
    'folder/list': params => ({ ...(params as object), entries: [] }),
    ...answers
  });
  backend.become('ready');
  return { backend, model: new ConvertModel(backend, nullTranslator.load('')) };
}

const refused =
  (message: string): Answer =>
  () => {
    throw new BackendError('E_TEST', message, 'underneath');
  };

describe('ConvertModel', () => {
  it('looks at what is chosen before anything runs', async () => {
    const { backend, model } = made();
    await model.choose(` ${FILE} `);
    expect(backend.askedFor('convert/inspect')).toEqual([{ path: FILE }]);
    expect(model.state.inspection).toMatchObject({ state: 'ready', value: { acquisitions: [{ frames: 256 }] } });
    expect(model.state.needsOut).toBe(false);
  });

  it('drops the answer to a choice that the user has already changed', async () => {
    let answerFirst: (report: unknown) => void = () => undefined;
    const { model } = made({
      'convert/inspect': params =>
        (params as { path: string }).path === '/first'
          ? new Promise(resolve => (answerFirst = resolve))
          : { acquisitions: [inspection({ stem: 'second' })], errors: [] }
    });
    const first = model.choose('/first');
    await model.choose('/second');
    answerFirst({ acquisitions: [inspection({ stem: 'first' })], errors: [] });
    await first;
    expect(model.state.inspection).toMatchObject({ value: { acquisitions: [{ stem: 'second' }] } });
  });

  it('shows why the choice cannot be looked at', async () => {
    const { model } = made({ 'convert/inspect': refused('No such file.') });
    await model.choose('/nothing');
    expect(model.state.inspection).toEqual({
      state: 'failed',
      failure: { message: 'No such file.', details: 'underneath' }
    });
  });

  it('asks for an output folder for data outside a session, and looks there for results', async () => {
    const { backend, model } = made({
      'convert/inspect': params => ({
        acquisitions: [inspection({ output: (params as { out?: string }).out && '/results/T1/T1_data.hdf5' })],
        errors: []
      })
    });
    await model.choose('/elsewhere/T1_data.mib');
    expect(model.state.needsOut).toBe(true);
    await model.convert();
    expect(model.state.insisted).toBe(true);
    expect(backend.askedFor('convert/start')).toEqual([]);
    model.edit({ out: '/results' });
    await model.inspectAgain();
    expect(backend.askedFor('convert/inspect')).toContainEqual({ path: '/elsewhere/T1_data.mib', out: '/results' });
    expect(model.state.needsOut).toBe(true);
    await model.convert();
    expect(backend.askedFor('convert/start')).toMatchObject([
      { paths: ['/elsewhere/T1_data.mib'], options: { out: '/results' } }
    ]);
  });

  it('starts with the options of the form and shows the conversion at once', async () => {
    const { backend, model } = made();
    await model.choose(FILE);
    model.edit({ reshape: 'flyback', binSig: '2', overwrite: true });
    await model.convert();
    expect(backend.askedFor('convert/start')).toMatchObject([
      { paths: [FILE], options: { reshape: 'flyback', binSig: 2, overwrite: true } }
    ]);
    expect(model.conversions.state.conversions).toHaveLength(1);
    expect(model.state.starting).toBe(false);
  });

  it('shows why nothing was started', async () => {
    const { model } = made({ 'convert/start': refused('The folder may not be written.') });
    await model.choose(FILE);
    await model.convert();
    expect(model.state).toMatchObject({ starting: false, startFailure: { message: 'The folder may not be written.' } });
    model.edit({ overwrite: true });
    expect(model.state.startFailure).toBeUndefined();
  });

  it('shows the images of what was converted, and looks at the file again', async () => {
    const { backend, model } = made();
    await model.choose(FILE);
    await model.convert();
    const looks = backend.askedFor('convert/inspect').length;
    backend.notify(converted());
    await settled();
    expect(model.overview.state).toMatchObject({ output: '/out/T1_data.hdf5', images: { state: 'ready' } });
    expect(backend.askedFor('convert/inspect')).toHaveLength(looks + 1);
    backend.notify(converted());
    await settled();
    expect(backend.askedFor('convert/overview')).toHaveLength(1);
    expect(backend.askedFor('convert/inspect')).toHaveLength(looks + 1);
  });

  it('does not take away images that the user asked for, until something new is started', async () => {
    const { backend, model } = made();
    await model.overview.show('/out/asked.hdf5');
    backend.notify(converted('b', '/out/other.hdf5'));
    await settled();
    expect(model.overview.state.output).toBe('/out/asked.hdf5');
    await model.choose(FILE);
    await model.convert();
    backend.notify({ ...converted('a', '/out/new.hdf5'), startedAt: 5000 });
    await settled();
    expect(model.overview.state.output).toBe('/out/new.hdf5');
  });

  it('shows the last result again after a reload', async () => {
    const { backend, model } = made({ 'convert/list': () => [converted()] });
    backend.become('ready');
    await settled();
    await settled();
    expect(model.overview.state.output).toBe('/out/T1_data.hdf5');
  });

  it('looks at the choice again when the backend is back', async () => {
    const { backend, model } = made();
    await model.choose(FILE);
    backend.become('lost');
    expect(model.state.status.state).toBe('lost');
    backend.become('ready');
    await settled();
    expect(backend.askedFor('convert/inspect')).toHaveLength(2);
  });

  it('takes defaults for what the user has not touched', () => {
    const { model } = made();
    model.edit({ binSig: '4' });
    model.setDefaults({ form: { binSig: '2', binNav: '2', cross: false }, defaultFolder: '' });
    expect(model.state.form).toMatchObject({ binSig: '4', binNav: '2', cross: false });
    expect(model.choice).toEqual({ path: '', form: { binSig: '4' } });
  });

  it('opens the folder list where the file lies, where settings say, or at home', async () => {
    const { backend, model } = made();
    await model.browse();
    model.setDefaults({ form: {}, defaultFolder: '/data/2026' });
    await model.browse();
    await model.choose(FILE);
    await model.browse();
    expect(backend.askedFor('folder/list')).toEqual([
      { path: '/home/me' },
      { path: '/data/2026' },
      { path: '/data/2026/cm1-1/Merlin/au/T2' }
    ]);
    expect(model.folder.state.open).toBe(true);
  });
});
