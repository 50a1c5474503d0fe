import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { LogFilters } from '@/components/audit-log/log-filters';
import { LogTable } from '@/components/audit-log/log-table';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ExportLinks } from '@/components/ui/export-links';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { Notes } from '@/components/ui/notes';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import { ClientNavigation } from '@/components/ui/client-navigation';
import * as shared from '@/lib/messages';
import * as messages from '@/lib/audit-log/messages';
import { exportButton } from '@/lib/exports/messages';
import { may } from '@/lib/auth/permissions';
import { requirePermission } from '@/lib/auth/require-actor';
import { listLog } from '@/lib/audit-log/list/queries';
import {
  clearedLogPath,
  hasLogFilter,
  logListPath,
  logListQuery,
  parseLogListParams,
} from '@/lib/audit-log/list/url';
import { listPeople } from '@/lib/accounts/queries';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';

export const generateMetadata = titleFor(messages.logsTitle, 'log.read');

export default pageOrNotFound(async function LogsPage({ searchParams }: PageProps<'/logs'>) {
  const actor = await requirePermission('log.read');
  const { listing, place, notes } = parseLogListParams(await searchParams);
  const [page, people] = await Promise.all([listLog(actor, listing, place), listPeople(actor)]);
  if (!page) notFound();
  const { lines, before, after } = page;
  if (lines.length === 0 && (place.before ?? place.after)) redirect(logListPath(listing));
  const isFiltered = hasLogFilter(listing);
  const isEmpty = lines.length === 0 && !isFiltered;

  return (
    <Main>
      <ClientNavigation>
        <PageHeading title={messages.logsTitle}>
          {isEmpty ? null : (
            <Menu
              id="export"
              label={
                <>
                  <Icon name="download" /> {exportButton}
                </>
              }
            >
              <ExportLinks path="/logs" query={logListQuery(listing)} />
              {may(actor, 'log.download') ? <DownloadLog /> : null}
            </Menu>
          )}
        </PageHeading>
        {isEmpty ? null : (
          <LogFilters listing={listing} people={people} groupSize={page.groupSize} />
        )}
        <Notes notes={page.isLost ? [...notes, shared.invalidCursor] : notes} />
        {lines.length > 0 ? (
          <>
            <LogTable
              lines={lines}
              now={new Date()}
              timeZone={actor.timeZone}
              mayUndo={may(actor, 'orders.edit')}
            />
            <Pager
              summary={messages.pageSummary({
                lines: lines.length,
                isCollapsed: lines.some(({ groupSize }) => groupSize !== null),
                count: page.count,
                isFiltered,
              })}
              newer={before && logListPath(listing, { before })}
              older={after && logListPath(listing, { after })}
              newestFirst={listing.descending}
            />
          </>
        ) : isFiltered ? (
          <Empty icon="log" text={messages.noMatches}>
            <Link href={clearedLogPath(listing)} prefetch={false} className={buttonClass()}>
              {shared.clearFilters}
            </Link>
          </Empty>
        ) : (
          <Empty icon="log" text={messages.noEntries}>
            <Link href="/orders/new" prefetch={false} className={buttonClass()}>
              {messages.createFirstOrder}
            </Link>
          </Empty>
        )}
      </ClientNavigation>
    </Main>
  );
});

/** No `download` attribute: after a session has ended it would save the log-in page as the file. */
function DownloadLog() {
  return (
    <a href="/logs/download" target="_self">
      <Icon name="lock" />
      <span className="py-1.5">
        {messages.downloadLog}
        <span className="block max-w-60 text-xs whitespace-normal text-muted">
          {messages.downloadLogHint}
        </span>
      </span>
    </a>
  );
}
