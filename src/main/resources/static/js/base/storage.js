/** What a browser keeps; where it may not, as long as the page is open. */
class Kept {
  #own = new Map();

  constructor(place) {
    this.place = place;
  }

  get(name) {
    try {
      return this.place().getItem(name) ?? this.#own.get(name) ?? null;
    } catch {
      return this.#own.get(name) ?? null;
    }
  }

  /** @param value null forgets it */
  set(name, value) {
    this.#own.delete(name);
    try {
      value === null ? this.place().removeItem(name) : this.place().setItem(name, value);
    } catch {
      this.#own.set(name, value);
    }
  }
}

export const ofTab = new Kept(() => sessionStorage);
export const ofBrowser = new Kept(() => localStorage);
