import { Instant } from '@/components/ui/time';

/** Printed below the title of a list: workspace, filters, count and time. */
export function PaperHead({
  workspaceName,
  filters,
  summary,
  now,
  timeZone,
}: {
  workspaceName: string;
  filters: readonly string[];
  /** "50 of 830 orders". */
  summary: string;
  now: Date;
  timeZone: string;
}) {
  return (
    <p className="mb-3 hidden text-sm wrap-anywhere print:block">
      {[workspaceName, ...filters, summary].join(' · ')} · As of{' '}
      <Instant instant={now} timeZone={timeZone} />
    </p>
  );
}
