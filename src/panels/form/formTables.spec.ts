import { nullTranslator } from '@jupyterlab/translation';

import type { Kind } from '../../protocol/capabilities';
import { capabilities, KINDS } from '../../protocol/capabilities';
import { optionFacts } from '../../protocol/optionWords';
import { analyseHolding } from '../analyse/form/analyseForm';
import { analyseFormWords } from '../analyse/form/analyseFormWords';
import { calibrateHolding } from '../calibrate/form/calibrateForm';
import { calibrateFormWords } from '../calibrate/form/calibrateFormWords';
import { convertHolding } from '../convert/form/convertForm';
import { convertFormWords } from '../convert/form/convertFormWords';
import { radialHolding } from '../radial/form/radialForm';
import { radialFormWords } from '../radial/form/radialFormWords';
import type { FieldWords } from './fieldWords';
import { optionsHeld, placeOf } from './holding';

const trans = nullTranslator.load('');
const FORMS: Record<Kind, { holding: object; words: object }> = {
  convert: { holding: convertHolding, words: convertFormWords(trans) },
  calibrate: { holding: calibrateHolding, words: calibrateFormWords(trans) },
  radial: { holding: radialHolding, words: radialFormWords(trans) },
  analyse: { holding: analyseHolding, words: analyseFormWords(trans) }
};

/** Options that no field holds: what is drawn by hand on one pattern is that one's, and Save asks where and whether. */
const ELSEWHERE: Partial<Record<Kind, readonly string[]>> = {
  calibrate: ['pixelSizeRange', 'centre', 'ellipse', 'excludeDiscs', 'excludeSectors', 'excludeArcs', 'out', 'force']
};

describe.each(KINDS)('the form of %s', kind => {
  const { holding, words } = FORMS[kind] as {
    holding: Record<string, never>;
    words: Record<string, FieldWords<object>>;
  };
  const facts = optionFacts(capabilities[kind].options);

  it('has a field for every option of the capability', () => {
    // How many threads work is the site's matter
    const named = facts.map(({ place }) => place[0]).filter(name => name !== 'workers');
    expect(optionsHeld(holding)).toEqual(
      expect.arrayContaining(named.filter(name => !ELSEWHERE[kind]?.includes(name)))
    );
    expect(named).toEqual(expect.arrayContaining([...(ELSEWHERE[kind] ?? [])]));
  });

  it('calls an option by its title', () => {
    for (const { title, place } of facts.filter(one => one.title !== undefined)) {
      const field = Object.keys(holding).find(name => `${placeOf(holding, name)}` === `${place}`) ?? '';
      expect(words[field].label).toMatch(new RegExp(`^${title}`));
    }
  });
});
