import { ReasonList } from '@/components/bulk/reason-list';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { Preview } from '@/lib/bulk/preview';
import type { BulkAction } from '@/lib/bulk/queries';

export function ExportView({ group, preview }: { group: BulkAction; preview: Preview }) {
  return (
    <>
      <p className="mb-6 flex flex-wrap gap-3">
        {[
          ['csv', 'CSV'],
          ['jsonl', 'JSON Lines'],
        ].map(([extension, name]) => (
          <a
            key={extension}
            href={`/orders/export.${extension}?group=${group.id}`}
            target="_self"
            aria-label={`Export as ${name}`}
            className={buttonClass()}
          >
            <Icon name="download" /> {name}
          </a>
        ))}
      </p>
      <ReasonList reasons={preview.reasons} />
    </>
  );
}
