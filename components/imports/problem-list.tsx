import { Icon } from '@/components/ui/icon';
import type { Problem } from '@/lib/imports/import';
import { problemPlace } from '@/lib/imports/messages';

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="space-y-1">
      {problems.map(({ name, line, value, text }, index) => (
        <li key={index} className="flex gap-1.5">
          <span className="mt-0.5 text-danger">
            <Icon name="alert" />
          </span>
          <span className="min-w-0 wrap-anywhere">
            <span className="text-muted">{problemPlace({ name, line, value })}</span> {text}
          </span>
        </li>
      ))}
    </ul>
  );
}
