import { RENDERED_FOR } from '@/lib/forms/rendered-for';
import { request } from './request';

/** What a form sends; a list stands for several fields of one name. */
export type Fields = Record<string, string | number | Blob | readonly string[]>;

/** A form with these fields, as a page sends it that was rendered for whoever is signed in. */
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
