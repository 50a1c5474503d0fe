/**
 * Why a workbook can't be imported; lib/imports/file/messages.ts has the sentences.
 * @typedef {'binaryWorkbook' | 'openDocument' | 'numbers' | 'word' | 'presentation' | 'compressed' | 'damagedWorkbook'
 *   | 'largeWorkbook' | 'manyWorkbookRows' | 'manyWorkbookColumns' | 'longWorkbookRow' | 'emptyWorkbook'
 *   | 'noSheet'} WorkbookProblem
 */

export class UnreadableWorkbook extends Error {
  /**
   * @param {WorkbookProblem} problem
   * @param {number} [line] the row in the sheet
   */
  constructor(problem, line) {
    super(problem);
    this.problem = problem;
    this.line = line;
  }
}
