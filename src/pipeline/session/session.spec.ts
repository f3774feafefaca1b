import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { InputError } from '../../core/errors';
import { placeSchema, sessionChoicesRequestSchema, sessionChoicesSchema } from '../../protocol/session';
import type { PathGuard } from '../../storage/pathGuard';
import { unguarded } from '../../storage/pathGuard';
import { sessionChoices } from './choices';
import { guessSession } from './guess';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'session-')));
});
afterEach(() => rmSync(root, { recursive: true }));

function make(...folders: string[]): void {
  folders.forEach(folder => mkdirSync(join(root, folder), { recursive: true }));
}

async function choices(
  request: Record<string, unknown>,
  guard: PathGuard = unguarded
): Promise<ReturnType<(typeof sessionChoicesSchema)['parse']>> {
  const parsed = sessionChoicesRequestSchema.parse({ bases: [], ...request });
  return sessionChoicesSchema.parse(await sessionChoices(parsed, guard));
}

describe('sessionChoices', () => {
  it.each(['dls/e02/data', 'dls/staging/dls/e02/data'])('lists years, sessions and subfolders below %s', async base => {
    make(
      `${base}/2025`,
      `${base}/2026/mg10-1`,
      `${base}/2026/cm9-2`,
      `${base}/2026/mg9-1`,
      `${base}/tmp`,
      `${base}/.x`
    );
    make(`${base}/2026/mg10-1/Merlin/Au/20260101_120000`, `${base}/2026/mg10-1/Merlin/Au/20cm/20260101 130000`);
    make(`${base}/2026/mg10-1/Merlin/20260101_140000`, `${base}/2026/mg10-1/Merlin/Pt`);
    writeFileSync(join(root, base, '2026/mg10-1/Merlin/Pt/a.mib'), '');
    const place = { base: join(root, base), year: '2026', session: 'mg10-1' };
    expect(await choices({ ...place, bases: [join(root, base), join(root, 'none')] })).toEqual({
      bases: [
        { path: join(root, base) },
        { path: join(root, 'none'), problem: `${join(root, 'none')} does not exist on this machine.` }
      ],
      years: { entries: ['2026', '2025'], more: 0 },
      sessions: { entries: ['cm9-2', 'mg9-1', 'mg10-1'], more: 0 },
      subfolders: {
        entries: [
          { name: 'Au', subfolder: 'Au', acquisitions: 1, nested: true },
          { name: 'Pt', subfolder: 'Pt', acquisitions: 1, nested: false }
        ],
        more: 0
      },
      problems: []
    });
    expect((await choices({ ...place, subfolder: 'Au' })).subfolders?.entries).toEqual([
      { name: '20cm', subfolder: 'Au/20cm', acquisitions: 1, nested: false }
    ]);
  });

  it('lists what can be read and names what cannot', async () => {
    make('2026/a/Merlin', '2026/b');
    const found = await choices({ base: root, year: '2026', session: 'b' });
    expect(found.sessions?.entries).toEqual(['a', 'b']);
    expect(found.subfolders).toBeUndefined();
    expect(found.problems).toMatchObject([{ code: 'E_NOT_FOUND', input: join(root, '2026/b/Merlin') }]);
  });

  it('asks before it looks into a folder', async () => {
    make('2026/a/Merlin/in', '2026/a/Merlin/out');
    const guard: PathGuard = async path => {
      if (path === root || path.endsWith('/out')) {
        throw new InputError('E_OUTSIDE_ROOTS', `${path} is outside.`);
      }
    };
    const found = await choices({ bases: [root], base: root, year: '2026', session: 'a' }, guard);
    expect(found.bases).toEqual([{ path: root, problem: `${root} is outside.` }]);
    expect(found.years).toBeUndefined();
    expect(found.subfolders?.entries).toEqual([
      { name: 'in', subfolder: 'in', acquisitions: 0, nested: false },
      { name: 'out', subfolder: 'out' }
    ]);
  });

  it('counts links to folders as folders, and cuts lists that are too long', async () => {
    make('else/2026', 'base/2025');
    symlinkSync(join(root, 'else/2026'), join(root, 'base/2026'));
    symlinkSync('nowhere', join(root, 'base/2027'));
    expect((await choices({ base: join(root, 'base') })).years?.entries).toEqual(['2026', '2025']);
    for (let index = 0; index < 5003; index++) {
      mkdirSync(join(root, 'base/2025', `mg${index}-1`));
    }
    const { sessions } = await choices({ base: join(root, 'base'), year: '2025' });
    expect(sessions?.entries).toHaveLength(5000);
    expect(sessions?.more).toBe(3);
  });

  it.each([
    { base: 'relative' },
    { base: '/x', year: '..' },
    { base: '/x', year: '2026', session: 'a/b' },
    { base: '/x', year: '2026', session: 'a', subfolder: '../b' },
    { base: '/x', year: '2026', session: 'a', subfolder: '/b' },
    { base: '/x', year: '2026', session: 'a', subfolder: 'b//c' }
  ])('does not take %j', request => {
    expect(sessionChoicesRequestSchema.safeParse(request).success).toBe(false);
    expect(placeSchema.safeParse(request).success).toBe(false);
  });
});

describe('guessSession', () => {
  it.each([
    ['2026/mg1-1', ''],
    ['2026/mg1-1/Merlin', ''],
    ['2026/mg1-1/Merlin/Au/20cm', 'Au/20cm'],
    ['2026/mg1-1/Merlin/Au/20260101_120000', 'Au'],
    ['2026/mg1-1/processing/Merlin/Au/20260101_120000', 'Au'],
    ['2026/mg1-1/processing/Merlin/Au/scripts/20260101_120000', 'Au'],
    ['2026/mg1-1/processing/notebooks/deep', '']
  ])('finds the session of %s', async (inside, subfolder) => {
    for (const base of ['dls/e02/data', 'dls/staging/dls/e02/data']) {
      make(`${base}/${inside}`, `${base}/2026/mg1-1/Merlin`);
      expect(await guessSession(join(root, base, inside), unguarded)).toEqual({
        base: join(root, base),
        year: '2026',
        session: 'mg1-1',
        subfolder
      });
    }
  });

  it('takes any name of a session that has a Merlin folder, and the deepest place', async () => {
    make('2020/backup-1/2026/trial/Merlin/x');
    expect(await guessSession(join(root, '2020/backup-1/2026/trial/Merlin/x'), unguarded)).toMatchObject({
      base: join(root, '2020/backup-1'),
      session: 'trial',
      subfolder: 'x'
    });
  });

  it('asks the links of a folder where its name says nothing', async () => {
    make('data/2026/mg1-1/Merlin/Au');
    symlinkSync(join(root, 'data/2026/mg1-1/Merlin/Au'), join(root, 'work'));
    expect(await guessSession(join(root, 'work'), unguarded)).toMatchObject({ session: 'mg1-1', subfolder: 'Au' });
  });

  it('knows when there is none', async () => {
    make('2026/notes/pictures', '2026/mg1-1', 'home/me');
    for (const path of ['home/me', '2026', '2026/notes/pictures', 'gone/2026/mg2-1']) {
      expect(await guessSession(join(root, path), unguarded)).toBeNull();
    }
    expect(await guessSession('notebooks', unguarded)).toBeNull();
    expect(await guessSession('/', unguarded)).toBeNull();
    const guard: PathGuard = () => Promise.reject(new InputError('E_OUTSIDE_ROOTS', 'No.'));
    expect(await guessSession(join(root, '2026/mg1-1'), guard)).toBeNull();
  });

  const unprivileged = process.getuid?.() === 0 ? it.skip : it;
  unprivileged('is not stopped by folders that cannot be read (skipped for root, who can)', async () => {
    make('2026/mg1-1/Merlin');
    chmodSync(join(root, '2026'), 0);
    expect(await guessSession(join(root, '2026/mg1-1'), unguarded)).toBeNull();
    chmodSync(join(root, '2026'), 0o755);
  });
});
