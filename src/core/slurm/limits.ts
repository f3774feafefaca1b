const MEGABYTES: Readonly<Record<string, number>> = { K: 1 / 1024, M: 1, G: 1024, T: 1024 * 1024 };

/**
 * Megabytes (2^20 bytes), whole, of what people and Slurm write: 64G, 1.5G, 317336K; a number alone counts megabytes, as in sbatch.
 * Undefined for anything else. Slurm before 21.08 adds n or c: for each node, for each core.
 */
export function parseMemory(text: string): number | undefined {
  const [, number, unit = 'M'] = /^(\d+(?:\.\d+)?)([KMGT]?)B?[nc]?$/i.exec(text.trim()) ?? [];
  const megabytes = Number(number) * MEGABYTES[unit.toUpperCase() || 'M'];
  return megabytes > 0 ? Math.ceil(megabytes) : undefined;
}

/** For people: 640 MB, 3.9 GB. */
export function memoryText(megabytes: number): string {
  return megabytes < 1024 ? `${Math.round(megabytes)} MB` : `${+(megabytes / 1024).toPrecision(3)} GB`;
}

/** As an option takes it: 4G where that is exact, else 4100M. */
export function memoryOption(megabytes: number): string {
  return megabytes % 1024 === 0 ? `${megabytes / 1024}G` : `${megabytes}M`;
}

/** Minutes, whole, of a time limit as sbatch takes it: minutes, m:s, h:m:s, d-h, d-h:m, d-h:m:s. Undefined for anything else. */
export function parseTime(text: string): number | undefined {
  const [, days, rest] = /^(?:(\d+)-)?(\d+(?::\d{1,2}){0,2})$/.exec(text.trim()) ?? [];
  if (rest === undefined) {
    return undefined;
  }
  const parts = rest.split(':').map(Number);
  const [hours, minutes, seconds] =
    days !== undefined
      ? [parts[0], parts[1] ?? 0, parts[2] ?? 0]
      : parts.length === 3
        ? parts
        : [0, parts[0], parts[1] ?? 0];
  return Math.max(1, Math.ceil(Number(days ?? 0) * 1440 + hours * 60 + minutes + seconds / 60));
}

/** For people: 45 min, 2 h, 1 h 30 min. */
export function timeText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 || hours === 0 ? [`${rest} min`] : [])].join(' ');
}
