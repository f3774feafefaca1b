import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { Job, JobChange } from '../../protocol/jobs';
import type { Inspection } from '../../protocol/convert/inspection';
import type { Params, Progress, RequestContract, RequestOptions, Result } from '../../protocol/requests';
import type { Backend, BackendStatus } from '../connection';

/** What an answer may do on its way: send progress of a streamed request, and see whether it was cancelled. */
export interface Way {
  report(value: unknown): void;
  readonly signal?: AbortSignal;
}

export type Answer = (params: unknown, method: string, way: Way) => unknown;

const nothing: Answer = (_, method) => (method === 'job/list' ? [] : null);

/**
 * A backend for specs: answers by method name within the protocol's schemas, remembers what it was asked, and can be lost
 * and found again.
 */
export class FakeBackend implements Backend {
  constructor(readonly answers: Record<string, Answer> = {}) {}

  readonly asked: { method: string; params: unknown }[] = [];
  status: BackendStatus = { state: 'idle', message: 'Not started.' };

  get statusChanged(): ISignal<this, BackendStatus> {
    return this._statusChanged;
  }

  get jobChanged(): ISignal<this, JobChange> {
    return this._conversionChanged;
  }

  async connect(): Promise<void> {
    this.become('ready');
  }

  async request<C extends RequestContract>(
    contract: C,
    params: Params<C>,
    { signal, onProgress }: RequestOptions<C> = {}
  ): Promise<Result<C>> {
    this.asked.push({ method: contract.method, params: contract.params.parse(params) });
    const answer = this.answers[contract.method] ?? nothing;
    const report = (value: unknown) => onProgress?.(contract.progress?.parse(value) as Progress<C>);
    const answered = Promise.resolve(answer(params, contract.method, { report, signal }));
    this._underWay.add(answered);
    try {
      return contract.result.parse(await answered) as Result<C>;
    } finally {
      this._underWay.delete(answered);
    }
  }

  /** Nothing is being read any more: where answers come from files, a spec ends after them. */
  async settled(): Promise<void> {
    while (this._underWay.size > 0) {
      await Promise.allSettled(this._underWay);
    }
  }

  become(state: BackendStatus['state'], message = `The backend is ${state}.`): void {
    const backend = { version: '1', node: '24', pid: 1, home: '/home/me', dataRoots: [] };
    this.status = { state, message, ...(state === 'ready' && { backend }) };
    this._statusChanged.emit(this.status);
  }

  /** Tells of a conversion as a backend does that has not told of it before. */
  notify({ items, ...head }: Job): void {
    const all = items.map((item, index) => ({ index, item }));
    this._conversionChanged.emit({
      kind: head.kind,
      head,
      needs: 0,
      count: items.length,
      items: all
    } as JobChange);
  }

  /** Tells what has changed of a conversion. */
  tell(change: Omit<JobChange<'convert'>, 'kind'>): void {
    this._conversionChanged.emit({ kind: 'convert', ...change });
  }

  /** Parameters of the requests of a method, in order. */
  askedFor(method: string): unknown[] {
    return this.asked.filter(request => request.method === method).map(({ params }) => params);
  }

  private readonly _underWay = new Set<Promise<unknown>>();
  private readonly _statusChanged = new Signal<this, BackendStatus>(this);
  private readonly _conversionChanged = new Signal<this, JobChange>(this);
}

/** A fly-back scan inside a session, not yet converted. */
export function inspection(part: Partial<Inspection> = {}): Inspection {
  return {
    input: '/data/2026/cm1-1/Merlin/au/T2/T1_data.mib',
    stem: 'T1',
    bytes: 33_652_736,
    frames: 256,
    lost: 0,
    trailingBytes: 0,
    detector: {
      shape: [256, 256],
      dtype: 'uint16',
      pixelType: 'U16',
      depth: 12,
      chips: 1,
      layout: '1x1',
      cross: false
    },
    header: {},
    candidates: [
      {
        source: 'flyback',
        mode: 'flyback',
        shape: [15, 15],
        firstFrame: 16,
        plan: { kind: 'scan', rows: 15, columns: 15, firstFrame: 16, framesPerLine: 16, skippedPerLine: 1 },
        dropped: 31,
        score: 0.98,
        evidence: 'Long exposures.',
        guess: false,
        contradictions: []
      },
      {
        source: 'square',
        mode: 'known',
        shape: [16, 16],
        firstFrame: 0,
        plan: { kind: 'scan', rows: 16, columns: 16, firstFrame: 0, framesPerLine: 16, skippedPerLine: 0 },
        dropped: 0,
        score: 0.4,
        evidence: 'A square.',
        guess: true,
        contradictions: []
      }
    ],
    output: '/data/2026/cm1-1/processing/Merlin/au/T1/T1_data.hdf5',
    state: 'new',
    stateReason: 'Not converted yet.',
    warnings: [],
    ...part
  };
}

/** A conversion of one file, just started. */
export function conversion(part: Partial<Job<'convert'>> = {}): Job<'convert'> {
  return {
    id: 'a',
    kind: 'convert',
    launcher: 'local',
    options: {
      reshape: 'auto',
      binNav: 1,
      binSig: 1,
      cross: true,
      compression: 'bitshuffle-lz4',
      radial: false,
      overwrite: false
    },
    status: 'running',
    startedAt: 1000,
    folder: '/out/scripts/20261123_081530_convert_9f3a',
    user: 'me',
    items: [
      { input: '/data/T1_data.mib', status: 'running', framesDone: 64, frames: 256, bytesDone: 250, bytes: 1000 }
    ],
    ...part
  };
}

/** The same conversion when it has succeeded. */
export function converted(id = 'a', output = '/out/T1_data.hdf5'): Job<'convert'> {
  const input = '/data/T1_data.mib';
  return conversion({
    id,
    status: 'done',
    endedAt: 3500,
    items: [
      {
        input,
        status: 'done',
        framesDone: 256,
        frames: 256,
        bytesDone: 1000,
        bytes: 1000,
        result: {
          input,
          output,
          shape: [15, 15, 256, 256],
          dtype: 'uint16',
          reshape: { mode: 'flyback', evidence: 'Long exposures.' },
          frames: 256,
          dropped: 31,
          lost: 0,
          skipped: false,
          seconds: 2.5,
          bytes_in: 33_652_736,
          bytes_out: 2_250_000,
          warnings: []
        }
      }
    ]
  });
}

/** Lets promises that are already settled have their effect. */
export async function settled(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 0));
}
