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
    <nav aria-label={outcomesLabel} className="outcome-tabs">
      {tabs.map((tab) => (
        <a
          key={tab.show ?? 'all'}
          href={importPath(id, tab)}
          aria-current={tab.show === show ? 'page' : undefined}
        >
          {tab.text}
        </a>
      ))}
    </nav>
  );
}
