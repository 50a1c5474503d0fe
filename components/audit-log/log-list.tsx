'use client';

import { useLiveData } from '@/components/shell/live-data';
import { buttonClass } from '@/components/ui/button';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { Empty } from '@/components/ui/empty';
import { ExportLinks } from '@/components/ui/export-links';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { MoreToSearch, nextPart, SearchOn } from '@/components/ui/more-to-search';
import { Notes } from '@/components/ui/notes';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import type { Person } from '@/lib/accounts/queries';
import type { LogData } from '@/lib/audit-log/list/describe';
import { PART_ROWS, type LogListParams } from '@/lib/audit-log/list/params';
import {
  clearedLogPath,
  hasLogFilter,
  liveLogPath,
  logListPath,
  logListQuery,
} from '@/lib/audit-log/list/url';
import type { Part } from '@/lib/db/pagination/page';
import * as messages from '@/lib/audit-log/messages';
import { exportButton } from '@/lib/exports/messages';
import * as shared from '@/lib/messages';
import type { Place } from '@/lib/orders/list/params';
import { NEW_ORDER_PATH } from '@/lib/orders/list/url';
import { LogFilters } from './log-filters';
import { LogTable } from './log-table';

/** Everything on the page, so that its payload is this data and not the markup again. */
export function LogList({
  log: drawn,
  listing,
  place,
  people,
  notes,
  today,
  timeZone,
  mayUndo,
  mayDownload,
}: {
  log: LogData;
  listing: LogListParams;
  place: Place;
  people: Person[];
  /** On ignored parameters. */
  notes: string[];
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  mayUndo: boolean;
  mayDownload: boolean;
}) {
  const log = useLiveData(liveLogPath(listing, place), drawn);
  const { lines, groupSize, count, isLeast, part, before, after, isLost } = log;
  const isFiltered = hasLogFilter(listing);
  const next = nextPart(part, { before, after }, (at) => logListPath(listing, at));
  const isEmpty = lines.length === 0 && !isFiltered;
  return (
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
            {mayDownload ? <DownloadLog /> : null}
          </Menu>
        )}
      </PageHeading>
      {isEmpty ? null : <LogFilters {...{ listing, people, groupSize }} />}
      <Notes notes={isLost ? [...notes, shared.invalidCursor] : notes} />
      {lines.length > 0 ? (
        <>
          <LogTable {...{ lines, today, timeZone, mayUndo }} />
          {next ? <MoreToSearch searched={messages.entries(PART_ROWS)} path={next} /> : null}
        </>
      ) : isFiltered ? (
        <Empty icon="log" text={noneFound(part, next)}>
          <div className="flex flex-wrap justify-center gap-3">
            {next ? <SearchOn path={next} /> : null}
            <a href={clearedLogPath(listing)} className={buttonClass()}>
              {shared.clearFilters}
            </a>
          </div>
        </Empty>
      ) : (
        <Empty icon="log" text={messages.noEntries}>
          <a href={NEW_ORDER_PATH} className={buttonClass()}>
            {messages.createFirstOrder}
          </a>
        </Empty>
      )}
      {lines.length > 0 || part ? (
        <Pager
          summary={messages.pageSummary({
            lines: lines.length,
            isCollapsed: lines.some(({ group }) => group),
            count,
            isLeast,
            isFiltered,
          })}
          newer={before && logListPath(listing, { before })}
          older={after && logListPath(listing, { after })}
          newestFirst={listing.descending}
        />
      ) : null}
    </ClientNavigation>
  );
}

function noneFound(part: Part | null, next: string | null): string {
  if (next) return shared.noneInPart(messages.entries(PART_ROWS));
  return part ? messages.noneInRest : messages.noMatches;
}

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
