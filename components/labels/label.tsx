import { clsx } from 'clsx';
import { orderAddress } from '@/lib/http/origin';
import type { Label as LabelProps } from '@/lib/labels/layout';
import { QrCode } from './qr-code';

export function Label({
  label: {
    id,
    orderId,
    recipient,
    address,
    instructions,
    facts,
    sender,
    idSize,
    textSize,
    hasLongFoot,
  },
  origin,
}: {
  label: LabelProps;
  origin: string;
}) {
  return (
    <li className={clsx(textSize, hasLongFoot && 'long-foot')}>
      <p className={`id ${idSize}`}>{orderId}</p>
      <p className="to">
        <b>{recipient}</b>
        <br />
        {address}
        {instructions ? (
          <>
            <br />
            <i>{instructions}</i>
          </>
        ) : null}
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
