/** Brackets that name an option of the command */
const FLAGS = / \([^()]*(?<![\w-])--[a-z][^()]*\)/g;

/** A sentence of the backend as a panel says it: what it says of the command's options, always in brackets, is left out. */
export function panelWords(sentence: string): string {
  return sentence.replace(FLAGS, '');
}
