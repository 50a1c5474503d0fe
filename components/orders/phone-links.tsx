import { clsx } from 'clsx';
import { phoneHref } from '@/lib/orders/contact';
import * as messages from '@/lib/orders/messages';

const linkClass = 'text-accent hover:underline';

/** The number as a link that calls it, and a second one that opens a text message. */
export function PhoneLinks({ phone, className }: { phone: string; className?: string }) {
  return (
    <span className={clsx('inline-flex flex-wrap items-center gap-x-4', className)}>
      <a href={phoneHref('tel', phone)} className={linkClass}>
        <bdi className="tabular-nums">{phone}</bdi>
      </a>
      <a
        href={phoneHref('sms', phone)}
        aria-label={messages.textMessageName(phone)}
        className={clsx(linkClass, 'text-sm print:hidden')}
      >
        {messages.textMessageLink}
      </a>
    </span>
  );
}
