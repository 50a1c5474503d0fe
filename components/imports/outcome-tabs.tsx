import { outcomesLabel } from '@/lib/imports/messages';
import { importPath, type Show } from '@/lib/imports/paths';
import type { OutcomeTab } from '@/lib/imports/tabs';

export function OutcomeTabs({
  id,
  tabs,
  show,
}: {
  id: string;
  tabs: readonly OutcomeTab[];
  show: Show | undefined;
}) {
  return (
    <nav
      aria-label={outcomesLabel}
      className="mb-3 flex flex-wrap gap-1 border-b border-line text-sm"
    >
      {tabs.map((tab) => (
        <a
          key={tab.show ?? 'all'}
          href={importPath(id, tab)}
          aria-current={tab.show === show ? 'page' : undefined}
          className="-mb-px flex h-11 items-center border-b-2 border-transparent px-3 text-muted tabular-nums hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {tab.text}
        </a>
      ))}
    </nav>
  );
}
