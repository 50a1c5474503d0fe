import { describe, expect, test } from 'vitest';
import { findSeparator } from '@/lib/imports/file/separator';

describe('the separator of a file', () => {
  test.each([
    ['a comma', 'id,name,address\n1,Ann,Reims\n', ','],
    ['a semicolon', 'id;name;address\n1;Ann;Reims\n', ';'],
    ['a tab', 'id\tname\taddress\n1\tAnn\tReims\n', '\t'],
    ['a bar', 'id|name|address\n1|Ann|Reims\n', '|'],
    ['a semicolon beside decimal commas', 'id;price;tax\n1;2,50;0,50\n2;3,50;0,70\n', ';'],
    ['a semicolon beside more commas', 'id;to\n1;a, b, c, d\n2;e, f\n3;g, h, i\n', ';'],
    ['a comma beside quoted semicolons', 'id,to\n1,"a; b; c"\n2,"d; e; f"\n3,"g; h; i"\n', ','],
    ['a semicolon beside quoted commas', '"id";"to"\n"1";"a, b"\n"2";"c, d"\n', ';'],
    ['a tab beside commas', 'id\tto\n1\tReims, France\n2\tKöln, Germany\n', '\t'],
    ['a comma around quoted line breaks', 'id,to\n1,"a;\nb;\nc;"\n2,"d;\ne;"\n', ','],
    ['a comma in lines that end in CR', 'id,to\r1,a\r2,b\r', ','],
    ['a semicolon below a title', 'Orders, April\n\nid;to;items\n1;a;2\n2;b;3\n', ';'],
    ['a comma in rows of many widths', 'id,a,b,c\n1,2\n3,4,5,6\n7,8,9,1,2\n3,4,5,6\n', ','],
    ['a declared semicolon', 'sep=;\r\nid,to\r\n1,a\r\n', ';'],
    ['a semicolon declared in quotation marks', '"sep=;"\r\nid,to\r\n1,a\r\n', ';'],
    ['a tab declared before CR', 'SEP=\t\rid,to\r1,a\r', '\t'],
    ['a bar declared in quotation marks before LF', '"sep=|"\nid,to\n1,a\n', '|'],
    ['a comma where a quotation mark stays open', '"sep=;\nid,to\n1,a', ','],
    ['a comma where there is one column', 'Address\nReims\nKöln\n', ','],
    ['a comma where a text is cut within quotes', 'id,to\n1,a\n2,"b;c;', ','],
    ['a comma where there is nothing', '', ','],
  ])('is found to be %s', (_, text, separator) => {
    expect(findSeparator(text)).toBe(separator);
  });
});
