import { expect, test } from 'vitest';
import { mailHref, phoneHref } from '@/lib/orders/contact';

test.each([
  ['030 5550123', 'tel:0305550123'],
  ['+49 (0)30 / 555-0123', 'tel:+49305550123'],
  ['(+44) 20 7946 0018', 'tel:+442079460018'],
  ['(030) 5550123', 'tel:0305550123'],
  ['030 5550123 ext. 12', 'tel:0305550123;ext=12'],
  ['030 5550123 x12', 'tel:0305550123;ext=12'],
  ['030 5550123 #12', 'tel:0305550123;ext=12'],
  ['٠٣٠ ٥٥٥', 'tel:030555'],
  ['javascript:alert(1)//030', 'tel:1030'],
])('%s is called as %s', (typed, href) => {
  expect(phoneHref('tel', typed)).toBe(href);
});

test('a text message has no extension', () => {
  expect(phoneHref('sms', '+49 30 555 ext 12')).toBe('sms:+4930555');
});

test('a mail address cannot add a subject or another recipient', () => {
  expect(mailHref('ann+x@example.com')).toBe('mailto:ann%2Bx@example.com');
  expect(mailHref('a@b?subject=x&bcc=c@d,e@f')).toBe('mailto:a@b%3Fsubject%3Dx%26bcc%3Dc@d%2Ce@f');
});
