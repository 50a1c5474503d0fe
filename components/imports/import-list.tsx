import { Age } from '@/components/ui/time';
import * as messages from '@/lib/imports/messages';
import { importPath } from '@/lib/imports/paths';
import type { ListedImport } from '@/lib/imports/queries';

export function ImportList({
  imports,
  now,
  timeZone,
}: {
  imports: ListedImport[];
  now: Date;
  timeZone: string;
}) {
  if (imports.length === 0) return null;
  return (
    <section aria-labelledby="earlier" className="mt-10">
      <h2 id="earlier" className="mb-2 font-semibold">
        {messages.earlierTitle}
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {imports.map(({ id, source, fileName, state, userName, createdAt, created, updated }) => {
          const written = { created, updated };
          const hasWritten = created + updated > 0 || state === 'done';
          return (
            <li key={id} className="py-1.5">
              <a
                href={importPath(id)}
                className="inline-flex min-h-11 items-center font-medium wrap-anywhere text-accent hover:underline pointer-fine:min-h-8"
              >
                <bdi>{messages.importName(source, fileName)}</bdi>
              </a>
              <p className="text-sm text-muted tabular-nums">
                {messages.earlierState(state, hasWritten ? written : null)} · <bdi>{userName}</bdi>{' '}
                · <Age instant={createdAt} now={now} timeZone={timeZone} />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
