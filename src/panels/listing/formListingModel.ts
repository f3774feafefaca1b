import type { TranslationBundle } from '@jupyterlab/translation';

import type { Kind, OptionsOf } from '../../protocol/capabilities';
import type { DataRow } from '../dataTable/dataRow';
import type { DataTableRules } from '../dataTable/dataTableModel';
import type { FormRules } from '../form/formModel';
import { FormModel } from '../form/formModel';
import { SessionFolder } from './folderChoice';
import type { House } from './listingModel';
import { ListingModel, savedPart } from './listingModel';

/** What such a panel is made of. */
export interface FormListing<K extends Kind, Row extends DataRow, Form extends object, Demands extends object> {
  readonly kind: K;
  readonly rows: DataTableRules<Row>;
  readonly form: FormRules<Form, OptionsOf<K>, Demands>;
}

/** A panel that lists the folder of the session and has all options of its jobs in one form, which is remembered. */
export abstract class FormListingModel<
  K extends Kind,
  Row extends DataRow,
  Form extends object,
  Demands extends object = object
> extends ListingModel<K, Row> {
  constructor({ kind, rows, form }: FormListing<K, Row, Form, Demands>, house: House, trans: TranslationBundle) {
    super(kind, house, new SessionFolder(house.session), rows, trans);
    this.form = new FormModel(form);
  }

  readonly form: FormModel<Form, OptionsOf<K>, Demands>;

  override get saved(): Partial<Record<string, unknown>> {
    return { ...super.saved, form: this.form.saved };
  }

  override restore(saved: unknown): void {
    super.restore(saved);
    this.form.restore(savedPart(saved, 'form'));
  }

  override dispose(): void {
    this.form.dispose();
    super.dispose();
  }

  /** What stands in the way is said at its field, which may be folded away. */
  protected _optionsToRun(): OptionsOf<K> | undefined {
    const options = this.form.insist();
    if (!options) {
      this.frame.openOptions();
    }
    return options;
  }

  protected get _options(): OptionsOf<K> | undefined {
    return this.form.state.options;
  }
}
