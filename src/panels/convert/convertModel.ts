import type { TranslationBundle } from '@jupyterlab/translation';

import type { Conversion } from '../../protocol/conversion';
import { isOpen } from '../../protocol/conversion';
import type { InspectReport } from '../../protocol/inspection';
import { requests } from '../../protocol/requests';
import type { Backend, BackendStatus } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import type { Loadable } from '../parts/loadable';
import { LOADING, NONE } from '../parts/loadable';
import { StateModel } from '../parts/stateModel';
import { ConversionsModel } from './conversionsModel';
import type { ConvertForm, FormReading } from './form/convertForm';
import { emptyForm, readForm } from './form/convertForm';
import { FolderModel } from '../session/folderModel';
import { byScore } from './found';
import { OverviewModel } from './overviewModel';

export interface ConvertState {
  readonly status: BackendStatus;
  /** File or folder to convert; empty before one is chosen */
  readonly path: string;
  readonly inspection: Loadable<InspectReport>;
  /** True when the chosen data lie outside a session, so that the results need a folder */
  readonly needsOut: boolean;
  readonly form: ConvertForm;
  /** True once the user has tried to convert with a form that does not allow it */
  readonly insisted: boolean;
  readonly starting: boolean;
  readonly startFailure?: Failure;
}

/** Choice the panel had when it was last seen. */
export interface ConvertChoice {
  readonly path: string;
  readonly form: Partial<ConvertForm>;
}

/** What the Convert panel, its sidebar step and its notebook widget share. */
export class ConvertModel extends StateModel<ConvertState> {
  constructor(
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {
    super({
      status: _backend.status,
      path: '',
      inspection: NONE,
      needsOut: false,
      form: emptyForm,
      insisted: false,
      starting: false
    });
    this.folder = new FolderModel(_backend);
    this.conversions = new ConversionsModel(_backend);
    this.overview = new OverviewModel(_backend);
    _backend.statusChanged.connect((_, status) => this._onStatus(status));
    this.conversions.changed.connect((_, { conversions }) => this._onConversions(conversions));
  }

  readonly folder: FolderModel;
  readonly conversions: ConversionsModel;
  readonly overview: OverviewModel;

  /** Called by whatever shows the model: the backend starts when somebody looks. */
  connect(): void {
    // The reason of a failure is in the status, which is what the panel shows.
    this._backend.connect().catch(() => undefined);
  }

  /** Options, or what stands in their way. */
  get reading(): FormReading {
    const { form, inspection, needsOut } = this.state;
    const acquisitions = inspection.state === 'ready' ? inspection.value.acquisitions : [];
    const only = acquisitions.length === 1 ? acquisitions[0] : undefined;
    const shapes = byScore(only?.candidates ?? []).flatMap(({ shape: [rows, columns] }) =>
      columns === undefined ? [] : `${columns} x ${rows}`
    );
    return readForm(form, { needsOut, frames: only?.frames, shapes }, this._trans);
  }

  get choice(): ConvertChoice {
    return { path: this.state.path, form: this._edits };
  }

  /**
   * Takes the defaults of the settings: for fields the user has not touched.
   *
   * @param defaultFolder where the folder chooser begins when nothing is chosen; empty for the user's home
   */
  setDefaults({ form, defaultFolder }: { form: Partial<ConvertForm>; defaultFolder: string }): void {
    this._defaultFolder = defaultFolder;
    this.set({ form: { ...this.state.form, ...form, ...this._edits } });
  }

  edit(part: Partial<ConvertForm>): void {
    this._edits = { ...this._edits, ...part };
    this.set({ form: { ...this.state.form, ...part }, startFailure: undefined });
  }

  /** Chooses a file or folder and looks at it. */
  async choose(path: string): Promise<void> {
    const chosen = path.trim();
    this.folder.close();
    this.set({
      path: chosen,
      inspection: chosen ? LOADING : NONE,
      needsOut: false,
      insisted: false,
      startFailure: undefined
    });
    await this._inspect();
  }

  /** Looks at the choice once more, for instance after the folder for the results was named. */
  async inspectAgain(): Promise<void> {
    await this._inspect();
  }

  /** Opens the folder chooser where the choice lies, or where the user is likely to begin. */
  async browse(): Promise<void> {
    const { path, inspection, status } = this.state;
    const isFile = inspection.state === 'ready' && inspection.value.acquisitions.some(({ input }) => input === path);
    const start = isFile ? path.slice(0, path.lastIndexOf('/')) : path;
    await this.folder.go(start || this._defaultFolder || status.backend?.dataRoots[0] || status.backend?.home || '/');
  }

  /** Starts the conversion of the choice, unless the form says what is missing. */
  async convert(): Promise<void> {
    const { options } = this.reading;
    if (!options || !this.state.path) {
      this.set({ insisted: true });
      return;
    }
    this.set({ starting: true, insisted: false, startFailure: undefined });
    this.overview.expect();
    try {
      const conversion = await this._backend.request(requests.startConversion, { paths: [this.state.path], options });
      this.conversions.take([conversion]);
      this.set({ starting: false });
      await this._inspect();
    } catch (error) {
      this.set({ starting: false, startFailure: failureOf(error) });
    }
  }

  private async _inspect(): Promise<void> {
    const { path, form } = this.state;
    if (!path) {
      return;
    }
    const asked = ++this._asked;
    let result: Pick<ConvertState, 'inspection' | 'needsOut'>;
    try {
      const inside = await this._backend.request(requests.inspect, { path });
      const needsOut = inside.acquisitions.some(({ output }) => output === undefined);
      const out = form.out.trim();
      const value = needsOut && out ? await this._backend.request(requests.inspect, { path, out }) : inside;
      result = { inspection: { state: 'ready', value }, needsOut };
    } catch (error) {
      result = { inspection: { state: 'failed', failure: failureOf(error) }, needsOut: false };
    }
    if (asked === this._asked) {
      this.set(result);
    }
  }

  private _onStatus(status: BackendStatus): void {
    const recovered = status.state === 'ready' && this.state.status.state !== 'ready';
    this.set({ status });
    if (recovered) {
      void this._inspect();
    }
  }

  private _onConversions(conversions: readonly Conversion[]): void {
    const [latest] = conversions;
    if (!latest) {
      return;
    }
    const outputs = latest.items.flatMap(({ output }) => output?.output ?? []);
    const fresh = outputs.filter(output => this._isNew(`${latest.id} ${output}`));
    if (fresh.length > 0) {
      void this.overview.offer(fresh[fresh.length - 1]);
    }
    if (!isOpen(latest) && this._isNew(latest.id)) {
      void this._inspect();
    }
  }

  private _isNew(event: string): boolean {
    const isNew = !this._seen.has(event);
    this._seen.add(event);
    return isNew;
  }

  private _asked = 0;
  private _edits: Partial<ConvertForm> = {};
  private _defaultFolder = '';
  private readonly _seen = new Set<string>();
}
