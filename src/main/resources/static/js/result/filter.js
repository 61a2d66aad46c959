/** Finds rows by words, in a cell as it is and as it is shown. What a row's cells say is put together once. */
export class RowFilter {
  #texts = new Map();

  constructor(rows, columns, writers) {
    this.rows = rows;
    this.columns = columns;
    this.writers = writers;
  }

  /** The places of the rows that have every word of the text, in one column or (null) in any. */
  matches(text, only) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const places = [...this.rows.keys()];
    if (words.length === 0) {
      return places;
    }
    const columns = only === null ? this.columns : [this.columns[only]];
    const texts = this.#read(only, columns);
    return places.filter((place) => words.every((word) => texts[place].includes(word)));
  }

  #read(only, columns) {
    if (!this.#texts.has(only)) {
      this.#texts.set(only, this.rows.map((row) => columns.map((column) => this.#says(row, column)).join("\n").toLowerCase()));
    }
    return this.#texts.get(only);
  }

  #says(row, { index, grouped, time }) {
    const cell = row[index];
    if (cell === null) {
      return "null";
    }
    return grouped || time ? `${cell}\n${this.writers[index](cell)}` : String(cell);
  }
}
