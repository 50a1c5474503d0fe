import { Instant } from '@/components/ui/time';

/** On paper only, beneath the title of a list: whose it is, what it was narrowed down to, and as of when it holds. */
export function PaperHead({
  workspaceName,
  filters,
  summary,
  now,
  timeZone,
}: {
  workspaceName: string;
  filters: readonly string[];
  /** How much of it stands on this paper: "50 of 830 orders". */
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
