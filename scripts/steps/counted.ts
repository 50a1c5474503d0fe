import { formatNumber } from '@/lib/numbers';

/** "1 order", "1,204 entries" */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${formatNumber(number)} ${number === 1 ? one : many}`;
}
