import type { TranslationBundle } from '@jupyterlab/translation';

/** Words that are looked up once per language: looking up takes too long to be done for each of thousands of rows. */
export function perLanguage<T>(words: (trans: TranslationBundle) => T): (trans: TranslationBundle) => T {
  const known = new WeakMap<TranslationBundle, T>();
  return trans => {
    const found = known.get(trans) ?? words(trans);
    known.set(trans, found);
    return found;
  };
}
