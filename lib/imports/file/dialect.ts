/** How all files are read: any line end, also mixed; quotes where they should not be; rows of any width. */
export const DIALECT = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
};
