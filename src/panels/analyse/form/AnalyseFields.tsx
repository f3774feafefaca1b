import React from 'react';

import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import { FormHead } from '../../form/FormHead';
import type { FormModel } from '../../form/formModel';
import { SelectField } from '../../form/SelectField';
import { TextField } from '../../form/TextField';
import { TickField } from '../../form/TickField';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { AnalyseForm } from './analyseForm';

export type AnalyseFormModel = FormModel<AnalyseForm, AnalyseOptions>;

/** How profiles become components and classes, in the order of the work. */
export function AnalyseFields({ model }: { model: AnalyseFormModel }): JSX.Element {
  const trans = useTrans();
  const { form } = useModel(model);
  return (
    <section className="fd-OptionsForm" aria-label={trans.__('Options of the analysis')}>
      <FormHead model={model} title={trans.__('Options')} />
      <fieldset className="fd-Fieldset">
        <legend>{trans.__('Data')}</legend>
        <SelectField
          model={model}
          field="profile"
          label={trans.__('Profiles')}
          choices={{ mean: trans.__('mean: counts'), variance: trans.__('variance along the rings') }}
        />
        <TextField
          model={model}
          field="include"
          label={trans.__('Only data sets with')}
          placeholder={trans.__('all')}
          hint={trans.__('A part of the path; several with commas between.')}
        />
        <TextField model={model} field="exclude" label={trans.__('No data sets with')} placeholder={trans.__('none')} />
        <TextField
          model={model}
          field="qFrom"
          label={trans.__('q from (1/Å)')}
          placeholder={trans.__('behind the direct beam')}
          inputMode="decimal"
        />
        <TextField
          model={model}
          field="qTo"
          label={trans.__('q to (1/Å)')}
          placeholder={trans.__('the end')}
          inputMode="decimal"
        />
      </fieldset>
      <fieldset className="fd-Fieldset">
        <legend>{trans.__('Normalising')}</legend>
        <TickField model={model} field="log" label={trans.__('Take ln(1 + value) first')} />
        <SelectField
          model={model}
          field="normalise"
          label={trans.__('Normalise each position')}
          choices={{
            none: trans.__('no'),
            max: trans.__('by its maximum'),
            range: trans.__('from 0 to 1'),
            sum: trans.__('by its sum')
          }}
          hint={
            form.normalise === 'range'
              ? trans.__('Lifts the noise of empty positions to the height of rings: vacuum becomes a component.')
              : undefined
          }
        />
      </fieldset>
      <fieldset className="fd-Fieldset">
        <legend>{trans.__('Components')}</legend>
        <TextField
          model={model}
          field="components"
          label={trans.__('Number of components')}
          placeholder={trans.__('advised')}
          inputMode="numeric"
        />
        {form.components.trim() === '' && (
          <TextField
            model={model}
            field="maxComponents"
            label={trans.__('Most that are tried')}
            placeholder="10"
            inputMode="numeric"
          />
        )}
        <SelectField
          model={model}
          field="method"
          label={trans.__('Method')}
          choices={{
            nmf: trans.__('NMF: profiles are sums of a few'),
            pca: trans.__('PCA: differences from the mean')
          }}
          hint={
            form.method === 'pca'
              ? trans.__('Shows quickly how many things vary. Components have negative parts, and are no phases.')
              : undefined
          }
        />
        {form.method === 'nmf' && (
          <>
            <SelectField
              model={model}
              field="loss"
              label={trans.__('Loss')}
              choices={{
                auto: trans.__('as the profiles ask for'),
                poisson: trans.__('Poisson: likelihood of counts'),
                frobenius: trans.__('Frobenius: least squares')
              }}
              hint={trans.__('Poisson for means, least squares for variances and for what is normalised.')}
            />
            <TextField
              model={model}
              field="restarts"
              label={trans.__('Starts')}
              placeholder="3"
              inputMode="numeric"
              hint={trans.__('The best of them is taken.')}
            />
            <TextField
              model={model}
              field="seed"
              label={trans.__('Seed')}
              placeholder="0"
              inputMode="numeric"
              hint={trans.__('The same seed gives the same result.')}
            />
          </>
        )}
      </fieldset>
      <fieldset className="fd-Fieldset">
        <legend>{trans.__('Classes and areas')}</legend>
        <SelectField
          model={model}
          field="classify"
          label={trans.__('Classes')}
          choices={{
            usual: trans.__('what is present, of counts'),
            present: trans.__('what is certainly present'),
            argmax: trans.__('by the largest coefficient'),
            percentile: trans.__('above a percentile')
          }}
        />
        {form.classify === 'percentile' && (
          <TextField model={model} field="percentile" label={trans.__('Percentile')} inputMode="decimal" />
        )}
        <SelectField
          model={model}
          field="areas"
          label={trans.__('Areas of classes')}
          choices={{
            dbscan: trans.__('by DBSCAN: one density'),
            hdbscan: trans.__('by HDBSCAN: any density'),
            off: trans.__('not looked for')
          }}
        />
        {form.areas !== 'off' && (
          <>
            <TextField
              model={model}
              field="areaReach"
              label={trans.__('Positions hang together within (positions)')}
              placeholder="4"
              inputMode="decimal"
            />
            <TextField
              model={model}
              field="areaLeast"
              label={trans.__('where at least so many are in reach')}
              placeholder="36"
              inputMode="numeric"
            />
          </>
        )}
        <TickField model={model} field="patterns" label={trans.__('Mean pattern of each class (reads all patterns)')} />
      </fieldset>
      <fieldset className="fd-Fieldset">
        <legend>{trans.__('Crystal structures')}</legend>
        <TextField
          model={model}
          field="structures"
          label={trans.__('CIF files')}
          placeholder={trans.__('gold alone')}
          hint={trans.__('Full paths, with commas between. Their rings are compared with those of the classes.')}
          showsEnd
        />
      </fieldset>
      <fieldset className="fd-Fieldset">
        <legend>{trans.__('EDX')}</legend>
        <SelectField
          model={model}
          field="edx"
          label={trans.__('Spectrum maps')}
          choices={{
            auto: trans.__('in folders EDX beside the data sets'),
            named: trans.__('of another file or folder'),
            off: trans.__('not looked at')
          }}
        />
        {form.edx === 'named' && (
          <TextField model={model} field="edxPath" label={trans.__('File (.rpl, .h5oina) or folder')} showsEnd />
        )}
        {form.edx !== 'off' && (
          <>
            <TextField
              model={model}
              field="elements"
              label={trans.__('Elements')}
              placeholder={trans.__('such as Au, Cu, Si')}
              hint={trans.__('Mapped, and compared with the components.')}
            />
            <TextField
              model={model}
              field="energyScale"
              label={trans.__('keV per channel')}
              placeholder={trans.__('from the file')}
              inputMode="decimal"
              hint={trans.__('Exports of AZtec do not say it: they usually have 0.01, and begin at -0.2 keV.')}
            />
            <TextField
              model={model}
              field="energyOffset"
              label={trans.__('Energy of the first channel (keV)')}
              placeholder={trans.__('from the file')}
              inputMode="decimal"
            />
          </>
        )}
      </fieldset>
      <fieldset className="fd-Fieldset">
        <legend>{trans.__('Results')}</legend>
        <TextField
          model={model}
          field="out"
          label={trans.__('Output folder')}
          placeholder={trans.__('analysis/<time> beside the data sets')}
          showsEnd
        />
      </fieldset>
    </section>
  );
}
