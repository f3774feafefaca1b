import type { TranslationBundle } from '@jupyterlab/translation';

import type { ScanPlan } from '../../../core/scan/scanPlan';
import type { AcquisitionRow } from '../../../protocol/acquisitions';
import type { Inspection } from '../../../protocol/convert/inspection';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import type { Loadable } from '../../parts/loadable';
import { LOADING, NONE } from '../../parts/loadable';
import { StateModel } from '../../parts/stateModel';
import type { CandidateView } from './candidateView';
import { autoCandidate, candidateViews, placesOf } from './candidateView';
import type { ShapeDraft } from './draft';
import { draftOf, draftOfChoice, OWN, ownDraft } from './draft';
import type { DraftAnalysis } from './draftAnalysis';
import { analyseDraft, NO_ANALYSIS } from './draftAnalysis';
import type { DraftReading, ShapeContext } from './draftReading';
import { readDraft } from './draftReading';
import type { FrameValues } from './frameValues';
import { InspectionCache } from './inspectionCache';
import { OncePerFrame } from '../../parts/oncePerFrame';
import type { FrameReading } from './readFrameValues';
import { readFrameValues } from './readFrameValues';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';
import type { ShapesModel } from './shapesModel';

export interface ResolverState {
  /** Acquisition whose scan shape is looked at */
  readonly row?: AcquisitionRow;
  /** What its headers say */
  readonly found: Loadable<Inspection>;
  readonly candidates: readonly CandidateView[];
  /** Places of frames, those never saved included */
  readonly frames: number;
  /** Whether the file has grown since it was looked at */
  readonly isOutdated: boolean;
  /** Sums of the frames, as far as they are known */
  readonly values?: FrameValues;
  /** How far their reading is; absent when it does not go on */
  readonly progress?: FrameReading;
  readonly readFailure?: Failure;
  /** What was chosen by hand for this acquisition; absent: as the form says */
  readonly chosen?: ShapeChoice;
  /** The shape being edited, with what it would do; both absent until the headers are read */
  readonly draft?: ShapeDraft;
  readonly reading?: DraftReading;
  /** What is used without the changes of the draft */
  readonly before?: DraftReading;
  /** Whether the draft differs from it */
  readonly isChanged: boolean;
  readonly analysis: DraftAnalysis;
}

const EMPTY = {
  found: NONE,
  candidates: [],
  frames: 0,
  isOutdated: false,
  values: undefined,
  progress: undefined,
  readFailure: undefined,
  draft: undefined,
  reading: undefined,
  before: undefined,
  isChanged: false,
  analysis: NO_ANALYSIS
};

/** Finds and edits the scan shape of one acquisition, seeing the image that it would give. */
export class ResolverModel extends StateModel<ResolverState> {
  constructor(
    backend: Backend,
    private readonly _shapes: ShapesModel,
    private readonly _trans: TranslationBundle
  ) {
    super(EMPTY);
    this._backend = backend;
    this._inspections = new InspectionCache(backend, _trans);
    this._shapes.changed.connect(this._followShapes, this);
  }

  /** Stops all work; nothing is shown from then on. */
  override dispose(): void {
    this.show(undefined);
    super.dispose();
  }

  /**
   * Looks at an acquisition, and no longer at the one before. The same one again is looked at again when its files have changed,
   * but not for every bit by which they grow.
   */
  show(row: AcquisitionRow | undefined): void {
    const { row: shown } = this.state;
    if (!row || row.path !== shown?.path) {
      void this._load(row);
    } else if (row.modified === this._modified || row.state === 'growing') {
      this.set({ row, isOutdated: row.modified !== this._modified });
    } else {
      void this._load(row);
    }
  }

  /** Looks at the same acquisition again, after a failure or because it has grown. */
  again(): void {
    void this._load(this.state.row);
  }

  /** Candidate of the shape in use, `OWN` for one given by the user. */
  get candidateBefore(): string | undefined {
    return this._draftBefore()?.candidate;
  }

  /** Begins a draft with a candidate as it is, or with `OWN`. */
  pick(id: string): void {
    const { candidates, draft, frames } = this.state;
    const found = candidates.find(candidate => candidate.id === id);
    if (found) {
      this.edit(draftOf(found.candidate, frames));
    } else if (id === OWN && draft) {
      this.edit(ownDraft(draft, frames));
    }
  }

  edit(draft: ShapeDraft): void {
    this._setDraft(draft);
    this._analyse();
  }

  /** Chooses the draft for this acquisition; nothing while it has problems. */
  apply(): void {
    const { row, reading } = this.state;
    if (row && reading?.choice) {
      this._shapes.choose(row.path, reading.choice);
    }
  }

  /** Leaves the shape of this acquisition to the form again. */
  useAuto(): void {
    const { row } = this.state;
    if (row) {
      this._shapes.choose(row.path, undefined);
      this.back();
    }
  }

  /** Takes the last choice of a shape back, of whichever acquisition. */
  undo(): void {
    this._shapes.undo();
  }

  redo(): void {
    this._shapes.redo();
  }

  /** Undoes the changes of the draft. */
  back(): void {
    const draft = this._draftBefore();
    if (draft) {
      this.edit(draft);
    }
  }

  private async _load(row: AcquisitionRow | undefined): Promise<void> {
    this._stop.abort();
    this._stopAnalysis.abort();
    this._news.cancel();
    const { signal } = (this._stop = new AbortController());
    const kept = row && row.path === this.state.row?.path && this.state.isChanged ? this.state.draft : undefined;
    const chosen = row && this._shapes.state.choices.get(row.path);
    this._modified = row?.modified;
    this.set({ ...EMPTY, row, chosen, found: row ? LOADING : NONE });
    if (!row) {
      return;
    }
    try {
      const value = await this._inspections.inspect(row, signal);
      if (!signal.aborted) {
        this._show(value, kept);
        await this._read(row.path, signal);
      }
    } catch (error) {
      if (!signal.aborted) {
        this._news.cancel();
        const failure = failureOf(error);
        const headersRead = this.state.found.state === 'ready';
        this.set(headersRead ? { readFailure: failure, progress: undefined } : { found: { state: 'failed', failure } });
      }
    }
  }

  private _show(value: Inspection, kept: ShapeDraft | undefined): void {
    const frames = placesOf(value.candidates, value.frames);
    this.set({ found: { state: 'ready', value }, frames, candidates: candidateViews(value.candidates, this._trans) });
    const draft = kept ?? this._draftBefore();
    if (draft) {
      this._setDraft(draft);
    }
  }

  private async _read(path: string, signal: AbortSignal): Promise<void> {
    const { frames: places } = this.state;
    if (places < 2) {
      return;
    }
    this.set({ progress: { done: 0, of: places, sampling: 1 } });
    const values = await readFrameValues(this._backend, { path, places }, signal, (progress, known) =>
      this._news.ask(() => this.set({ progress, values: known() }))
    );
    if (!signal.aborted) {
      this._news.cancel();
      this.set({ values, progress: undefined });
      this._analyse();
    }
  }

  private _setDraft(draft: ShapeDraft): void {
    const context = this._context();
    const reading = withSamePlans(readDraft(draft, context, this._trans), this.state.reading);
    const old = this._draftBefore();
    const before = old && readDraft(old, context, this._trans);
    const isChanged = JSON.stringify(reading.choice) !== JSON.stringify(before?.choice);
    this.set({ draft, reading, before, isChanged });
  }

  /** The draft that is what is used now. */
  private _draftBefore(): ShapeDraft | undefined {
    const { found, chosen, frames } = this.state;
    const { candidates } = this._context();
    if (found.state !== 'ready') {
      return undefined;
    }
    const auto = autoCandidate(candidates);
    return chosen ? draftOfChoice(chosen, candidates, frames) : auto && draftOf(auto, frames);
  }

  private _analyse(): void {
    this._stopAnalysis.abort();
    const { signal } = (this._stopAnalysis = new AbortController());
    const { values, draft, reading } = this.state;
    if (!values?.complete || !draft || !reading) {
      return;
    }
    // After the image has been drawn
    this._afterDrawing.ask(() =>
      setTimeout(() => {
        if (!signal.aborted) {
          const onFound = (part: Partial<DraftAnalysis>): void =>
            this.set({ analysis: { ...this.state.analysis, ...part } });
          void analyseDraft(
            values.values,
            draft,
            reading,
            this._context(),
            this._trans,
            this.state.analysis,
            signal,
            onFound
          );
        }
      })
    );
  }

  private _context(): ShapeContext {
    return { frames: this.state.frames, candidates: this.state.candidates.map(({ candidate }) => candidate) };
  }

  private _followShapes(): void {
    const { row, chosen } = this.state;
    const now = row && this._shapes.state.choices.get(row.path);
    if (now !== chosen) {
      this.set({ chosen: now });
      this.back();
    }
  }

  private readonly _backend: Backend;
  private readonly _inspections: InspectionCache;
  private readonly _news = new OncePerFrame();
  private readonly _afterDrawing = new OncePerFrame();
  private _stop = new AbortController();
  private _stopAnalysis = new AbortController();
  /** Change of the files that were looked at */
  private _modified?: number;
}

/** The reading with the plans of the one before where they are equal, so that nothing is drawn or sought again for them. */
function withSamePlans(reading: DraftReading, before: DraftReading | undefined): DraftReading {
  const kept = (plan?: ScanPlan, earlier?: ScanPlan): ScanPlan | undefined =>
    JSON.stringify(plan) === JSON.stringify(earlier) ? earlier : plan;
  return { ...reading, plan: kept(reading.plan, before?.plan), repaired: kept(reading.repaired, before?.repaired) };
}
