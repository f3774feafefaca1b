/** What sbatch makes of the directives of a script: quotes group, a backslash takes the next character as it is, # ends the line. */
export function readDirectives(script: string): string[] {
  return script
    .split('\n')
    .filter(line => line.startsWith('#SBATCH '))
    .map(line => {
      let [text, quote] = ['', ''];
      for (let at = '#SBATCH '.length; at < line.length; at++) {
        const character = line[at];
        if (character === '\\') {
          text += line[++at];
        } else if (quote !== '' && character === quote) {
          quote = '';
        } else if (quote === '' && /["']/.test(character)) {
          quote = character;
        } else if (quote === '' && /[\s#]/.test(character)) {
          return text;
        } else {
          text += character;
        }
      }
      return text;
    });
}
