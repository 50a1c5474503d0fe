import { notFound, redirect } from 'next/navigation';
import { LogList } from '@/components/audit-log/log-list';
import { Main } from '@/components/shell/main';
import * as shared from '@/lib/messages';
import { logsTitle } from '@/lib/audit-log/messages';
import { may } from '@/lib/auth/permissions';
import { requirePermission } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { describeLine } from '@/lib/audit-log/list/describe';
import { parseLogListParams } from '@/lib/audit-log/list/parse';
import { listLog } from '@/lib/audit-log/list/queries';
import { logListPath } from '@/lib/audit-log/list/url';
import { listPeople } from '@/lib/accounts/queries';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';

export const generateMetadata = titleFor(logsTitle, 'log.read');

export default pageOrNotFound(async function LogsPage({ searchParams }: PageProps<'/logs'>) {
  const actor = await requirePermission('log.read');
  const { listing, place, notes } = parseLogListParams(await searchParams);
  const [page, people] = await Promise.all([listLog(actor, listing, place), listPeople(actor)]);
  if (!page) notFound();
  const { lines, isLost, ...rest } = page;
  if (lines.length === 0 && (place.before ?? place.after)) redirect(logListPath(listing));
  const { timeZone } = actor;
  return (
    <Main>
      <LogList
        {...{ ...rest, listing, people, timeZone }}
        lines={lines.map(describeLine)}
        notes={isLost ? [...notes, shared.invalidCursor] : notes}
        today={calendarDate(new Date(), timeZone)}
        mayUndo={may(actor, 'orders.edit')}
        mayDownload={may(actor, 'log.download')}
      />
    </Main>
  );
});
