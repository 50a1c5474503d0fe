import { describeAge, formatInstant } from '@/lib/dates';

export function Age({ instant, now, timeZone }: { instant: Date; now: Date; timeZone: string }) {
  const exact = formatInstant(instant, timeZone);
  return (
    <time dateTime={instant.toISOString()} title={exact}>
      <span className="print:hidden">{describeAge(instant, now)}</span>
      <span className="hidden print:inline">{exact}</span>
    </time>
  );
}

export function Instant({ instant, timeZone }: { instant: Date; timeZone: string }) {
  return <time dateTime={instant.toISOString()}>{formatInstant(instant, timeZone)}</time>;
}
