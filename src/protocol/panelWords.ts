/** What stands in parentheses with an option of the command in it, or is a command, behind what it is in words */
const TYPED = / \((?:[^()]*(?<![\w-])--[a-z][^()]*|(?:jobs [a-z]+|jupyter 4dstem)(?: [^\s()]+)*)\)/g;

/**
 * A sentence as panels show it. What it asks for it names in words, as fields and buttons are called, and for the command the flag behind:
 * "Run it again with 8 GB (--mem 8G)." Panels leave out what is to be typed.
 */
export function panelWords(sentence: string): string {
  return sentence.replace(TYPED, '');
}
