import type { ExportFormat } from './table';

export const FORMAT_NAMES: Record<ExportFormat, string> = { csv: 'CSV', jsonl: 'JSON Lines' };
export const exportAs = (format: ExportFormat) => `Export as ${FORMAT_NAMES[format]}`;
export const exportButton = 'Export';
