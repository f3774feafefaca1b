import { panelWords } from '../../protocol/panelWords';

/** A sentence about a path, as panels show it beside that path: without the path it begins with, and without what is to be typed. */
export function withoutPath(sentence: string, path: string): string {
  const words = panelWords(sentence);
  if (!words.startsWith(path)) {
    return words;
  }
  const rest = words.slice(path.length).replace(/^[:\s]+/, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
