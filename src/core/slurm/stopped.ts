import { STOPPED } from './jobScript';

/** bash, the script and the line stand before what it says. */
const SCRIPT_LINE = /^\S+: line \d+: /;
const MOST_WORDS = 200;

/** What to set, by what the script says or what was said before it stopped. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /\bmodule: command not found/,
    'Where modules are a shell function, the first line of "setup" in cluster.json has to read its file, such as ". /etc/profile.d/modules.sh"'
  ],
  [/this line failed: /, 'The line is of "setup" in cluster.json: mend it there'],
  [
    /has no program |cannot read /,
    'The environment of this program has to be at the same path on the nodes; where theirs is another, name it as "jupyter" in cluster.json'
  ],
  [
    /cannot write to the folder/,
    'Its file system has to be mounted on the nodes, and you have to be allowed to write there: ask the people of the cluster'
  ]
];

/**
 * Why a script stopped before the program began, and what to set, as sentences; undefined where it did not.
 *
 * @param log of the task, or the last part of it
 */
export function stoppedSentence(log: string): string | undefined {
  const lines = log.split('\n');
  const at = lines.map(line => line.startsWith(STOPPED)).lastIndexOf(true);
  if (at === -1) {
    return undefined;
  }
  const said = lines[at].slice(STOPPED.length).replace(/\.$/, '');
  const before = lines[at - 1]?.trim().replace(SCRIPT_LINE, '').slice(0, MOST_WORDS);
  const words = before && said.includes('this line failed: ') ? `${said} (${before})` : said;
  const [, advice] = ADVICE.find(([pattern]) => pattern.test(words)) ?? [];
  return ['It could not begin', words, advice].flatMap(part => (part === undefined ? [] : `${part}.`)).join(' ');
}
