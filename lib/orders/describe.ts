import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import { ORDER_FIELDS, type OrderField } from './fields';
import { describeWindow } from './time-window';
import { STATUS_NAMES, type OrderStatus } from './status';

export function describeField(field: OrderField, value: string | number): string {
  const text = String(value);
  switch (ORDER_FIELDS[field].kind) {
    case 'count':
      return formatNumber(Number(value));
    case 'date':
      return formatDate(text);
    case 'status':
      return STATUS_NAMES[text as OrderStatus] ?? text;
    case 'window':
      return describeWindow(text);
    case 'line':
    case 'lines':
    case 'address':
    case 'phone':
    case 'email':
    case 'user':
      return text;
  }
}
