/** Control characters other than those of lines, which a terminal obeys, and those that turn the direction of writing. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
/** Those among them that JSON does not escape by itself. */
const UNESCAPED = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Begins the line of a terminal again. */
export const CLEAR_LINE = '\r\u001b[2K';

/**
 * Text fit for a terminal: names of files and headers may hold anything, and could otherwise move the cursor, change what
 * was written before, or have the terminal type commands. Only what begins the line again is kept, at the start.
 */
export function printable(text: string): string {
  const start = text.startsWith(CLEAR_LINE) ? CLEAR_LINE : '';
  return start + text.slice(start.length).replace(OBEYED, '\ufffd');
}

/** Lets a stream of this process, whoever writes to it, show nothing that a terminal obeys. */
export function keepPrintable(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
  stream.write = (chunk: unknown, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? printable(chunk) : printableBytes(chunk as Uint8Array), ...rest);
}

/** A piece of a log: it may begin or end within a character, so that only single bytes can be judged. */
function printableBytes(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, byte => ((byte < 32 && byte !== 9 && byte !== 10) || byte === 127 ? 63 : byte));
}

/** One line of JSON whose texts are whole, and which a terminal shows as it is. */
export function jsonLine(value: unknown): string {
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value).replace(UNESCAPED, escaped)}\n`;
}
