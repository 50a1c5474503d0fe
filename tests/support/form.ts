import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { request } from './request';

/** The fields of a form; a list stands for several fields with one name. */
export type Fields = Record<string, string | number | Blob | readonly string[]>;

/** A form with these fields, from a page rendered for the signed-in user. */
export function formOf(fields: Fields): FormData {
  const form = new FormData();
  if (request.userId) form.append(RENDERED_FOR, request.userId);
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      form.append(name, one instanceof Blob ? one : String(one));
    }
  }
  return form;
}
