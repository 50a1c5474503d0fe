import { wordsOf } from './header-key';
import { oneOf, type Part } from './parts';
import type { Target } from '@/lib/imports/mapping/mapping';

/** One column of each line must exist. */
export const WOOCOMMERCE_SIGNS = [
  ['ordernumber', 'orderid'],
  ['orderstatus', 'status'],
  ['shippingfirstname', 'billingfirstname'],
  ['shippingaddress12', 'shippingaddress1', 'billingaddress12', 'billingaddress1'],
];

/** Plugins write "First Name (Shipping)", "Shipping First Name" or "_shipping_first_name"; all get the same key. */
export function wooKey(name: string): string {
  const words = wordsOf(name);
  const side = words.find((word) => word === 'shipping' || word === 'billing') ?? '';
  return side + words.filter((word) => word !== side).join('');
}

export const WOOCOMMERCE_PARTS: readonly Part[] = [
  oneOf('orderId', 'ordernumber', 'orderid'),
  oneOf('status', 'orderstatus', 'status'),
  oneOf(
    'numberOfItems',
    'quantityrefund',
    'quantity',
    'itemquantity',
    'qty',
    'itemqty',
    'productquantity',
    'lineitemquantity',
  ),
  oneOf('deliveryDate', 'deliverydate', 'orderdeliverydate'),
  oneOf('orderDate', 'orderdate', 'date', 'datecreated', 'createddate'),
  oneOf('deliveredAt', 'completeddate', 'datecompleted', 'ordercompleteddate'),
  oneOf('needsDelivery', 'shippingmethodtitle', 'shippingmethod'),
  name('recipientName', 'shipping'),
  ...address('recipientAddress', 'shipping'),
  name('recipientNameElse', 'billing'),
  ...address('recipientAddressElse', 'billing'),
  oneOf('recipientPhone', 'shippingphone', 'billingphone'),
  oneOf('recipientEmail', 'billingemail', 'billingemailaddress'),
  oneOf('instructions', 'customernote', 'customernotes', 'customerprovidednote'),
  oneOf('timeWindow', 'deliverytime', 'deliverytimeslot', 'timeslot', 'orderdeliverytime'),
];

function name(target: Target, side: string): Part {
  const choices = [['firstname', 'lastname'], ['fullname'], ['name']];
  return { target, choices: choices.map((choice) => choice.map((key) => side + key)) };
}

function address(target: Target, side: string): Part[] {
  const sided = (...keys: string[]) => oneOf(target, ...keys.map((key) => side + key));
  return [
    {
      target,
      choices: [[`${side}address12`], [`${side}address1`, `${side}address2`], [`${side}address`]],
    },
    sided('company'),
    sided('city'),
    sided('statename', 'state', 'statecode'),
    sided('postcode', 'zip', 'zipcode', 'postalcode'),
    sided('countryname', 'country', 'countrycode', 'countryfullname'),
  ];
}
