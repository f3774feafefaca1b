import type { Conversion } from '../../protocol/conversion';
import { isOpen } from '../../protocol/conversion';
import { requests } from '../../protocol/requests';
import type { Backend, BackendStatus } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';

export interface ConversionsState {
  /** Latest first */
  readonly conversions: readonly Conversion[];
  /** Ids of conversions being cancelled */
  readonly cancelling: ReadonlySet<string>;
  readonly failure?: Failure;
}

/**
 * The conversions of the user. They are jobs on disk: a page learns of them when it connects, and from then on by
 * notification, so that it shows the same after a reload. While the backend is lost they stay as they were last seen.
 */
export class ConversionsModel extends StateModel<ConversionsState> {
  constructor(private readonly _backend: Backend) {
    super({ conversions: [], cancelling: new Set() });
    _backend.conversionChanged.connect((_, conversion) => this.take([conversion]));
    _backend.statusChanged.connect((_, status) => this._onStatus(status));
    this._onStatus(_backend.status);
  }

  /** Replaces what is known of some conversions. */
  take(news: readonly Conversion[]): void {
    const ids = new Set(news.map(conversion => conversion.id));
    const kept = this.state.conversions.filter(conversion => !ids.has(conversion.id));
    const ended = new Set(news.filter(conversion => !isOpen(conversion)).map(({ id }) => id));
    this.set({
      conversions: [...news, ...kept].sort((a, b) => b.startedAt - a.startedAt),
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
      this.set({ cancelling: new Set() });
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
  const isCurrent = (conversion: Conversion, index: number): boolean => index === 0 || isOpen(conversion);
  return {
    current: conversions.filter(isCurrent),
    earlier: conversions.filter((conversion, index) => !isCurrent(conversion, index))
  };
}
