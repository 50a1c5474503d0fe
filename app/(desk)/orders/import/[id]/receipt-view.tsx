import Link from 'next/link';
import { ReceiptFacts } from '@/components/imports/receipt-facts';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { may } from '@/lib/auth/permissions';
import { showOrders } from '@/lib/imports/messages';
import { importCounts } from '@/lib/imports/counts';
import * as shared from '@/lib/messages';
import { OutcomeView } from './outcome-view';
import { UndoImport } from './undo-import';
import type { ViewProps } from './view-props';

export async function ReceiptView(props: ViewProps) {
  const { actor, view } = props;
  const counts = await importCounts(actor, view.id);
  const hasWritten = counts.created + counts.updated > 0;
  return (
    <>
      <ReceiptFacts view={view} timeZone={actor.timeZone} />
      <div className="mb-6 flex flex-wrap gap-3 print:hidden">
        <Link href="/orders" prefetch={false} className={buttonClass({ look: 'primary' })}>
          {showOrders}
        </Link>
        {hasWritten ? <UndoImport view={view} /> : null}
        {hasWritten && may(actor, 'log.read') ? (
          <a href={`/logs?group=${view.id}`} className={buttonClass({ look: 'quiet' })}>
            <Icon name="log" /> {shared.openLog}
          </a>
        ) : null}
      </div>
      <OutcomeView {...props} counts={counts} />
    </>
  );
}
