/** Last component of a path on the server. */
export function nameOf(path: string): string {
  return path.replace(/\/+$/, '').split('/').pop() || path;
}

/** Folder that holds a path; the root holds itself. */
export function folderOf(path: string): string {
  const end = path.replace(/\/+$/, '').lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}

/** A sentence with the folders of full paths left out, where there is little room: "below …/Merlin" */
export function withShortPaths(sentence: string): string {
  return sentence.replace(/(^|[\s("'])\/(?:[^\s/"',;:]+\/){2,}(?=[^\s/"',;:)])/g, '$1…/');
}

/** The folders from a root down to a path, each with its own path. The root is the longest of `roots` that holds it, or "/". */
export function breadcrumbs(path: string, roots: readonly string[] = []): { name: string; path: string }[] {
  const holds = (root: string): boolean => path === root || path.startsWith(`${root}/`);
  const [root = ''] = roots
    .map(given => given.replace(/\/+$/, ''))
    .filter(holds)
    .sort((a, b) => b.length - a.length);
  const names = path
    .slice(root.length)
    .split('/')
    .filter(name => name !== '');
  return [
    { name: root || '/', path: root || '/' },
    ...names.map((name, index) => ({ name, path: `${root}/${names.slice(0, index + 1).join('/')}` }))
  ];
}
