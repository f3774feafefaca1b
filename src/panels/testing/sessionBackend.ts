import type { AcquisitionRow, WatchProgress, WatchRequest } from '../../protocol/acquisitions';
import type { SessionChoicesRequest } from '../../protocol/session';
import type { Answer, Way } from './fakeBackend';
import { FakeBackend, inspection } from './fakeBackend';

export const SESSION = { base: '/data', year: '2026', session: 'cm1-1', subfolder: '' };

/** What is remembered of a choice of that session. */
export const SAVED_SESSION = { view: 'session', ...SESSION, all: true, path: '' };

const list = <T>(entries: T[]): { entries: T[]; more: number } => ({ entries, more: 0 });

/** A backend with one session, at `SESSION`, of whose acquisitions a spec tells; whatever lies elsewhere is in no session. */
export class SessionBackend extends FakeBackend {
  constructor(answers: Record<string, Answer> = {}) {
    super({
      'session/choices': params => {
        const { base, year, session } = params as SessionChoicesRequest;
        return {
          bases: [{ path: SESSION.base }],
          ...(base && { years: list([SESSION.year]) }),
          ...(year && { sessions: list([SESSION.session]) }),
          ...(session && { subfolders: list([]) }),
          problems: []
        };
      },
      'session/guess': params =>
        (params as { folder: string }).folder.startsWith('/data/2026/cm1-1') ? SESSION : null,
      'folder/list': params => {
        const { path } = params as { path: string };
        return { path, entries: [{ name: 'T1_data.mib', path: `${path}/T1_data.mib`, kind: 'mib' }] };
      },
      'acquisitions/watch': (params, _, way) => {
        this._ways.push({ request: params as WatchRequest, way });
        return new Promise(() => undefined);
      },
      'convert/inspect': () => ({ acquisitions: [inspection()], errors: [] }),
      'scan/frameSums': () => ({ places: 256, frames: 256, remembered: true }),
      'viewer/file': params => ({
        output: (params as { output: string }).output,
        shape: [15, 15, 8, 8],
        dtype: 'uint16',
        version: '1',
        hasOverview: false
      }),
      'viewer/overview': () => new Promise(() => undefined),
      'acquisitions/thumbnail': () => new Promise(() => undefined),
      ...answers
    });
  }

  /** What is followed now; undefined before anything is. */
  get watched(): WatchRequest | undefined {
    return this._ways.at(-1)?.request;
  }

  /** Tells whoever follows of rows. @param busy whether more are to come */
  show(rows: readonly AcquisitionRow[], busy = false): void {
    const news: WatchProgress = { rows: [...rows], gone: [], scanned: rows.length, total: rows.length, busy };
    this._ways.at(-1)?.way.report(news);
  }

  private readonly _ways: { readonly request: WatchRequest; readonly way: Way }[] = [];
}
