import type { TranslationBundle } from '@jupyterlab/translation';
import { nullTranslator } from '@jupyterlab/translation';
import { createContext, useContext } from 'react';

/** Words in the user's language, for every component below a panel. */
export const TransContext = createContext<TranslationBundle>(nullTranslator.load('jupyterlab_4dstem'));

export function useTrans(): TranslationBundle {
  return useContext(TransContext);
}
