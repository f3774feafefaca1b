/** A sentence about a path without the path it begins with, which stands beside it already. */
export function withoutPath(sentence: string, path: string): string {
  return sentence.startsWith(path) ? sentence.slice(path.length).replace(/^[:\s]+/, '') : sentence;
}
