import { cpus, platform, release, totalmem } from 'node:os';
import { formatNumber } from '@/lib/numbers';

/** Where and when something was measured, in one line. */
export function machineInWords(now: Date): string {
  const date = now.toISOString().slice(0, 10);
  const [cpu] = cpus();
  const memory = formatNumber(Math.round(totalmem() / 2 ** 30));
  return `${date}, ${cpus().length} CPUs (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, Node ${process.versions.node}, ${platform()} ${release()}`;
}
