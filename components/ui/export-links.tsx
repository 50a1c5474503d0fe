import { exportAs } from '@/lib/exports/messages';
import { EXPORT_FORMATS } from '@/lib/exports/table';
import { Icon } from './icon';

export function ExportLinks({ path, query }: { path: '/orders' | '/logs'; query: string }) {
  return EXPORT_FORMATS.map((format) => (
    <a key={format} href={`${path}/export.${format}${query && `?${query}`}`} target="_self">
      <Icon name="download" /> {exportAs(format)}
    </a>
  ));
}
