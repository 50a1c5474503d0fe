import { clsx } from 'clsx';
import { orderAddress } from '@/lib/http/origin';
import type { Label as LabelProps } from '@/lib/labels/layout';
import { QrCode } from './qr-code';

export function Label({
  label: { id, orderId, recipient, address, facts, sender, idSize, textSize, hasLongSender },
  origin,
}: {
  label: LabelProps;
  origin: string;
}) {
  return (
    <li className={clsx(textSize, hasLongSender && 'long-sender')}>
      <p className={`id ${idSize}`}>{orderId}</p>
      <p className="to">
        <b>{recipient}</b>
        <br />
        {address}
      </p>
      <p className="foot">
        {facts}
        <br />
        {sender}
      </p>
      <QrCode address={orderAddress(origin, id)} orderId={orderId} />
    </li>
  );
}
