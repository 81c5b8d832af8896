// A set of very many ids in little memory: 64 bits of each, in open addressing. A million ids take 16 MB instead of the
// 100 that a Set of strings would. No repetition is ever missed; that an honest log of a million ids is accused of one, by
// two ids that share their bits, has a chance of less than one in ten million.

const FIRST_SLOTS = 1 << 12;
const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;
const OTHER_BASIS = 0x9747b28c;

export class SeenIds {
  #slots = new Uint32Array(FIRST_SLOTS * 2);
  #size = 0;

  /** Adds `id`; false where it was there already. */
  add(id: string): boolean {
    if ((this.#size + 1) * 2 > this.#slots.length / 2) this.#grow();
    let high = FNV_BASIS;
    let low = OTHER_BASIS;
    for (let at = 0; at < id.length; at += 1) {
      const unit = id.charCodeAt(at);
      high = Math.imul(high ^ unit, FNV_PRIME);
      low = Math.imul(low ^ unit, 0x85ebca6b) ^ (low >>> 13);
    }
    // Zero in both words means an empty slot.
    const isNew = this.#put(high >>> 0, (low | 1) >>> 0);
    if (isNew) this.#size += 1;
    return isNew;
  }

  #put(high: number, low: number): boolean {
    const count = this.#slots.length / 2;
    for (let slot = (high ^ (low >>> 7)) % count; ; slot = (slot + 1) % count) {
      const at = (slot < 0 ? slot + count : slot) * 2;
      if (this.#slots[at] === high && this.#slots[at + 1] === low) return false;
      if (this.#slots[at] === 0 && this.#slots[at + 1] === 0) {
        this.#slots[at] = high;
        this.#slots[at + 1] = low;
        return true;
      }
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const [high = 0, low = 0] = [old[at], old[at + 1]];
      if (low !== 0) this.#put(high, low);
    }
  }
}
