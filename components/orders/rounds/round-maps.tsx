import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { legsOf, type NavigationApp } from '@/lib/orders/navigation-apps';
import * as messages from '@/lib/orders/rounds/messages';

/** Hands the stops to the navigation app, in as many links as it needs. */
export function RoundMaps({ app, addresses }: { app: NavigationApp; addresses: string[] }) {
  const legs = legsOf(app, addresses);
  const [only] = legs;
  if (!only) return null;
  if (legs.length === 1) {
    return (
      <a href={only.href} target="_blank" rel="noreferrer" className={buttonClass()}>
        {messages.openRound} <Icon name="external" size={14} />
      </a>
    );
  }
  return (
    <Menu id="round-legs" label={messages.openRound}>
      {legs.map(({ first, last, href }) => (
        <a key={first} href={href} target="_blank" rel="noreferrer">
          <Icon name="external" size={14} />
          <span className="min-w-0 truncate">
            {messages.legName(first, last)}
            {first === last ? (
              <>
                {' '}
                <bdi className="text-muted">{addresses[first - 1]}</bdi>
              </>
            ) : null}
          </span>
        </a>
      ))}
    </Menu>
  );
}
