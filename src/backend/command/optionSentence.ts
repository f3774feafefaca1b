import type * as z from 'zod';

type Issue = z.core.$ZodRawIssue;

const NAMES: Readonly<Record<string, string>> = { number: 'a number', int: 'a whole number', string: 'a word' };

/** What an option takes, where its schema has no sentence of its own. */
export function optionSentence(issue: Issue): string {
  return `Expected: ${takenBy(issue)}.`;
}

function takenBy(issue: Pick<Issue, 'code'> & Record<string, unknown>): string {
  switch (issue.code) {
    case 'invalid_type':
      return NAMES[String(issue.expected)] ?? 'another value';
    case 'invalid_value':
      return (issue.values as unknown[]).join(' or ');
    case 'too_small':
      return limited(issue, issue.minimum, issue.inclusive === false ? 'above' : 'of at least');
    case 'too_big':
      return limited(issue, issue.maximum, issue.inclusive === false ? 'below' : 'of at most');
    case 'invalid_union': {
      const ways = (issue.errors as Issue[][]).flatMap(([first]) => (first ? [takenBy(first)] : []));
      return [...new Set(ways)].join(', or ');
    }
    default:
      return 'another value';
  }
}

function limited({ origin }: Record<string, unknown>, limit: unknown, how: string): string {
  if (origin === 'array') {
    return `${how.replace('of ', '')} ${String(limit)} values`;
  }
  return origin === 'string' ? 'a text' : `a number ${how} ${String(limit)}`;
}
