import { Age } from '@/components/ui/time';
import { importPath } from '@/lib/imports/paths';
import type { ListedImport } from '@/lib/imports/queries';
import { importName, outcomeText, STATE_NAMES } from '@/lib/imports/messages';

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
        Earlier imports
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {imports.map(({ id, source, fileName, state, userName, createdAt, ...outcome }) => {
          const hasWritten = outcome.created + outcome.updated > 0 || state === 'done';
          return (
            <li key={id} className="py-1.5">
              <a
                href={importPath(id)}
                className="inline-flex min-h-11 items-center font-medium wrap-anywhere text-accent hover:underline pointer-fine:min-h-8"
              >
                <bdi>{importName(source, fileName)}</bdi>
              </a>
              <p className="text-sm text-muted tabular-nums">
                {STATE_NAMES[state]}
                {hasWritten ? `: ${outcomeText(outcome)}` : null} · <bdi>{userName}</bdi> ·{' '}
                <Age instant={createdAt} now={now} timeZone={timeZone} />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
