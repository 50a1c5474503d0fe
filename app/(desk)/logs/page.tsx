import { notFound, redirect } from 'next/navigation';
import { LogList } from '@/components/audit-log/log-list';
import { Main } from '@/components/shell/main';
import { parseLogListParams } from '@/lib/audit-log/list/parse';
import { logListPath } from '@/lib/audit-log/list/url';
import { logsTitle } from '@/lib/audit-log/messages';
import { may } from '@/lib/auth/permissions';
import { requirePermission } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { loadLog } from './load-log';

export const generateMetadata = titleFor(logsTitle, 'log.read');

export default pageOrNotFound(async function LogsPage({ searchParams }: PageProps<'/logs'>) {
  const actor = await requirePermission('log.read');
  const { listing, place, notes } = parseLogListParams(await searchParams);
  const now = new Date();
  const loaded = await loadLog(actor, { listing, place }, now);
  if (!loaded) notFound();
  const { log, people } = loaded;
  if (!log) redirect(logListPath(listing));
  const { timeZone } = actor;
  return (
    <Main>
      <LogList
        {...{ log, listing, place, people, notes, timeZone }}
        today={calendarDate(now, timeZone)}
        mayUndo={may(actor, 'orders.edit')}
        mayDownload={may(actor, 'log.download')}
      />
    </Main>
  );
});
