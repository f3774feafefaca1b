/** A flag of the command in parentheses, behind what it is in words */
const FLAG = / \(--[a-z][a-z-]*(?: [^\s()]+)*\)/g;

/**
 * A sentence as panels show it. What it asks for it names in words, as fields and buttons are called, and for the command the flag behind:
 * "Run it again with 8 GB (--mem 8G)." Panels leave the flag out.
 */
export function panelWords(sentence: string): string {
  return sentence.includes(' (--') ? sentence.replace(FLAG, '') : sentence;
}
