import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import type { Result } from '../../../protocol/requests';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';

/** A reference with the record that says where its beam is about. */
export interface OriginSubject {
  readonly input: string;
  readonly record: CalibrationRecord;
}

export interface OriginsState {
  /** Whether anybody looks: frames of the scan are read for it */
  readonly open: boolean;
  readonly subject?: OriginSubject;
  /** Of the subject */
  readonly found?: Result<typeof requests.calibrationOrigins>;
  readonly failure?: Failure;
}

/** Where the direct beam is over the scan of the reference that is looked at. */
export class OriginsModel extends StateModel<OriginsState> {
  constructor(private readonly _backend: Backend) {
    super({ open: false });
  }

  show(open: boolean): void {
    if (open !== this.state.open) {
      this.set({ open });
      this._ask();
    }
  }

  /** Takes up what is looked at, or nothing. */
  follow(subject: OriginSubject | undefined): void {
    if (subject?.input !== this.state.subject?.input || subject?.record !== this.state.subject?.record) {
      this._looks.clear();
      this.set({ subject, found: undefined, failure: undefined });
      this._ask();
    }
  }

  override dispose(): void {
    this._looks.clear();
    super.dispose();
  }

  private _ask(): void {
    const { open, subject, found } = this.state;
    if (open && subject && !found) {
      this._looks.ask(subject);
    }
  }

  private readonly _looks = new NewestOnly<OriginSubject>(async (subject, { signal, shown }) => {
    // Another reference need not wait for this one
    shown();
    try {
      const found = await this._backend.request(requests.calibrationOrigins, subject, { signal });
      if (!signal.aborted) {
        this.set({ found });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ failure: failureOf(error) });
      }
    }
  });
}
