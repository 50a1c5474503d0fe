import { ReasonList } from '@/components/bulk/reason-list';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { exportAs, FORMAT_NAMES } from '@/lib/exports/messages';
import { describeReasons } from '@/lib/bulk/describe';
import type { Preview } from '@/lib/bulk/preview';
import type { BulkAction } from '@/lib/bulk/queries';
import { EXPORT_FORMATS } from '@/lib/exports/table';

export function ExportView({ bulkAction, preview }: { bulkAction: BulkAction; preview: Preview }) {
  return (
    <>
      <p className="mb-6 flex flex-wrap gap-3">
        {EXPORT_FORMATS.map((format) => (
          <a
            key={format}
            href={`/orders/export.${format}?group=${bulkAction.id}`}
            target="_self"
            aria-label={exportAs(format)}
            className={buttonClass()}
          >
            <Icon name="download" /> {FORMAT_NAMES[format]}
          </a>
        ))}
      </p>
      <ReasonList reasons={describeReasons(preview.reasons)} />
    </>
  );
}
