import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { DownloadLog } from '@/components/log/download-log';
import { LogTable } from '@/components/log/log-table';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import { SoftLinks } from '@/components/ui/soft-links';
import { may } from '@/lib/auth/permissions';
import { requireActor } from '@/lib/auth/require-actor';
import { formatNumber } from '@/lib/numbers';
import { listLog } from '@/lib/log/queries';

export const metadata: Metadata = { title: 'Logs' };

/** More than any database has a number for. */
const BEYOND = 2 ** 31;

const sequence = z.coerce.number().int().min(0).lt(BEYOND).optional().catch(undefined);
const parameters = z.object({ before: sequence, after: sequence });

export default async function LogsPage({ searchParams }: PageProps<'/logs'>) {
  const actor = await requireActor();
  const { before, after } = parameters.parse(await searchParams);
  const page = await listLog(actor, {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
  if (!page) notFound();
  const { entries, newer, older, total } = page;
  if (entries.length === 0 && total > 0) redirect('/logs');

  return (
    <Main>
      <PageHeading title="Logs">{may(actor, 'log.download') ? <DownloadLog /> : null}</PageHeading>
      <SoftLinks>
        {entries.length === 0 ? (
          <Empty
            icon="log"
            text="Nothing has happened yet. Every action on an order is written down here."
          >
            <Link href="/orders/new" prefetch={false} className={buttonClass()}>
              Create the first order
            </Link>
          </Empty>
        ) : (
          <>
            <LogTable entries={entries} now={new Date()} timeZone={actor.timeZone} />
            <Pager
              summary={`${entries.length} of ${formatNumber(total)}`}
              newer={newer === null ? null : `/logs?after=${newer}`}
              older={older === null ? null : `/logs?before=${older}`}
            />
          </>
        )}
      </SoftLinks>
    </Main>
  );
}
