'use client';

import Link from 'next/link';
import { useJobProgress } from '@/components/jobs/use-job-progress';
import { buttonClass } from '@/components/ui/button';
import * as messages from '@/lib/imports/messages';
import { importPath } from '@/lib/imports/paths';
import type { FoundProgress } from '@/lib/jobs/progress';

/** On the list of orders, for an import that goes on in the background, or stopped. */
export function ImportNotice({ id, drawn }: { id: string; drawn: FoundProgress }) {
  const { progress } = useJobProgress(id, drawn);
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-raised px-3 py-2 text-sm print:hidden">
      <p className="min-w-0 flex-1 tabular-nums">{messages.importNotice(progress)}</p>
      <Link href={importPath(id)} prefetch={false} className={buttonClass({ size: 'row' })}>
        {messages.showImport}
      </Link>
    </div>
  );
}
