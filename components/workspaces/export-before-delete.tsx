import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

const FILES = [
  { href: '/orders/export.csv', name: 'Orders as CSV' },
  { href: '/orders/export.jsonl', name: 'Orders as JSON Lines' },
  { href: '/logs/download', name: 'Whole log, signed' },
];

/** No `download` attribute: after a session has ended it would save the log-in page as the file. */
export function ExportBeforeDelete() {
  return (
    <ul className="flex flex-wrap gap-3">
      {FILES.map(({ href, name }) => (
        <li key={href}>
          <a href={href} target="_self" className={buttonClass()}>
            <Icon name="download" /> {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
