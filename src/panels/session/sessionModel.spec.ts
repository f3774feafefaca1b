import { nullTranslator } from '@jupyterlab/translation';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { sessionChoices } from '../../pipeline/session/choices';
import { guessSession } from '../../pipeline/session/guess';
import type { SessionChoicesRequest } from '../../protocol/session';
import { FakeBackend, settled } from '../testing/fakeBackend';
import { SessionModel } from './sessionModel';

const TREE = [
  'data/2025/cm1-1/Merlin/old/20250101_000000/20250101_000000_data.mib',
  'data/2026/mg2-1/Merlin/Au/20cm/20260101_000000/20260101_000000_data.mib',
  'data/2026/mg2-1/Merlin/Au/20260101_000001/20260101_000001_data.mib',
  'data/2026/mg2-1/Merlin/carbon/20260101_000002/20260101_000002_data.mib',
  'data/2026/mg2-1/spool/loose.mib',
  'data/2026/mg2-2/Merlin/Au/20260102_000000/20260102_000000_data.mib',
  'staging/2026/mg2-1/Merlin/Au/20260101_000001/20260101_000001_data.mib',
  'elsewhere/loose.mib'
];

let root: string;
const guard = async (): Promise<void> => undefined;
const at = (path: string): string => join(root, path);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'session-model-'));
  for (const path of TREE) {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), '');
  }
});
afterAll(() => rm(root, { recursive: true }));

/** A model on the real lists of a small tree. */
function opened() {
  const backend = new FakeBackend({
    'session/choices': params => sessionChoices(params as SessionChoicesRequest, guard),
    'session/guess': params => guessSession((params as { folder: string }).folder, guard),
    'folder/list': params => {
      const { path } = params as { path: string };
      if (path !== at('elsewhere') && path !== at('data/2026/mg2-1/spool')) {
        throw new Error(`${path} does not exist.`);
      }
      return { path, entries: [{ name: 'loose.mib', path: `${path}/loose.mib`, kind: 'mib' }] };
    }
  });
  backend.become('ready');
  const model = new SessionModel(backend, nullTranslator.load(''));
  model.setBases([at('data'), at('gone')]);
  return { backend, model };
}

const asked = (backend: FakeBackend): number => backend.asked.length;
const until = async (isSo: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 200 && !isSo(); turn++) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  expect(isSo()).toBe(true);
};

describe('SessionModel', () => {
  it('remembers what was chosen before, of each session the subfolder chosen last, and leads back to it', async () => {
    const { model } = opened();
    await model.open(at('data/2026/mg2-1'));
    await model.choose('subfolder', 'Au');
    await model.open(at('elsewhere'));
    const first = { base: at('data'), year: '2026', session: 'mg2-1', subfolder: 'Au' };
    expect(model.state.recent).toEqual([{ folder: at('elsewhere') }, first]);
    const again = opened().model;
    again.restore(JSON.parse(JSON.stringify(model.saved)));
    await again.choosePlace(first);
    expect(again.state.place).toEqual(first);
    expect(again.state.recent).toEqual([first, { folder: at('elsewhere') }]);
  });

  it('begins to browse where JupyterLab was started, unless that may not be read, however young the connection is', async () => {
    const backend = new FakeBackend({ 'folder/list': params => ({ ...(params as { path: string }), entries: [] }) });
    const model = new SessionModel(backend, nullTranslator.load(''));
    model.setRoot(home => `${home}/scans`);
    expect(model.startFolder).toBeUndefined();
    await model.browse();
    expect(model.folder.state.path).toBe('/home/me/scans');
    model.state.server?.dataRoots.push('/dls');
    await model.browse();
    expect(model.folder.state.path).toBe('/dls');
  });

  it('makes a sample session, chooses it, and can give it up', async () => {
    const { backend, model } = opened();
    const place = { base: at('data'), year: '2026', session: 'mg2-2', subfolder: '' };
    backend.become('lost');
    backend.become('ready');
    backend.answers['session/sample'] = (params, _, way) => {
      expect(params).toEqual({ folder: '/home/me' });
      way.report({ done: 1, total: 4 });
      expect(model.sample.state).toMatchObject({ making: true, fraction: 0.25 });
      return place;
    };
    await model.makeSample();
    expect(model.state.place).toEqual(place);
    expect(model.sample.state).toMatchObject({ making: false });
    backend.answers['session/sample'] = (_, __, way) =>
      new Promise((_resolve, reject) => way.signal?.addEventListener('abort', () => reject(new Error('gone'))));
    const making = model.makeSample();
    model.sample.cancel();
    await making;
    expect(model.sample.state.failure).toBeUndefined();
    expect(model.state.place).toEqual(place);
  });

  it('goes from base to session step by step, and takes all files of the session', async () => {
    const { model } = opened();
    await model.choose('base', at('data'));
    expect(model.state.lists.years?.entries).toEqual(['2026', '2025']);
    expect(model.state.place).toBeUndefined();
    await model.choose('year', '2026');
    expect(model.state.lists.sessions?.entries).toEqual(['mg2-1', 'mg2-2']);
    await model.choose('session', 'mg2-1');
    expect(model.state.place).toEqual({ base: at('data'), year: '2026', session: 'mg2-1', subfolder: '' });
    expect(model.state.form.all).toBe(true);
  });

  it('chooses by itself where there is but one year or session', async () => {
    const { model } = opened();
    await model.choose('base', at('data'));
    await model.choose('year', '2025');
    expect(model.state.place).toMatchObject({ session: 'cm1-1', subfolder: '' });
  });

  it('keeps what is there below another base, and gives up what is not', async () => {
    const { model } = opened();
    await model.open(at('data/2026/mg2-1/Merlin/Au'));
    await model.choose('base', at('staging'));
    expect(model.state.place).toEqual({ base: at('staging'), year: '2026', session: 'mg2-1', subfolder: 'Au' });
    await model.choose('base', at('data'));
    await model.choose('year', '2025');
    expect(model.state.form).toMatchObject({ session: 'cm1-1', subfolder: '', all: true });
    expect(model.state.problems).toEqual({});
  });

  it('begins another session with all of its files', async () => {
    const { model } = opened();
    await model.open(at('data/2026/mg2-1/Merlin/Au'));
    await model.choose('session', 'mg2-2');
    expect(model.state.place).toMatchObject({ session: 'mg2-2', subfolder: '' });
  });

  it('leads into nested subfolders step by step, and takes them typed', async () => {
    const { model } = opened();
    await model.open(at('data/2026/mg2-1'));
    await model.choose('subfolder', 'Au');
    expect([...model.state.lists.subfolders.keys()]).toEqual(['', 'Au']);
    expect(model.state.lists.subfolders.get('Au')?.entries.map(({ subfolder }) => subfolder)).toEqual(['Au/20cm']);
    await model.choose('subfolder', '/Au/20cm/');
    expect(model.state.place).toMatchObject({ subfolder: 'Au/20cm' });
  });

  it('has no place between "all files" and a subfolder that is still to be picked', async () => {
    const { model } = opened();
    await model.open(at('data/2026/mg2-1'));
    await model.setAll(false);
    expect(model.state.place).toBeUndefined();
    await model.setAll(true);
    expect(model.state.place).toMatchObject({ subfolder: '' });
  });

  it('takes the only subfolder when not all files are wanted', async () => {
    const { model } = opened();
    await model.open(at('data/2026/mg2-2'));
    await model.setAll(false);
    expect(model.state.place).toMatchObject({ subfolder: 'Au' });
  });

  it.each([
    ['base', 'dls/e02', /full path/],
    ['year', '20/26', /without "\/"/],
    ['session', '..', /one folder/],
    ['subfolder', 'Au/../..', /below Merlin/]
  ] as const)('says at %s what is wrong with %p without asking', async (level, text, sentence) => {
    const { backend, model } = opened();
    await model.open(at('data/2026/mg2-1'));
    const before = asked(backend);
    await model.choose(level, text);
    expect(model.state.problems[level]).toMatch(sentence);
    expect(model.state.place).toBeUndefined();
    expect(asked(backend)).toBe(before);
  });

  it.each([
    ['base', '/nowhere', /^\/nowhere does not exist/],
    ['year', '1999', /1999 does not exist/],
    ['session', 'xx1-1', /xx1-1\/Merlin does not exist/],
    ['subfolder', 'lead', /Merlin\/lead does not exist/]
  ] as const)('says at %s that %p is not there', async (level, text, sentence) => {
    const { model } = opened();
    await model.open(at('data/2026/mg2-1'));
    await model.choose(level, text);
    expect(Object.keys(model.state.problems)).toEqual([level]);
    expect(model.state.problems[level]).toMatch(sentence);
    expect(model.state.place).toBeUndefined();
    await model.open(at('data/2026/mg2-1'));
    expect(model.state.place).toBeDefined();
  });

  it('shows folders made since in a list that is opened', async () => {
    const { model } = opened();
    await model.open(at('data/2026/mg2-2'));
    await mkdir(at('data/2026/mg2-2/Merlin/tin'));
    await model.opened('subfolder');
    const names = model.state.lists.subfolders.get('')?.entries.map(({ name }) => name);
    expect(names).toEqual(['Au', 'tin']);
    await rm(at('data/2026/mg2-2/Merlin/tin'), { recursive: true });
  });

  it('takes a session by any path into it, pasted as base directory too', async () => {
    const { model } = opened();
    await model.choose('base', at('data/2026/mg2-1/Merlin/Au/20cm'));
    const place = { base: at('data'), year: '2026', session: 'mg2-1', subfolder: 'Au/20cm' };
    expect(model.state.place).toEqual(place);
    await model.open(at('data/2026/mg2-1/processing/Merlin/Au/20cm'));
    expect(model.state.place).toEqual(place);
  });

  it('opens a single .mib of a session as the session with that file', async () => {
    const { model } = opened();
    const file = at('data/2026/mg2-1/Merlin/Au/20260101_000001/20260101_000001_data.mib');
    await model.open(file);
    expect(model.state).toMatchObject({ view: 'session', file, place: { session: 'mg2-1', subfolder: 'Au' } });
    await model.choose('subfolder', 'carbon');
    expect(model.state.file).toBeUndefined();
  });

  it('takes any other folder or file as it is, also one beside the Merlin folder', async () => {
    const { model } = opened();
    await model.open(at('elsewhere/'));
    expect(model.state).toMatchObject({ view: 'folder', place: { folder: at('elsewhere') } });
    await model.open(at('elsewhere/loose.mib'));
    expect(model.state).toMatchObject({ file: at('elsewhere/loose.mib'), place: { folder: at('elsewhere') } });
    await model.open(at('data/2026/mg2-1/spool'));
    expect(model.state.place).toEqual({ folder: at('data/2026/mg2-1/spool') });
  });

  it('says at the path what is wrong with it', async () => {
    const { model } = opened();
    await model.open('elsewhere');
    expect(model.state).toMatchObject({ view: 'folder', place: undefined });
    expect(model.state.pathProblem).toMatch(/begins with "\/"/);
    await model.open(at('elsewhere/no.mib'));
    expect(model.state.pathProblem).toMatch(/no.mib does not exist/);
    await model.open(at('nowhere'));
    expect(model.state.pathProblem).toMatch(/nowhere does not exist/);
  });

  it('guesses the session on a first visit, in place of the default base', async () => {
    const { model } = opened();
    model.setDefaultBase(at('data'));
    model.guessFrom(at('data/2026/mg2-1/processing'));
    await until(() => model.state.place !== undefined);
    expect(model.state.place).toMatchObject({ session: 'mg2-1' });
  });

  it('neither guesses nor takes the default where something is chosen already', async () => {
    const { model } = opened();
    model.restore({ view: 'folder', base: '', year: '', session: '', subfolder: '', all: true, path: '/mine' });
    model.setDefaultBase(at('data'));
    model.guessFrom(at('data/2026/mg2-1'));
    await until(() => !model.state.looking);
    expect(model.state.place).toEqual({ folder: '/mine' });
    model.restore({ ...model.saved, view: 'session', base: at('staging'), year: '2026', session: 'mg2-1' });
    const { place } = model.state;
    model.setDefaultBase(at('data'));
    expect(model.state.place).toBe(place);
  });

  it('offers the default base beside a folder that is chosen', async () => {
    const { model } = opened();
    await model.open(at('elsewhere'));
    model.setDefaultBase(at('data'));
    await until(() => model.state.lists.years !== undefined);
    expect(model.state.place).toEqual({ folder: at('elsewhere') });
    model.setView('session');
    expect(model.state.form.base).toBe(at('data'));
  });

  it('is not overtaken by the backend that starts, or by settings that come, while a path is opened', async () => {
    const { backend } = opened();
    backend.become('idle');
    const model = new SessionModel(backend, nullTranslator.load(''));
    const guess = backend.answers['session/guess'];
    backend.answers['session/guess'] = async (...asked) => {
      backend.become('ready');
      model.setBases([at('data')]);
      await settled();
      return guess(...asked);
    };
    await model.open(at('data/2026/mg2-1'));
    expect(model.state.place).toMatchObject({ session: 'mg2-1' });
  });

  it('drops a default base that is not on this machine without a word', async () => {
    const { model } = opened();
    model.setDefaultBase(at('gone'));
    expect(model.state.form.base).toBe(at('gone'));
    await until(() => model.state.form.base === '');
    expect(model.state.problems).toEqual({});
    expect(model.state.lists.bases).toMatchObject([{ path: at('data') }, { problem: /does not exist/ }]);
  });

  it('remembers a choice, and asks for its lists when the backend is there', async () => {
    const first = opened().model;
    await first.open(at('data/2026/mg2-1/Merlin/Au'));
    const backend = opened().backend;
    backend.become('idle');
    const model = new SessionModel(backend, nullTranslator.load(''));
    const before = asked(backend);
    model.restore(JSON.parse(JSON.stringify(first.saved)));
    expect(model.state.place).toEqual(first.state.place);
    expect(asked(backend)).toBe(before);
    backend.become('ready');
    await until(() => model.state.lists.years !== undefined);
    expect(model.state.place).toBeDefined();
    model.restore('nonsense');
    expect(model.state.place).toEqual(first.state.place);
  });

  it('keeps a remembered choice that comes while the lists of none are still being read', async () => {
    const first = opened().model;
    await first.open(at('data/2026/mg2-1/Merlin/Au'));
    const { model } = opened();
    expect(model.state.looking).toBe(true);
    model.restore(JSON.parse(JSON.stringify(first.saved)));
    await until(() => !model.state.looking);
    expect(model.state.place).toEqual(first.state.place);
    expect(model.state.lists.years).toBeDefined();
  });

  it('reads the lists again when the backend is back', async () => {
    const { backend, model } = opened();
    await model.open(at('data/2026/mg2-1'));
    const { place } = model.state;
    backend.become('lost');
    const before = asked(backend);
    backend.become('ready');
    await until(() => asked(backend) > before && !model.state.looking);
    expect(model.state.place).toBe(place);
  });

  it('shows a failed request as one, and recovers with the next', async () => {
    const { backend, model } = opened();
    await settled();
    const working = backend.answers['session/choices'];
    backend.answers['session/choices'] = () => {
      throw new Error('The backend has gone.');
    };
    await model.choose('base', at('data'));
    expect(model.state.failure?.message).toBe('The backend has gone.');
    backend.answers['session/choices'] = working;
    await model.choose('base', at('data'));
    expect(model.state.failure).toBeUndefined();
  });
});
