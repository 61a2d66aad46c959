/** Rows beyond each edge, and for wide tables so many cells. */
const SPARE = 12;
const SPARE_CELLS = 200;
const ROW = 36;
/** A table with so few cells is there as a whole, so that the browser's own search finds everything. */
const FEW = 4000;

/**
 * Keeps only the rows in the page that are near to what is seen. The frame around the table is padded for the rest, so
 * that the table has no other rows than those of the result.
 */
export class RowWindow {
  #places = [];
  #first = 0;
  #last = 0;
  #height = ROW;
  #waiting = false;

  /** @param makeRow from the place of a row in the result and its place in the order */
  constructor({ scroller, frame, body, width, makeRow }) {
    Object.assign(this, { scroller, frame, body, width, makeRow });
    scroller.addEventListener("scroll", () => this.#soon(), { passive: true });
  }

  /** Shows these places of the result, from the top. */
  show(places) {
    this.#places = places;
    this.scroller.scrollTop = 0;
    this.#first = this.#last = 0;
    this.body.replaceChildren();
    this.draw();
  }

  /** To be called also where the scroller's size changes. */
  draw() {
    const { first, last } = this.#range();
    if (first >= this.#last || last <= this.#first) {
      this.#replace(first, last);
    } else {
      this.#move(first, last);
    }
    this.#first = first;
    this.#last = last;
    this.#pad();
    this.#measure();
  }

  /** Before anything is measured: a frame that is too low for a moment would move what is seen. */
  #pad() {
    this.frame.style.paddingTop = `${this.#first * this.#height}px`;
    this.frame.style.paddingBottom = `${(this.#places.length - this.#last) * this.#height}px`;
  }

  #soon() {
    if (!this.#waiting) {
      this.#waiting = true;
      requestAnimationFrame(() => {
        this.#waiting = false;
        this.draw();
      });
    }
  }

  #range() {
    const { length } = this.#places;
    if (length * this.width <= FEW) {
      return { first: 0, last: length };
    }
    const seen = Math.ceil((this.scroller.clientHeight || 600) / this.#height);
    const top = Math.floor(this.scroller.scrollTop / this.#height);
    const spare = Math.max(3, Math.min(SPARE, Math.floor(SPARE_CELLS / this.width)));
    const first = Math.max(0, Math.min(top - spare, length - seen - spare));
    return { first, last: Math.min(length, first + seen + 2 * spare) };
  }

  #rows(first, last) {
    return this.#places.slice(first, last).map((place, index) => this.makeRow(place, first + index));
  }

  #replace(first, last) {
    this.#guardFocus(() => this.body.replaceChildren(...this.#rows(first, last)));
  }

  #move(first, last) {
    this.#guardFocus(() => {
      for (let gone = this.#first; gone < Math.min(first, this.#last); gone++) {
        this.body.firstElementChild.remove();
      }
      for (let gone = this.#last; gone > Math.max(last, this.#first); gone--) {
        this.body.lastElementChild.remove();
      }
      this.body.prepend(...this.#rows(first, Math.max(first, this.#first)));
      this.body.append(...this.#rows(Math.min(last, Math.max(this.#last, first)), last));
    });
  }

  /** Who has scrolled the focused cell away goes on scrolling by keyboard. */
  #guardFocus(change) {
    const inside = this.body.contains(document.activeElement);
    change();
    if (inside && !this.body.contains(document.activeElement)) {
      this.scroller.focus({ preventScroll: true });
    }
  }

  #measure() {
    const height = this.body.getBoundingClientRect().height / this.body.rows.length;
    if (height > 0 && Math.abs(height - this.#height) > 0.01) {
      this.#height = height;
      this.#pad();
    }
  }
}
