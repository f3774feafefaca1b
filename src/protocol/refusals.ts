import * as z from 'zod';

/** What is wrong with a value, in words for whoever gave it; undefined: as zod says it. */
function refusal(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'too_small': {
      const { origin, minimum, inclusive } = issue;
      if (origin === 'array') {
        return `Give ${valuesOf(minimum)}, no fewer.`;
      }
      return origin === 'string'
        ? 'It is empty.'
        : inclusive
          ? `Give ${minimum} or more.`
          : `Give more than ${minimum}.`;
    }
    case 'too_big': {
      const { origin, maximum, inclusive } = issue;
      if (origin === 'array') {
        return `Give ${valuesOf(maximum)}, no more.`;
      }
      if (origin === 'string') {
        return `It has more than ${maximum} characters.`;
      }
      return inclusive ? `Give ${maximum} or less.` : `Give less than ${maximum}.`;
    }
    case 'invalid_type':
      return issue.input === undefined ? 'It is missing.' : EXPECTED[issue.expected];
    case 'invalid_value':
      return `It is ${issue.values.map(String).join(' or ')}.`;
    default:
      return undefined;
  }
}

const EXPECTED: Readonly<Record<string, string>> = {
  number: 'A number is expected.',
  int: 'A whole number is expected.',
  string: 'A text is expected.',
  boolean: 'true or false is expected.',
  array: 'A list is expected.',
  tuple: 'A list is expected.'
};

function valuesOf(number: number | bigint): string {
  return number === 1 ? '1 value' : `${number} values`;
}

/** Has schemas refuse what does not fit them in sentences, but where they have one of their own. */
export function refuseInWords(): void {
  z.config({ customError: refusal });
}
