/** What a spreadsheet would take for a formula: = + - @, also their wide forms, behind spaces or signs that are not seen. */
const FORMULA = /^[\s\u0000-\u001f\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^ *[\t\r\n]/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Whether text from a database could be run by a spreadsheet. A number is none, also where it is negative. */
export const couldRun = (text) => FORMULA.test(text) && !NUMBER.test(text);

/** The text with a quote before it that makes it text where it could be run. */
export const harmless = (text) => (couldRun(text) ? `'${text}` : text);
