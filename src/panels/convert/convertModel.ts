import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../../protocol/jobs';
import type { Place } from '../../protocol/session';
import { OncePerTurn } from '../parts/oncePerTurn';
import type { ViewerModel } from '../viewer/viewerModel';
import { jobsOf } from '../jobs/jobsModel';
import { jobsWithin } from '../jobs/jobsWithin';
import { folderOfPlace } from '../session/sessionForm';
import type { ConvertDefaults } from './convertDefaults';
import { convertView } from './convertView';
import { ClusterFilesModel } from './form/clusterFilesModel';
import { FormModel } from '../form/formModel';
import type { Changing, House, StartingState } from '../listing/startingModel';
import { savedPart, StartingModel } from '../listing/startingModel';
import { tableRules } from '../form/tableRules';
import type { ConvertForm } from './form/convertForm';
import type { FormDemands } from './form/convertRules';
import { convertTable } from './form/convertRules';
import { InspectorModel } from './inspector/inspectorModel';
import { ResolverModel } from './shapes/resolverModel';
import { ShapesModel } from './shapes/shapesModel';
import { AcquisitionsModel } from './table/acquisitionsModel';

/** What the panel shares with others. */
export interface ConvertParts extends House {
  readonly viewer: ViewerModel;
}

/**
 * The Convert panel, its sidebar step and its notebook widget. Session, form, shapes, table, resolver and jobs are what is chosen
 * and known; what follows from all of it is found once per turn of the page and given to the parts that show it.
 */
export class ConvertModel extends StartingModel<'convert', StartingState, ConvertForm, FormDemands> {
  /** @param _ownOut whether a folder for results in the form counts inside a session too, as in a notebook, which names it */
  constructor(
    { viewer, ...house }: ConvertParts,
    trans: TranslationBundle,
    private readonly _ownOut = false
  ) {
    super({ kind: 'convert', form: new FormModel(tableRules(convertTable, trans)) }, house, trans, { starting: false });
    const { backend, session, jobs } = house;
    this.viewer = viewer;
    this.cluster = new ClusterFilesModel(backend, this.submit);
    this.table = new AcquisitionsModel(backend, trans, jobs);
    this.resolver = new ResolverModel(backend, this.choices, trans);
    [session, this.form, this.choices, this.table, this.table.rows, this.resolver, jobs].forEach(part =>
      part.changed.connect(this._soon, this)
    );
    this._soon();
  }

  override readonly choices = new ShapesModel();
  readonly cluster: ClusterFilesModel;
  readonly table: AcquisitionsModel;
  readonly resolver: ResolverModel;
  readonly inspector = new InspectorModel();
  readonly viewer: ViewerModel;

  /** Acquisitions selected, or all that have no result yet; what was changed in this very turn counts. */
  get wanted(): readonly string[] {
    this._follow();
    return this.table.convertible().paths;
  }

  setDefaults({ form, thumbnails, pollSeconds }: ConvertDefaults): void {
    this.form.setDefaults(form);
    this.table.showThumbnails(thumbnails);
    this._pollSeconds = pollSeconds;
    this._soon();
  }

  /** Shows a folder or a .mib file: the session it lies in, or the folder itself. */
  async open(path: string): Promise<void> {
    await this.session.open(path);
    // Asked for by name once more, it is looked at once more.
    this._wanted = this.session.state.file;
    this._soon();
  }

  /** Looks at one acquisition. */
  look(path: string): void {
    this.table.rows.look(path);
  }

  override get remembered(): Changing {
    return [...super.remembered, this.cluster, this.table.rows, this.viewer];
  }

  override get saved(): Partial<Record<string, unknown>> {
    const { cluster, table, viewer } = this;
    return { ...super.saved, cluster: cluster.saved, table: table.rows.saved, viewer: viewer.choice };
  }

  override restore(saved: unknown): void {
    super.restore(saved);
    this.cluster.restore(savedPart(saved, 'cluster'));
    this.table.rows.restore(savedPart(saved, 'table'));
    this.viewer.restore(savedPart(saved, 'viewer'));
  }

  override dispose(): void {
    this._turn.end();
    [this.table, this.resolver, this.inspector, this.cluster].forEach(part => part.dispose());
    super.dispose();
  }

  protected override _onStarted({ items }: Job): void {
    this._awaited = new Set(items.map(({ input }) => input));
    this.form.edit({ overwrite: false });
  }

  private _soon(): void {
    this._turn.ask();
  }

  /** Finds what follows from all that is chosen and known, and gives it to the parts that show it. */
  private _derive(): void {
    this._follow();
    this._lookAtWanted();
    const { place } = this.session.state;
    const view = convertView(
      {
        session: this.session.state,
        form: this.form.state,
        shapes: this.choices.state,
        table: this.table.state,
        rows: this.table.rows.state,
        convertible: this.table.convertible(),
        resolver: this.resolver.state,
        jobs: jobsWithin(jobsOf('convert', this.jobs.state.jobs), place && folderOfPlace(place)),
        needed: place === this._demanded && this.form.state.demands.needsOut,
        ownOut: this._ownOut,
        outputOf: path => this.jobs.find('convert', path)?.item.result?.output,
        run: paths => void this.run(paths)
      },
      this._trans
    );
    this._demanded = place;
    this.inspector.look(view.looked, view.result);
    if (view.looked !== this.resolver.state.row) {
      this.resolver.show(view.looked);
    }
    void this.viewer.show(view.result);
    this.form.setDemands(view.demands);
    this.cluster.setInput(view.cluster);
    const { action, ...step } = view.step;
    this.step.report({ ...step, ...(action && { action: { ...action, submit: this.submit } }) });
  }

  /** Has the table follow the place with the options and shapes that are chosen. */
  private _follow(): void {
    const { place, file } = this.session.state;
    const { settled } = this.form.state;
    if (file !== this._file) {
      this._file = file;
      this._wanted = file;
    }
    if (settled) {
      this.table.follow(place, settled, { pollSeconds: this._pollSeconds, choices: this.choices.state.choices });
    }
  }

  /** Looks at the file that was asked for by name, at the first result of a new conversion, or at the only one there is. */
  private _lookAtWanted(): void {
    const { all, active } = this.table.rows.state;
    const { busy } = this.table.state;
    const wanted = this._wanted;
    if (wanted !== undefined && all.some(({ path }) => path === wanted)) {
      this._wanted = undefined;
      this.table.rows.pick(wanted, 'only');
    } else if (active === undefined) {
      const done = all.find(({ path, status }) => status === 'complete' && this._awaited.has(path));
      const first = done ?? (!busy && all.length === 1 ? all[0] : undefined);
      if (first) {
        this._awaited = new Set();
        this.table.rows.look(first.path);
      }
    }
  }

  private readonly _turn = new OncePerTurn(() => this._derive());
  private _pollSeconds?: number;
  /** Place of which the form was told last */
  private _demanded?: Place;
  /** File that was asked for by name, and whether its row is still awaited */
  private _file?: string;
  private _wanted?: string;
  /** Acquisitions whose conversion was started here, the first result of which is shown to a user who looks at nothing */
  private _awaited: ReadonlySet<string> = new Set();
}
