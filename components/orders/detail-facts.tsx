import type { ReactNode } from 'react';
import { Fact } from '@/components/ui/fact';
import { describeField } from '@/lib/orders/describe';
import { DETAIL_KEYS, ORDER_FIELDS, type DetailField } from '@/lib/orders/fields';
import { mailHref } from '@/lib/orders/contact';
import type { OrderState } from '@/lib/orders/order';
import { PhoneLinks } from './phone-links';

/** Skips empty fields. `special` replaces the rendering of single fields. */
export function DetailFacts({
  order,
  courier,
  special = {},
}: {
  order: OrderState;
  courier: string | null;
  special?: Partial<Record<DetailField, ReactNode>>;
}) {
  return DETAIL_KEYS.map((field) => {
    const value = field === 'courierId' ? courier : order[field];
    return value === null ? null : (
      <Fact key={field} name={ORDER_FIELDS[field].label}>
        {special[field] ?? showValue(field, value)}
      </Fact>
    );
  });
}

function showValue(field: DetailField, value: string | number): ReactNode {
  const text = describeField(field, value);
  switch (ORDER_FIELDS[field].kind) {
    case 'count':
      return <span className="tabular-nums">{text}</span>;
    case 'date':
      return <time dateTime={String(value)}>{text}</time>;
    case 'phone':
      return <PhoneLinks phone={text} />;
    case 'email':
      return (
        <a href={mailHref(text)} className="wrap-anywhere text-accent hover:underline">
          <bdi>{text}</bdi>
        </a>
      );
    case 'lines':
      return <bdi className="whitespace-pre-line">{text}</bdi>;
    default:
      return <bdi>{text}</bdi>;
  }
}
