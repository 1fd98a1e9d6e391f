// Pointer, wheel, touch and keys on the map.

class Gestures {
  constructor(map, handlers) {
    this.map = map;
    this.handlers = handlers;
    this.pointers = new Map();
    const { holder } = map;
    holder.addEventListener("pointerdown", (event) => this.down(event));
    holder.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) holder.addEventListener(name, (event) => this.up(event));
    holder.addEventListener("pointerleave", () => this.handlers.leave());
    holder.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    holder.addEventListener("keydown", (event) => this.key(event));
  }

  place(event) {
    const box = this.map.holder.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  isOnMap(event) {
    return event.target === this.map.holder || event.target.localName === "canvas";
  }

  down(event) {
    if (!this.isOnMap(event) || event.button > 0) return;
    const place = this.place(event);
    this.pointers.set(event.pointerId, place);
    this.map.holder.setPointerCapture(event.pointerId);
    if (this.pointers.size > 1) {
      this.drag?.cancel?.();
      this.drag = null;
      this.isMoved = true;
      return;
    }
    this.start = place;
    this.isMoved = false;
    this.drag = this.map.grab(...place, event);
  }

  move(event) {
    const place = this.place(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      if (this.isOnMap(event) && event.pointerType !== "touch") this.handlers.hover(...place);
      return;
    }
    if (this.pointers.size === 2) this.pinch(event.pointerId, place);
    else this.dragTo(before, place);
    if (this.isMoved || this.pointers.size > 1) this.pointers.set(event.pointerId, place);
  }

  dragTo(before, place) {
    const far = Math.hypot(place[0] - this.start[0], place[1] - this.start[1]);
    if (!this.isMoved && far < 4) return;
    this.isMoved = true;
    this.handlers.leave();
    if (this.drag) this.drag.move(...this.map.toWorld(...place));
    else this.map.pan(place[0] - before[0], place[1] - before[1]);
  }

  pinch(id, place) {
    const other = [...this.pointers].find(([pointer]) => pointer !== id)[1];
    const before = this.pointers.get(id);
    const ratio = Math.hypot(place[0] - other[0], place[1] - other[1]) / Math.max(Math.hypot(before[0] - other[0], before[1] - other[1]), 1);
    this.map.pan((place[0] - before[0]) / 2, (place[1] - before[1]) / 2);
    this.map.zoomAt((place[0] + other[0]) / 2, (place[1] + other[1]) / 2, ratio);
  }

  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    const place = this.place(event);
    const isClick = !this.isMoved && event.type === "pointerup";
    if (this.drag) {
      if (event.type === "pointerup") this.drag.end(...this.map.toWorld(...place));
      else this.drag.cancel?.();
      this.drag = null;
    } else if (isClick) {
      this.handlers.click(...place);
    }
  }

  wheel(event) {
    if (!this.isOnMap(event)) return;
    event.preventDefault();
    const step = event.deltaMode === 1 ? 30 : 1;
    this.map.zoomAt(...this.place(event), Math.exp(-Math.max(-240, Math.min(240, event.deltaY * step)) * 0.0025));
  }

  key(event) {
    if (event.target !== this.map.holder || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.handlers.key(event.key)) event.preventDefault();
  }
}

const arrowDirections = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The community that lies next in a direction: near and little aside; null at the city's edge. */
function neighbourTowards(row, [dx, dy]) {
  const [x, y] = geography.communities[row].middle;
  let best = { row: null, cost: Infinity };
  geography.communities.forEach((shape, other) => {
    if (other === row) return;
    const [otherX, otherY] = shape.middle;
    const along = (otherX - x) * dx + (otherY - y) * dy;
    const aside = Math.abs((otherX - x) * dy) + Math.abs((otherY - y) * dx);
    if (along <= 0 || aside > along * 1.05) return;
    const cost = along + 2 * aside;
    if (cost < best.cost) best = { row: other, cost };
  });
  return best.row;
}

/** The community whose middle is nearest to the middle of what is seen. */
function middleCommunity(view) {
  const distances = geography.communities.map(({ middle: [x, y] }) => Math.hypot(x - view.x, y - view.y));
  return distances.indexOf(Math.min(...distances));
}
