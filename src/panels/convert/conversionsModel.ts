import type { Conversion } from '../../protocol/conversion';
import { requests } from '../../protocol/requests';
import type { Backend, BackendStatus } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';

export interface ConversionsState {
  /** Latest first */
  readonly conversions: readonly Conversion[];
  /** Ids of conversions that ran when the backend was lost, and that it has not taken up since */
  readonly interrupted: ReadonlySet<string>;
  /** Ids of conversions being cancelled */
  readonly cancelling: ReadonlySet<string>;
  readonly failure?: Failure;
}

/**
 * The conversions of the user. They belong to the backend: a page learns of them when it connects, and from then on by
 * notification, so that it shows the same after a reload. What a lost backend was doing stays in the list as interrupted
 * until a backend says otherwise.
 */
export class ConversionsModel extends StateModel<ConversionsState> {
  constructor(private readonly _backend: Backend) {
    super({ conversions: [], interrupted: new Set(), cancelling: new Set() });
    _backend.conversionChanged.connect((_, conversion) => this.take([conversion]));
    _backend.statusChanged.connect((_, status) => this._onStatus(status));
    this._onStatus(_backend.status);
  }

  /** Replaces what is known of some conversions. */
  take(news: readonly Conversion[]): void {
    const ids = new Set(news.map(conversion => conversion.id));
    const kept = this.state.conversions.filter(conversion => !ids.has(conversion.id));
    const ended = new Set(news.filter(({ status }) => status !== 'running').map(({ id }) => id));
    this.set({
      conversions: [...news, ...kept].sort((a, b) => b.startedAt - a.startedAt),
      interrupted: new Set([...this.state.interrupted].filter(id => !ids.has(id))),
      cancelling: new Set([...this.state.cancelling].filter(id => !ended.has(id)))
    });
  }

  async cancel(id: string): Promise<void> {
    this.set({ cancelling: new Set([...this.state.cancelling, id]), failure: undefined });
    try {
      await this._backend.request(requests.cancelConversion, { id });
    } catch (error) {
      this.set({
        cancelling: new Set([...this.state.cancelling].filter(other => other !== id)),
        failure: failureOf(error)
      });
    }
  }

  /** Takes earlier conversions off the list; files are not touched. */
  clearEarlier(): void {
    const { current, earlier } = partConversions(this.state.conversions);
    earlier.forEach(({ id }) => this._cleared.add(id));
    this.set({ conversions: current, failure: undefined });
  }

  private _onStatus({ state }: BackendStatus): void {
    if (state === 'ready') {
      void this._list();
    } else if (state !== 'idle' && state !== 'connecting') {
      const running = this.state.conversions.filter(({ status }) => status === 'running').map(({ id }) => id);
      this.set({ interrupted: new Set([...this.state.interrupted, ...running]), cancelling: new Set() });
    }
  }

  private async _list(): Promise<void> {
    try {
      const listed = await this._backend.request(requests.listConversions, {});
      this.take(listed.filter(({ id }) => !this._cleared.has(id)));
    } catch (error) {
      this.set({ failure: failureOf(error) });
    }
  }

  private readonly _cleared = new Set<string>();
}

/** Conversions, latest first, in two: what runs or was started last, and what has ended before. */
export function partConversions(conversions: readonly Conversion[]): { current: Conversion[]; earlier: Conversion[] } {
  const isCurrent = ({ status }: Conversion, index: number): boolean => index === 0 || status === 'running';
  return {
    current: conversions.filter(isCurrent),
    earlier: conversions.filter((conversion, index) => !isCurrent(conversion, index))
  };
}
