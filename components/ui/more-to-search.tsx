import type { PageParam, Part } from '@/lib/db/pagination/page';
import * as messages from '@/lib/messages';
import { buttonClass } from './button';

type Cursors = { before: string | null; after: string | null };

/** The path where the search continues; null if it doesn't. */
export function nextPart(
  part: Part | null,
  { before, after }: Cursors,
  pathAt: (place: PageParam) => string,
): string | null {
  if (part === 'before' && before) return pathAt({ before });
  return part === 'after' && after ? pathAt({ after }) : null;
}

/** Below the rows of a part. */
export function MoreToSearch({ searched, path }: { searched: string; path: string }) {
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted print:hidden">
      {messages.searchedForPage(searched)} <SearchOn path={path} />
    </p>
  );
}

export function SearchOn({ path }: { path: string }) {
  return (
    <a href={path} className={buttonClass()}>
      {messages.continueSearching}
    </a>
  );
}
