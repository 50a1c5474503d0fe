import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import * as messages from '@/lib/workspaces/messages';

const FILES = [
  { href: '/orders/export.csv', name: messages.ordersAsCsv },
  { href: '/orders/export.jsonl', name: messages.ordersAsJsonLines },
  { href: '/logs/download', name: messages.signedLog },
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
